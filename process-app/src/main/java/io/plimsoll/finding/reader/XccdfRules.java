package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules of a benchmark say of themselves, where it stands in the file before the results; never more than a limit. */
final class XccdfRules {

    private static final int MOST_RULES = 20_000;
    private static final int MOST_CHARACTERS = 10_000_000;

    /** As in {@code xccdf_org.example_rule_name}: every id since version 1.2 has the publisher in it. */
    private static final Pattern ID = Pattern.compile("xccdf_([^_]+)_rule_(.+)");

    /** The guides that most Linux results are made with; their rules had these short names before version 1.2. */
    private static final String COMMON = "org.ssgproject.content";

    /** The revision is counted up with every edition, while the rule stays what it is. */
    private static final Pattern STIG = Pattern.compile("(SV-\\d+)r\\d+_rule");

    /** What stands for a framework in guides that give its address, and is not plain from that. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "cisecurity.org/controls", "cis-controls",
            "nist.cswp", "nist-csf",
            "pcisecuritystandards.org", "pci-dss",
            "iso.org/", "iso-27001");

    static final Rule UNKNOWN = new Rule("", null, Set.of());

    private static final char SEPARATOR = '\u001f';

    private final RepeatedReferences repeated = new RepeatedReferences();
    private final Map<String, Rule> rules = new HashMap<>();
    private int characters;

    /**
     * @param severity null where the rule says none
     */
    record Rule(String title, @Nullable Severity severity, Set<String> references) {}

    /** Takes the rule at hand and goes past its end. */
    void read(StrictXml xml) throws BrokenFile {
        String id = xml.attribute("id");
        Severity severity = Words.severity(xml.attribute("severity"));
        String title = "";
        var references = new References();
        int depth = xml.depth();
        while (xml.nextWithin(depth)) {
            if (xml.depth() > depth + 1) {
                continue;
            }
            switch (xml.name()) {
                case "title" -> title = Texts.clean(xml.text(Row.TITLE * 2), Row.TITLE);
                case "ident" -> ident(xml.attribute("system"), xml.text(200), references);
                case "reference" -> reference(xml, references);
                default -> {
                    // fixes, checks and the like
                }
            }
        }
        keep(id, new Rule(title, severity, references.toSet()));
    }

    Rule of(String id) {
        return rules.getOrDefault(id, UNKNOWN);
    }

    /** The short id of a check: the publisher stays in it unless it is the common one, so that no two look alike. */
    static String check(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return id;
        }
        String name = STIG.matcher(parts.group(2)).replaceFirst("$1");
        return parts.group(1).equals(COMMON) ? name : parts.group(1) + ":" + name;
    }

    /** What the identifiers of a result stand for, as {@link #identifier} has put them down. */
    Set<String> identified(String identifiers) {
        return repeated.of(identifiers, all -> {
            var references = new References();
            all.lines().forEach(line -> {
                int end = line.indexOf(SEPARATOR);
                ident(line.substring(0, end), line.substring(end + 1), references);
            });
            return references;
        });
    }

    /** One line of the identifier at hand: its system and its text. */
    static String identifier(StrictXml xml) throws BrokenFile {
        String system = xml.attribute("system");
        return Texts.clean(system, 300).replace('\n', ' ') + SEPARATOR
                + Texts.clean(xml.text(200), 200).replace('\n', ' ') + "\n";
    }

    private static void ident(String system, String text, References references) {
        if (text.startsWith("CCE-")) {
            references.add("cce", text);
        } else if (text.startsWith("CCI-")) {
            references.add("cci", text);
        } else if (text.startsWith("CVE-")) {
            references.add("cve", text);
        } else if (!References.framework(system, "").startsWith("http")) {
            references.add(system, text);
        }
    }

    /** One element may name several requirements; an address that stands for no known framework adds nothing. */
    private static void reference(StrictXml xml, References references) throws BrokenFile {
        String address = xml.attribute("href").toLowerCase(Locale.ROOT);
        String text = xml.text(2000);
        if (address.isEmpty()) {
            references.addText(text);
            return;
        }
        String framework = ADDRESSES.entrySet().stream()
                .filter(entry -> address.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(address);
        boolean known = !References.framework(framework, "").startsWith("http");
        for (String requirement : text.split("[,;\\s]+", -1)) {
            if (requirement.startsWith("CCI-")) {
                references.add("cci", requirement);
            } else if (known) {
                references.add(framework, requirement);
            }
        }
    }

    private void keep(String id, Rule rule) {
        characters += id.length() + rule.title().length();
        characters += rule.references().stream().mapToInt(String::length).sum();
        if (rules.size() < MOST_RULES && characters < MOST_CHARACTERS) {
            rules.put(id, rule);
        }
    }
}

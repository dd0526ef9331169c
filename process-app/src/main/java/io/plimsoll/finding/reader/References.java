package io.plimsoll.finding.reader;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requirements of which frameworks a check is about, spelled in one way whoever says so: {@code cis-m365:1.1.1},
 * {@code nist-800-53:ac-2.1}, {@code nist-csf:pr.ac-1}, {@code scuba:ms.aad.1.1}. The framework's name is a short slug
 * without its version; a benchmark of CIS carries its platform, since each numbers its requirements by itself. Every
 * reader and every mapping rule uses this spelling, so that the two can meet.
 */
public final class References {

    /** How many of one row are kept. */
    static final int MOST = 50;

    private static final int LONGEST = 80;

    /** The first pattern found in a name (lower case, hyphens between its parts) decides. */
    private static final List<Family> FAMILIES = List.of(
            family("800-53(?!\\d)", "nist-800-53"),
            family("800-171(?!\\d)", "nist-800-171"),
            family("^(nist-)?(csf|cybersecurity-framework)", "nist-csf"),
            family("^iso-?(?:iec-?)?(22301|27001|27002|27017|27018|27701)", "iso$1"),
            family("(^|-)pci(-|$)", "pci"),
            family("^cis-(critical-security-)?controls|^cis-csc|^csc-?v?\\d", "cis-controls"),
            family("scuba", "scuba"),
            family("^cis(-|$)|cisecurity", "cis"),
            family("^soc-?2", "soc2"),
            family("hipaa", "hipaa"),
            family("fedramp-20x", "fedramp-20x"),
            family("fedramp", "fedramp"),
            family("gdpr", "gdpr"),
            family("mitre|att-ck", "mitre-attack"),
            family("cmmc", "cmmc"),
            family("(^|-)stig(-|$|s)", "stig"),
            family("^cci$", "cci"),
            family("^cwe$", "cwe"));

    private static final List<Family> PLATFORMS = List.of(
            family("m365|microsoft-?365|office-?365|o365", "m365"),
            family("google-?workspace|gws|g-suite", "google-workspace"),
            family("azure", "azure"),
            family("aws|amazon-?web-?services", "aws"),
            family("gcp|google-?cloud", "gcp"),
            family("kubernetes|k8s", "kubernetes"),
            family("github", "github"),
            family("oracle-?cloud|(^|-)oci(-|$)", "oci"),
            family("alibaba", "alibaba"),
            family("rhel|red-?hat", "rhel"),
            family("ubuntu", "ubuntu"),
            family("debian", "debian"),
            family("windows-?server", "windows-server"),
            family("windows", "windows"),
            family("macos|apple", "macos"));

    private static final Pattern VERSION =
            Pattern.compile("(?<!-part)(?<!-annex)(-(v|ver|version|rev|revision|r|rd|release)?-?\\d+(?:[a-z]\\d*)?)+$");

    /** Categories of the NIST CSF that belong to one function only; some producers leave the function out. */
    private static final Map<String, String> CSF_FUNCTIONS = Map.ofEntries(
            Map.entry("am", "id"),
            Map.entry("be", "id"),
            Map.entry("ra", "id"),
            Map.entry("oc", "gv"),
            Map.entry("rr", "gv"),
            Map.entry("po", "gv"),
            Map.entry("ov", "gv"),
            Map.entry("ac", "pr"),
            Map.entry("aa", "pr"),
            Map.entry("at", "pr"),
            Map.entry("ds", "pr"),
            Map.entry("ip", "pr"),
            Map.entry("pt", "pr"),
            Map.entry("ps", "pr"),
            Map.entry("ir", "pr"),
            Map.entry("ae", "de"),
            Map.entry("cm", "de"),
            Map.entry("dp", "de"),
            Map.entry("an", "rs"),
            Map.entry("mi", "rs"));

    private static final Pattern CSF =
            Pattern.compile("(?:(gv|id|pr|de|rs|rc)[^a-z0-9]+)?([a-z]{2})[^a-z0-9]+0*(\\d{1,2})");
    private static final Pattern NIST = Pattern.compile("([a-z]{2})[^a-z0-9]*0*(\\d{1,2})(?!\\d)(.*)");
    private static final Pattern OSCAL_PART = Pattern.compile("_(obj|smt|stm|stmt|gdn|fr|asm|prm)\\b.*");
    private static final Pattern NUMBER = Pattern.compile("^v?(\\d+(?:\\.\\d+)*)(?![\\d.]).*");
    private static final Pattern SOC = Pattern.compile("(cc|pi|a|c|p)[^a-z0-9]?(\\d+)[^a-z0-9](\\d+).*");
    private static final Pattern POLICY_EDITION = Pattern.compile("v\\d+(\\.\\d+)*$");

    private static final Pattern OWN_FORM = Pattern.compile("([a-z][a-z0-9-]*):(\\S+)");
    private static final List<Pattern> IN_ONE_TEXT = List.of(
            Pattern.compile("([^/]+(?:/[^/]+)?)/([^/\\s]*\\d[^/\\s]*)"),
            Pattern.compile("(.+?)\\s+(?:-\\s+)?(?:requirement|control)\\s+(\\S*\\d\\S*).*", Pattern.CASE_INSENSITIVE),
            Pattern.compile("([A-Za-z].*?)\\s+((?!v\\d)(?:[A-Za-z]{1,4}[-._]?){0,3}\\d[\\w.()-]*)(?:\\s+-\\s.*)?"));

    /** What was spelled already: files say the same few thousand things over and over. */
    private static final Map<String, String> SPELLED = new ConcurrentHashMap<>();

    private static final int MOST_SPELLED = 20_000;

    private final Set<String> found = new TreeSet<>();

    private record Family(Pattern pattern, String slug) {}

    /** What a check is about, where both names are known; adds nothing where they say nothing. */
    References add(String framework, String requirement) {
        return add(framework, "", requirement);
    }

    /** The same, where the source says the platform apart from the framework's name. */
    References add(String framework, String platform, String requirement) {
        String key = framework + '\n' + platform + '\n' + requirement;
        return found.size() >= MOST ? this : keep(spelled(key, () -> of(framework, platform, requirement)));
    }

    /** A requirement that names its framework itself, as in {@code NIST.800-53.r5 AC-3(7)}. */
    References addText(String text) {
        return found.size() >= MOST ? this : keep(spelled(text, () -> ofText(text)));
    }

    /** All of another collection. */
    References addAll(Set<String> others) {
        others.forEach(this::keep);
        return this;
    }

    /** At most {@link #MOST}, in the order of the alphabet. */
    Set<String> toSet() {
        return Collections.unmodifiableSet(new TreeSet<>(found));
    }

    private static String spelled(String key, Supplier<String> spelling) {
        String known = SPELLED.get(key);
        if (known != null) {
            return known;
        }
        String spelled = spelling.get();
        if (key.length() <= LONGEST * 2 && SPELLED.size() < MOST_SPELLED) {
            SPELLED.put(key, spelled);
        }
        return spelled;
    }

    private References keep(String reference) {
        if (!reference.isEmpty() && found.size() < MOST) {
            found.add(reference);
        }
        return this;
    }

    /**
     * One reference.
     *
     * @param framework by any name that is in use, with or without version, also an address
     * @param platform as in {@code azure}, "" where the framework's name says it or there is none
     * @param requirement the framework's own id, in any spelling that is in use
     * @return "" where it cannot be told what is meant
     */
    public static String of(String framework, String platform, String requirement) {
        String slug = framework(framework, platform);
        String id = slug.isEmpty() ? "" : requirement(slug, requirement);
        return id.isEmpty() || id.length() > LONGEST ? "" : slug + ":" + id;
    }

    /** One reference out of a text that holds framework and requirement; only frameworks known here are looked for. */
    public static String ofText(String text) {
        String stripped = text.strip();
        if (stripped.length() > 200) {
            return "";
        }
        Matcher own = OWN_FORM.matcher(stripped.toLowerCase(Locale.ROOT));
        if (own.matches()) {
            return of(own.group(1), "", own.group(2));
        }
        for (Pattern form : IN_ONE_TEXT) {
            Matcher parts = form.matcher(stripped);
            if (parts.matches() && known(hyphenated(parts.group(1)))) {
                return of(parts.group(1), "", parts.group(2));
            }
        }
        return "";
    }

    /** A framework's slug, as in {@code cis-azure}; "" for a name without any letter. */
    public static String framework(String name, String platform) {
        String hyphenated = hyphenated(name);
        String slug = first(FAMILIES, hyphenated);
        if (slug.equals("cis")) {
            String known = first(PLATFORMS, hyphenated);
            String on = known.isEmpty() ? first(PLATFORMS, hyphenated(platform)) : known;
            return on.isEmpty() ? slug : slug + "-" + on;
        }
        if (slug.isEmpty()) {
            slug = VERSION.matcher(hyphenated).replaceFirst("");
        }
        return slug.length() > LONGEST || !slug.matches(".*[a-z].*") ? "" : slug;
    }

    /** A requirement's id in the framework's one spelling; "" where it is none. */
    private static String requirement(String framework, String requirement) {
        String id = requirement.strip().toLowerCase(Locale.ROOT);
        if (id.length() > LONGEST * 2) {
            return "";
        }
        return switch (framework) {
            case "nist-800-53", "fedramp" -> nist(id);
            case "nist-csf" -> csf(id);
            case "nist-800-171", "hipaa" -> dotted(id);
            case "pci", "cis-controls" -> NUMBER.matcher(id.replace('_', '.')).replaceFirst("$1");
            case "cwe" -> id.replaceFirst("^cwe-0*(?=\\d)", "");
            case "soc2" -> SOC.matcher(id).replaceFirst("$1$2.$3");
            case "scuba" -> POLICY_EDITION.matcher(id).replaceFirst("");
            default -> framework.startsWith("cis") ? NUMBER.matcher(id).replaceFirst("$1") : id.replaceAll("\\s+", "-");
        };
    }

    private static String nist(String id) {
        Matcher parts = NIST.matcher(OSCAL_PART.matcher(id).replaceFirst(""));
        if (!parts.matches()) {
            return "";
        }
        String rest = dotted(parts.group(3));
        return parts.group(1) + "-" + parts.group(2) + (rest.isEmpty() ? "" : "." + rest);
    }

    private static String csf(String id) {
        Matcher parts = CSF.matcher(id);
        if (!parts.lookingAt()) {
            return "";
        }
        String category = parts.group(2);
        String function = parts.group(1) == null ? CSF_FUNCTIONS.getOrDefault(category, "") : parts.group(1);
        return (function.isEmpty() ? "" : function + ".") + category + "-" + parts.group(3);
    }

    /** Dots for all that is no letter or digit, numbers without leading zeros. */
    private static String dotted(String id) {
        return id.replaceAll("[^a-z0-9]+", ".").replaceAll("^\\.|\\.$", "").replaceAll("(^|\\.)0+(?=\\d)", "$1");
    }

    private static boolean known(String hyphenated) {
        return !first(FAMILIES, hyphenated).isEmpty();
    }

    private static String first(List<Family> families, String hyphenated) {
        for (Family family : families) {
            Matcher matcher = family.pattern().matcher(hyphenated);
            if (matcher.find()) {
                return family.slug().contains("$") ? family.slug().replace("$1", matcher.group(1)) : family.slug();
            }
        }
        return "";
    }

    private static String hyphenated(String name) {
        return (name.length() > 200 ? name.substring(0, 200) : name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static Family family(String pattern, String slug) {
        return new Family(Pattern.compile(pattern), slug);
    }
}

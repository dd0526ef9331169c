package io.plimsoll.finding.reader;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine that a test result is about. Its name tells it from others; its addresses come and go, so they count
 * only where the name is one that any machine may have.
 */
final class XccdfTarget {

    private static final int LONGEST = 20_000;
    private static final int MOST = 200;
    private static final Set<String> ANY_MACHINE =
            Set.of("", "localhost", "localhost.localdomain", "localhost4", "localhost6", "unknown", "(none)", "none");

    private String name = "";
    private final Set<String> lasting = new TreeSet<>();
    private final Set<String> passing = new TreeSet<>();

    /** Takes what the element at hand says of the machine, if it does. */
    void read(StrictXml xml) throws BrokenFile {
        switch (xml.name()) {
            case "target" -> {
                String text = xml.text(LONGEST);
                name = name.isEmpty() ? text : name;
            }
            case "target-address" -> add(passing, xml.text(LONGEST));
            case "fact" -> fact(xml.attribute("name"), xml);
            default -> {
                // of no use
            }
        }
    }

    private void fact(String urn, StrictXml xml) throws BrokenFile {
        String kind = urn.substring(urn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        switch (kind) {
            case "fqdn", "ein", "guid" -> add(lasting, xml.text(LONGEST));
            case "mac", "ipv4", "ipv6" -> add(passing, xml.text(LONGEST));
            default -> {
                // as above
            }
        }
    }

    /** "" where the result does not say. */
    String name() {
        if (!ANY_MACHINE.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        Set<String> better = lasting.isEmpty() ? passing : lasting;
        String first = better.stream().findFirst().orElse("");
        return name.isEmpty() || first.isEmpty() ? name + first : name + " (" + first + ")";
    }

    /** All that tells it from the client's other machines, and stays the same from scan to scan. */
    String identity() {
        var parts = new TreeSet<>(lasting);
        if (ANY_MACHINE.contains(name.toLowerCase(Locale.ROOT))) {
            parts.addAll(passing);
        }
        parts.remove(name);
        return parts.isEmpty() ? name : name + " " + String.join(" ", parts);
    }

    private static void add(Set<String> to, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean everywhere = lower.isEmpty()
                || ANY_MACHINE.contains(lower)
                || lower.startsWith("127.")
                || lower.equals("::1")
                || lower.equals("0:0:0:0:0:0:0:1")
                || lower.startsWith("fe80:")
                || lower.replace(':', '0').matches("0+");
        if (!everywhere && to.size() < MOST) {
            to.add(lower);
        }
    }
}

package io.plimsoll.finding.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SPF record as its grammar has it (RFC 7208, 12).
 *
 * @param terms the mechanisms, in order
 * @param redirect the domain of the modifier, "" where there is none
 */
record SpfRecord(List<Term> terms, String redirect) {

    private static final String VERSION = "v=spf1";
    private static final Pattern MECHANISM = Pattern.compile(
            "([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/ ][^ ]*?))?(/\\d{1,2})?(//?\\d{1,3})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(\\S*)");
    private static final Pattern IP4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IP6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern DOMAIN = Pattern.compile("[\\x21-\\x7e]*(\\.[A-Za-z0-9-]*[A-Za-z0-9]|%\\{[^}]+})\\.?");

    /**
     * A mechanism.
     *
     * @param qualifier one of + - ~ ?
     * @param name in lower case
     * @param value after the colon, "" where there is none
     * @param prefix the length after the slash, -1 where there is none
     */
    record Term(char qualifier, String name, String value, int prefix) {

        /** The domain to look up: the one given, or the record's own. */
        String domain(String own) {
            return value.isEmpty() ? own : value;
        }

        /** Whether the domain depends on who sends, so that nobody can look it up beforehand (RFC 7208, 7). */
        boolean variable() {
            return value.contains("%");
        }

        /** Whether everybody on the Internet matches. */
        boolean everybody() {
            return name.equals("all") || name.startsWith("ip") && prefix == 0;
        }
    }

    /** Whether the text claims to be an SPF record (RFC 7208, 4.5). */
    static boolean claims(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
    }

    /**
     * Reads a record; unknown modifiers are passed over (RFC 7208, 6).
     *
     * @return empty, with the offending term told to {@code wrong}, where any part does not follow the grammar
     */
    static Optional<SpfRecord> of(String text, List<String> wrong) {
        List<Term> terms = new ArrayList<>();
        String redirect = "";
        for (String part : text.substring(VERSION.length()).strip().split(" +", -1)) {
            Matcher modifier = MODIFIER.matcher(part);
            Matcher mechanism = MECHANISM.matcher(part);
            if (part.isEmpty()) {
                continue;
            }
            if (modifier.matches()) {
                boolean redirects = modifier.group(1).equalsIgnoreCase("redirect");
                if (redirects && (!redirect.isEmpty() || !isDomain(modifier.group(2)))) {
                    wrong.add(part);
                    return Optional.empty();
                }
                redirect = redirects ? modifier.group(2) : redirect;
            } else if (mechanism.matches() && wellFormed(term(mechanism))) {
                terms.add(term(mechanism));
            } else {
                wrong.add(part);
                return Optional.empty();
            }
        }
        return Optional.of(new SpfRecord(List.copyOf(terms), redirect));
    }

    /** The mechanisms that are looked at: nothing after {@code all} is (RFC 7208, 5.1). */
    List<Term> reachable() {
        int all = 0;
        while (all < terms.size() && !terms.get(all).name().equals("all")) {
            all++;
        }
        return terms.subList(0, Math.min(all + 1, terms.size()));
    }

    private static Term term(Matcher found) {
        String qualifier = found.group(1);
        String name = found.group(2).toLowerCase(Locale.ROOT);
        String value = found.group(3) == null ? "" : found.group(3);
        String prefix = found.group(4) == null ? found.group(5) : found.group(4);
        int length = prefix == null ? -1 : Integer.parseInt(prefix.replace("/", ""));
        return new Term(qualifier.isEmpty() ? '+' : qualifier.charAt(0), name, value, length);
    }

    private static boolean wellFormed(Term term) {
        return switch (term.name()) {
            case "all" -> term.value().isEmpty() && term.prefix() < 0;
            case "ip4" -> isIp4(term.value()) && term.prefix() <= 32;
            case "ip6" -> IP6.matcher(term.value()).matches() && term.prefix() <= 128;
            case "include", "exists" -> isDomain(term.value()) && term.prefix() < 0;
            default -> (term.value().isEmpty() || isDomain(term.value())) && term.prefix() <= 128;
        };
    }

    private static boolean isIp4(String text) {
        Matcher parts = IP4.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        for (int i = 1; i <= 4; i++) {
            if (Integer.parseInt(parts.group(i)) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String text) {
        return text.length() <= 253 && DOMAIN.matcher(text).matches();
    }
}

package io.plimsoll.finding.check;

import io.plimsoll.finding.check.CheckResult.Subject;
import io.plimsoll.standard.Severity;

/**
 * Judges the SPF record of a domain (RFC 7208) as a receiver would that gets mail from somewhere unnamed.
 *
 * <p>Met where exactly one valid record ends in fail or softfail. Not met where there is none, where it is an error for
 * receivers (4.6.4, 5.2, 6.1), where everybody may send ({@code +all}, a network of all addresses, also within what is
 * included), and where it ends saying nothing about others ({@code ?all}, or no {@code all} and no redirect: 4.7).
 */
final class SpfCheck {

    static final String CHECK = "dns-spf";
    private static final String TITLE = "Permitted senders are published (SPF)";

    private final DnsLookup dns;

    SpfCheck(DnsLookup dns) {
        this.dns = dns;
    }

    CheckResult of(String domain) {
        var subject = new Subject(CHECK, domain, TITLE);
        var evaluation = new SpfEvaluation(dns);
        char others = evaluation.follow(domain);
        if (!evaluation.errors().isEmpty()) {
            return CheckResult.notMet(subject, Severity.HIGH, sentence(String.join("; ", evaluation.errors())));
        }
        if (others == '+') {
            return CheckResult.notMet(subject, Severity.HIGH, "The record lets everybody on the Internet send.");
        }
        if (!evaluation.unavailable().isEmpty()) {
            return CheckResult.unknown(
                    subject, "Not all could be looked up: " + String.join("; ", evaluation.unavailable()) + ".");
        }
        if (others == '?') {
            return CheckResult.notMet(
                    subject,
                    Severity.MEDIUM,
                    "The record names senders but says nothing about all others (no -all or ~all).");
        }
        return CheckResult.met(subject, words(others) + notes(evaluation));
    }

    private static String words(char others) {
        return switch (others) {
            case '-' -> "Mail from anywhere else is to be refused (-all).";
            case '~' -> "Mail from anywhere else is suspicious (~all).";
            default -> "There is a record.";
        };
    }

    private static String notes(SpfEvaluation evaluation) {
        String lookups = " It takes %d of %d look-ups.".formatted(evaluation.lookups(), SpfEvaluation.MOST_LOOKUPS);
        return evaluation.notes().isEmpty() ? lookups : lookups + " " + sentence(String.join("; ", evaluation.notes()));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}

package io.plimsoll.finding.check;

import io.plimsoll.finding.check.CheckResult.Subject;
import io.plimsoll.standard.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the DMARC policy that holds for a domain (RFC 7489): its own, else that of its organisational domain.
 *
 * <p>Which domain that is, RFC 7489, 3.2 leaves to a list of public suffixes, which would have to be kept up to date. Its
 * successor (DMARCbis, "DNS Tree Walk") asks the names above instead, and so does this: the record nearest the root holds,
 * unless one says that it is an organisation's ({@code psd=n}) or a registry's ({@code psd=y}). Both come to the same
 * for all but registries that publish a policy.
 *
 * <p>Watching ({@code p=none}) is enough for the shipped standards, so it is met and said. Where a client is to enforce
 * more, it is told to us, and then none, or less than all of the mail, is not met.
 */
final class DmarcCheck {

    static final String CHECK = "dns-dmarc";
    private static final String TITLE = "A policy for forged mail is published (DMARC)";
    private static final String VERSION = "DMARC1";
    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");

    /** DMARCbis: no more than eight questions, however deep the name is. */
    private static final int MOST_LABELS = 8;

    private final DnsLookup dns;

    DmarcCheck(DnsLookup dns) {
        this.dns = dns;
    }

    /** What was found under a name: one policy, or none, or no answer. */
    private record Found(String domain, Optional<TagList> policy, int records, Optional<String> failure) {}

    CheckResult of(String domain, boolean enforce) {
        var subject = new Subject(CHECK, domain, TITLE);
        Found own = at(domain);
        List<Found> seen = new ArrayList<>(List.of(own));
        if (own.policy().isEmpty() && own.failure().isEmpty()) {
            above(domain).stream().map(this::at).forEach(seen::add);
        }
        Optional<String> failure =
                seen.stream().flatMap(found -> found.failure().stream()).findFirst();
        if (failure.isPresent()) {
            return CheckResult.unknown(subject, "The policy could not be looked up: " + failure.get() + ".");
        }
        return holding(seen)
                .map(found -> judge(subject, found, enforce))
                .orElseGet(() -> CheckResult.notMet(subject, Severity.HIGH, missing(own)));
    }

    private static String missing(Found own) {
        return own.records() > 1
                ? "There are %d DMARC records; more than one count as none.".formatted(own.records())
                : "There is no DMARC record, neither here nor at the domain above.";
    }

    /** RFC 7489, 6.6.3: what does not begin with the version is passed over; then there has to be exactly one. */
    private Found at(String domain) {
        DnsAnswer answer = dns.ask("_dmarc." + domain, DnsType.TXT);
        if (answer instanceof DnsAnswer.Unavailable none) {
            return new Found(domain, Optional.empty(), 0, Optional.of(none.reason()));
        }
        List<TagList> policies = answer.values().stream()
                .flatMap(text -> TagList.of(text).stream())
                .filter(tags -> tags.startsWith("v", VERSION))
                .toList();
        Optional<TagList> policy = policies.size() == 1 ? Optional.of(policies.get(0)) : Optional.empty();
        return new Found(domain, policy, policies.size(), Optional.empty());
    }

    /** The names above, the longest first. */
    private static List<String> above(String domain) {
        List<String> labels = List.of(domain.split("\\.", -1));
        List<String> names = new ArrayList<>();
        for (int from = Math.max(1, labels.size() - MOST_LABELS + 1); from < labels.size(); from++) {
            names.add(String.join(".", labels.subList(from, labels.size())));
        }
        return names;
    }

    private static Optional<Found> holding(List<Found> seen) {
        if (seen.get(0).policy().isPresent()) {
            return Optional.of(seen.get(0));
        }
        Optional<Found> last = Optional.empty();
        for (Found found : seen) {
            String scope = found.policy().map(tags -> tags.value("psd", "u")).orElse("");
            if (scope.equals("n")) {
                return Optional.of(found);
            }
            if (!scope.isEmpty() && (last.isEmpty() || !scope.equals("y"))) {
                last = Optional.of(found);
            }
        }
        return last;
    }

    private static CheckResult judge(Subject subject, Found found, boolean enforce) {
        TagList tags = found.policy().orElseThrow();
        boolean inherited = !found.domain().equals(subject.asset());
        String tag = inherited && tags.has("sp") ? "sp" : "p";
        String policy = tags.value(tag, "").toLowerCase(Locale.ROOT);
        if (!POLICIES.contains(policy)) {
            // RFC 7489, 6.6.3: with somewhere to report to it counts as watching, else not at all
            if (!tags.value("rua", "").toLowerCase(Locale.ROOT).contains("mailto:")) {
                return CheckResult.notMet(
                        subject, Severity.HIGH, "The DMARC record has no valid policy (" + tag + "=).");
            }
            policy = "none";
        }
        String where = inherited ? " It comes from " + found.domain() + "." : "";
        int share = share(tags.value("pct", "100"));
        if (enforce && (policy.equals("none") || share < 100)) {
            return CheckResult.notMet(
                    subject,
                    policy.equals("none") ? Severity.MEDIUM : Severity.LOW,
                    "The policy is " + words(policy, share) + ", but all forged mail is to be held back." + where);
        }
        return CheckResult.met(subject, "The policy is " + words(policy, share) + "." + where);
    }

    private static String words(String policy, int share) {
        String rest = share < 100 ? " for " + share + " % of the mail" : "";
        return switch (policy) {
            case "reject" -> "to reject forged mail" + rest;
            case "quarantine" -> "to set forged mail aside" + rest;
            default -> "to watch only (p=none)";
        };
    }

    /** RFC 7489, 6.3: 0 to 100; what is no such number is passed over. */
    private static int share(String text) {
        return text.matches("\\d{1,3}") ? Math.min(100, Integer.parseInt(text)) : 100;
    }
}

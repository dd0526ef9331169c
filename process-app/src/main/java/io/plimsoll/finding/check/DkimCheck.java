package io.plimsoll.finding.check;

import io.plimsoll.finding.check.CheckResult.Subject;
import io.plimsoll.standard.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Judges the keys that a domain publishes for DKIM (RFC 6376, 3.6.1), one for each selector that is known of it. Which
 * selectors a domain signs with can be learned from its mail only, so they are told to us.
 *
 * <p>An RSA key under 1024 bits fails, since verifiers refuse it (RFC 8301, 3.2). From 1024 to 2047 bits it is valid and
 * called weak: signers should have 2048, but a signature with it counts, so it is met and said. A revoked key fails: a
 * selector that is no longer signed with is to be taken from the list.
 */
final class DkimCheck {

    static final String CHECK = "dns-dkim";
    private static final String TITLE = "Mail is signed (DKIM)";
    private static final int LEAST_BITS = 1024;
    private static final int GOOD_BITS = 2048;

    private final DnsLookup dns;

    DkimCheck(DnsLookup dns) {
        this.dns = dns;
    }

    List<CheckResult> of(String domain, List<String> selectors) {
        if (selectors.isEmpty()) {
            return List.of(CheckResult.unknown(
                    new Subject(CHECK, domain, TITLE),
                    "No DKIM selector of this domain is known, so no key was sought."));
        }
        return selectors.stream().map(selector -> judge(domain, selector)).toList();
    }

    private CheckResult judge(String domain, String selector) {
        String name = selector + "._domainkey." + domain;
        var subject = new Subject(CHECK, name, TITLE);
        DnsAnswer answer = dns.ask(name, DnsType.TXT);
        if (answer instanceof DnsAnswer.Unavailable none) {
            return CheckResult.unknown(subject, "The key could not be looked up: " + none.reason() + ".");
        }
        List<String> records = answer.values();
        if (records.isEmpty()) {
            return CheckResult.notMet(subject, Severity.HIGH, "There is no key under this name.");
        }
        if (records.size() > 1) {
            // RFC 6376, 3.6.2.2: what a verifier does then is not defined
            return CheckResult.notMet(
                    subject,
                    Severity.HIGH,
                    "There are %d records under this name; there may be one.".formatted(records.size()));
        }
        return TagList.of(records.get(0))
                .map(tags -> judge(subject, tags))
                .orElseGet(
                        () -> CheckResult.notMet(subject, Severity.HIGH, "The record is no list of tags and values."));
    }

    private static CheckResult judge(Subject subject, TagList tags) {
        Optional<String> objection = objection(tags);
        if (objection.isPresent()) {
            return CheckResult.notMet(subject, Severity.HIGH, objection.get());
        }
        if (listed(tags.value("t", ""), "y"::equals)) {
            return CheckResult.notMet(
                    subject,
                    Severity.MEDIUM,
                    "The key is marked as a test (t=y): mail counts as if it were not signed.");
        }
        byte[] key = DkimKey.bytes(tags.value("p", ""));
        return tags.value("k", "rsa").equals("rsa") ? rsa(subject, key) : ed25519(subject, key);
    }

    /** What makes the key void for every mail. */
    private static Optional<String> objection(TagList tags) {
        String algorithm = tags.value("k", "rsa");
        if (tags.has("v") && !tags.startsWith("v", "DKIM1")) {
            return Optional.of("The record does not begin with v=DKIM1.");
        }
        if (!tags.has("p")) {
            return Optional.of("The record has no key (p=).");
        }
        if (tags.value("p", "").isEmpty()) {
            return Optional.of("The key has been revoked (p= is empty).");
        }
        if (!algorithm.equals("rsa") && !algorithm.equals("ed25519")) {
            return Optional.of("The kind of key is not known (k=), so receivers pass it over.");
        }
        if (tags.has("h") && !listed(tags.value("h", ""), "sha256"::equals)) {
            return Optional.of("The key does not allow SHA-256 (h=), and receivers accept nothing else.");
        }
        boolean mail = !tags.has("s")
                || listed(tags.value("s", ""), service -> service.equals("*") || service.equals("email"));
        return mail ? Optional.empty() : Optional.of("The key is not meant for mail (s=).");
    }

    private static boolean listed(String values, Predicate<String> wanted) {
        return Arrays.stream(values.split(":", -1))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .anyMatch(wanted);
    }

    private static CheckResult rsa(Subject subject, byte[] key) {
        OptionalInt bits = DkimKey.rsaBits(key);
        if (bits.isEmpty()) {
            return CheckResult.notMet(subject, Severity.HIGH, "The key cannot be read as an RSA key.");
        }
        String length = "The RSA key has " + bits.getAsInt() + " bits";
        if (bits.getAsInt() < LEAST_BITS) {
            return CheckResult.notMet(subject, Severity.HIGH, length + "; receivers refuse less than 1024.");
        }
        return CheckResult.met(
                subject, bits.getAsInt() < GOOD_BITS ? length + ", which is weak; 2048 are advised." : length + ".");
    }

    private static CheckResult ed25519(Subject subject, byte[] key) {
        return key.length == DkimKey.ED25519_BYTES
                ? CheckResult.met(subject, "There is an Ed25519 key.")
                : CheckResult.notMet(subject, Severity.HIGH, "The key cannot be read as an Ed25519 key.");
    }
}

package io.plimsoll.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What we said, and signed, that a chain was at one time. Whoever keeps its {@link #text} can show years later that the
 * first {@code size} entries are still the same.
 *
 * @param chain its name
 * @param size how many entries it covers
 * @param after how many the head before it covers, 0 for the first
 * @param root of the Merkle tree over the entries (RFC 6962), hex
 * @param at when it was signed, UTC, milliseconds
 * @param key fingerprint of the certificate that it can be checked with
 * @param signature Ed25519 over the text before it, hex
 */
public record SignedHead(String chain, long size, long after, String root, Instant at, String key, String signature) {

    private static final Pattern TEXT = Pattern.compile("plimsoll-head:1 chain=(\\S{1,60}) size=(\\d{1,18})"
            + " after=(\\d{1,18}) root=([0-9a-f]{64}) time=(\\S{20,30}) key=([0-9a-f]{64}) signature=([0-9a-f]{128})");

    /** One line without anything that a mail could change, as people keep and show it. */
    public String text() {
        return signed() + " signature=" + signature;
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<SignedHead> parse(String text) {
        Matcher fits = TEXT.matcher(text);
        if (!fits.matches()) {
            return Optional.empty();
        }
        try {
            SignedHead head = new SignedHead(
                    fits.group(1),
                    Long.parseLong(fits.group(2)),
                    Long.parseLong(fits.group(3)),
                    fits.group(4),
                    Instant.parse(fits.group(5)),
                    fits.group(6),
                    fits.group(7));
            return head.text().equals(text) ? Optional.of(head) : Optional.empty();
        } catch (DateTimeException foreign) {
            return Optional.empty();
        }
    }

    byte[] content() {
        return signed().getBytes(StandardCharsets.UTF_8);
    }

    private String signed() {
        return "plimsoll-head:1 chain=%s size=%d after=%d root=%s time=%s key=%s"
                .formatted(chain, size, after, root, Entry.TIME.format(at), key);
    }
}

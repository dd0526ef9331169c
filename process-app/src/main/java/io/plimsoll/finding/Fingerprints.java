package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What makes a finding the same finding, and what makes its state the same state. */
final class Fingerprints {

    private static final int CLIENT = 8;

    private Fingerprints() {}

    /**
     * The identity of one check on one asset of one client, as one source sees it; 32 bytes as hex. It begins with eight
     * bytes of the client's hash, so that a client's findings lie together in tables that are ordered by it; the rest is
     * of the hash of all.
     */
    static String of(ClientId client, String source, String account, String check, String assetIdentity) {
        byte[] all = sha256(client.value(), source, account, check, assetIdentity);
        byte[] key = Arrays.copyOf(digest().digest(client.value().getBytes(StandardCharsets.UTF_8)), 32);
        System.arraycopy(all, 0, key, CLIENT, all.length - CLIENT);
        return hex(key);
    }

    /** SHA-256, hex: what, if it differs, is worth writing. */
    static String ofState(String status, @Nullable Severity severity, String detail, @Nullable Double shortfall) {
        String severe = severity == null ? "" : severity.key();
        return hex(
                shortfall == null
                        ? sha256(status, severe, detail)
                        : sha256(status, severe, detail, shortfall.toString()));
    }

    /** Eight bytes that tell one finding of a client from another. */
    static long shortened(String fingerprint) {
        return Long.parseUnsignedLong(fingerprint, 2 * CLIENT, 4 * CLIENT, 16);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Lengths go in too, so that no two lists of parts look alike. */
    private static byte[] sha256(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

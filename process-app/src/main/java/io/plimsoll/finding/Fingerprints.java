package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What makes a finding the same finding, and what makes its state the same state. */
final class Fingerprints {

    private Fingerprints() {}

    /** SHA-256, hex: the identity of one check on one asset of one client, as one source sees it. */
    static String of(ClientId client, String source, String account, String check, String assetIdentity) {
        return sha256(client.value(), source, account, check, assetIdentity);
    }

    /** SHA-256, hex: what, if it differs, is worth writing. */
    static String ofState(String status, @Nullable Severity severity, String detail) {
        return sha256(status, severity == null ? "" : severity.key(), detail);
    }

    /** Lengths go in too, so that no two lists of parts look alike. */
    private static String sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.plimsoll.seal;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** Names a certificate by the SHA-256 of its DER bytes, as keytool and browsers do; 64 lower-case hex digits. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] certificate) {
        return HexFormat.of().formatHex(sha256(certificate));
    }

    static byte[] sha256(byte[] content) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(content, 0, content.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}

package io.plimsoll.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). */
final class Hashes {

    private static final int PART = 65_536;

    private Hashes() {}

    static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(raw(content));
    }

    static String hex(InputStream content) throws IOException {
        MessageDigest digest = digest();
        byte[] part = new byte[PART];
        for (int got = content.read(part); got >= 0; got = content.read(part)) {
            digest.update(part, 0, got);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static byte[] raw(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

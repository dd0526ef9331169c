package io.plimsoll.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which chains are linked and contents and words are named (FIPS 180-4); 64 lower-case hex digits. */
public final class Sha256 {

    private Sha256() {}

    /** A fresh one, for what is hashed piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Hash of the bytes. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** Hash of the text's UTF-8 bytes. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ties a person's words to a ledger entry without putting them there: hash of salt, line feed and words. */
    public static String salted(String salt, String words) {
        return hex(salt + "\n" + words);
    }
}

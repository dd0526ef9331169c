package io.plimsoll.enforcement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ties a person's words to the ledger without putting them there. */
final class Words {

    private Words() {}

    /** SHA-256, hex, over a salt (the id of what the words belong to), a line feed and the words, in UTF-8. */
    static String fingerprint(String salt, String words) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((salt + "\n" + words).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}

package io.plimsoll.mail;

import io.plimsoll.outbound.Strongbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes words that only a mail's reader may see, each of its id and a key that is no part of the database. */
@Component
public class SecretWords {

    private static final String PURPOSE = "plimsoll mailed codes 1";

    /** Nothing that looks like something else: no 0, 1, I, O. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 8;
    private static final int HALF = LENGTH / 2;

    private final Strongbox key;

    SecretWords(Strongbox key) {
        this.key = key;
    }

    /** Whether there is a key to make them with. */
    public boolean areReady() {
        return key.isReady();
    }

    /** The word as its reader sees it, as in {@code K7QM-2XWA}: 40 bits that nobody can tell without the key. */
    String of(String id) {
        byte[] bytes = key.derive(id, PURPOSE);
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            // 32 letters: what is left of a byte is as even as the byte
            word.append(LETTERS.charAt(bytes[at] & (LETTERS.length() - 1)));
        }
        return word.insert(HALF, '-').toString();
    }

    /** Whether somebody typed that word; case, blanks and hyphens do not matter, and it takes as long if not. */
    public boolean isTyped(String id, String typed) {
        return MessageDigest.isEqual(bytes(of(id)), bytes(typed));
    }

    private static byte[] bytes(String word) {
        return word.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
}

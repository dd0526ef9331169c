package io.plimsoll.mail;

import java.time.Instant;

/**
 * A word in a mail that nobody but its reader may see: {@link #PLACE} stands for it in all that is kept, and it is put
 * there when the mail leaves.
 *
 * @param id what the word is made of
 * @param until when it is of no use any more, UTC; its mail does not leave after that
 */
public record SecretWord(String id, Instant until) {

    /** Stands for the word in what is worded and kept. */
    public static final String PLACE = "[code]";
}

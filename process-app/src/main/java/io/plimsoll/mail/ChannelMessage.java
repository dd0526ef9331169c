package io.plimsoll.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is told.
 *
 * @param id the same at every try, so that a receiver can know it again
 * @param event as mails have it; {@code example} for a message that an administrator sent to try the channel
 * @param client whom it is about, null for nobody
 * @param number the case's, null where it is about none
 * @param subject one line
 * @param text plain
 * @param link to the page that it is about
 */
record ChannelMessage(
        String id,
        String event,
        @Nullable String client,
        @Nullable String number,
        String subject,
        String text,
        String link,
        Instant queuedAt) {

    private static final int LONGEST_TEXT = 2900;

    /** The text of a mail without its foot, which is about mail, and no longer than every chat takes. */
    static String shortened(String text) {
        int foot = text.lastIndexOf("\n-- \n");
        return PlainText.cut((foot < 0 ? text : text.substring(0, foot)).strip(), LONGEST_TEXT);
    }

    /** What the link reads as. */
    String about() {
        return number == null ? "Plimsoll" : number;
    }
}

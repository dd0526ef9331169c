package io.plimsoll.mail;

import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told what can wait or need not be told by mail. What is asked of them, and what their contract
 * requires to be told, comes whatever they choose.
 *
 * @param hour of their day, 0 to 23, at which one mail tells all that could wait; null for each as it comes
 * @param mentions whether they are told that a comment names them
 * @param news whether they are told what happens to cases that they watch
 */
public record MailChoice(@Nullable Integer hour, boolean mentions, boolean news) {

    /** What holds for whoever has chosen nothing. */
    static final MailChoice NONE = new MailChoice(null, true, true);

    boolean wants(MailEvent event) {
        return switch (event) {
            case COMMENT_MENTION, MENTION_TOLD -> mentions;
            case CASE_NEWS, NEWS_TOLD -> news;
            default -> true;
        };
    }
}

package io.plimsoll.comment;

/** What became of a comment that somebody wanted to write, take back or erase. */
public sealed interface CommentResult {

    /** It is as wanted. */
    record Done(CommentView comment) implements CommentResult {}

    /** @param reason plain words; nothing was changed */
    record Refused(String reason) implements CommentResult {}

    /** @param reason plain words; so much cannot be written within an hour */
    record TooMuch(String reason) implements CommentResult {}
}

package io.plimsoll.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as its reader sees it.
 *
 * @param words "" once it is withdrawn
 * @param byMsp whether one of the MSP's people wrote it
 * @param own whether the reader did
 * @param withdrawnAt null where it stands
 * @param erased whether its words are gone for good
 * @param byMail the address that it came from, as the mail says; null where it was written on the page
 * @param mentioned the names of those who were told
 */
public record CommentView(
        String id,
        Visibility visibility,
        String words,
        String author,
        boolean byMsp,
        boolean own,
        Instant writtenAt,
        @Nullable Instant withdrawnAt,
        boolean erased,
        @Nullable String byMail,
        List<String> mentioned) {}

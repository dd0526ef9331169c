package io.plimsoll.comment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wants to say about a case.
 *
 * @param visibility null for the usual one: internal for the MSP's people, shared for the client's
 * @param mentioned the usernames of people to be told, besides those that the words name as in {@code @ada}
 */
public record NewComment(String words, @Nullable Visibility visibility, Set<String> mentioned) {

    public NewComment {
        mentioned = Set.copyOf(mentioned);
    }
}

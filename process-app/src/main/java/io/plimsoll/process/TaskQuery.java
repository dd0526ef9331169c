package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a person asks for, among those they may do; null means any.
 *
 * @param mine only those that the person claimed
 * @param matter the number of the case or other matter that they are about
 */
public record TaskQuery(
        @Nullable ClientId client,
        @Nullable String form,
        boolean mine,
        @Nullable String cursor,
        int limit,
        @Nullable String matter) {

    public TaskQuery(
            @Nullable ClientId client,
            @Nullable CaseNumber number,
            @Nullable String form,
            boolean mine,
            @Nullable String cursor,
            int limit) {
        this(client, form, mine, cursor, limit, number == null ? null : number.value());
    }

    /** All that are about a matter of the client that is no case. */
    public static TaskQuery about(ClientId client, String matter, int limit) {
        return new TaskQuery(client, null, false, null, limit, matter);
    }
}

package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a person asks for, among those they may do; null means any.
 *
 * @param mine only those that the person claimed
 */
public record TaskQuery(
        @Nullable ClientId client,
        @Nullable CaseNumber number,
        @Nullable String form,
        boolean mine,
        @Nullable String cursor,
        int limit) {}

package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a reader asks for; null means any.
 *
 * @param control a control's code
 * @param open true only open ones, false only closed ones
 * @param cursor opaque, from the page before
 * @param limit 1 to 200
 */
public record CaseQuery(
        @Nullable ClientId client,
        @Nullable CaseState state,
        @Nullable Severity severity,
        @Nullable String control,
        @Nullable Boolean open,
        @Nullable String cursor,
        int limit) {}

package io.plimsoll.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the decision tables.
 *
 * @param shipped whether the build brought it; then nobody put it in force
 * @param reason "" for what the build brought
 * @param rehearsal the id of the rehearsal that the approval rests on
 */
public record PolicyVersion(
        int number,
        boolean shipped,
        Instant at,
        String by,
        String reason,
        @Nullable String rehearsal) {}

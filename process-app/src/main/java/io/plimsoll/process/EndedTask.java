package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that nobody can do any more.
 *
 * @param number null where it was about no case
 * @param matter the number of what it was about, a case or another; "" where it was about a client as a whole
 * @param form the form's id, "" where nobody answered
 * @param by the name of who did it, null where its time ran out or the matter moved on
 * @param at when it was done, null where it was not
 */
public record EndedTask(
        @Nullable CaseNumber number,
        String matter,
        ClientId client,
        String form,
        @Nullable String by,
        @Nullable Instant at) {}

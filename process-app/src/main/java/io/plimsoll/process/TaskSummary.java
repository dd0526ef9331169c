package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list.
 *
 * @param id opaque
 * @param name verb and noun, as in the model
 * @param number the case it is about, null where it is about none
 * @param matter the number of what it is about, a case or another; the client's id where it is about the client as a whole
 * @param due when it should be done, null where nothing is set
 * @param form the form's id
 * @param step the model's element id
 * @param assignee the username that claimed it, null where nobody has
 * @param forClient whether the client's people do it
 */
public record TaskSummary(
        String id,
        String name,
        @Nullable CaseNumber number,
        String matter,
        ClientId client,
        @Nullable Instant due,
        String form,
        String step,
        @Nullable String assignee,
        boolean forClient,
        Instant createdAt) {}

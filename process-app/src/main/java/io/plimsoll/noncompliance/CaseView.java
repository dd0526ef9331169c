package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as others see it.
 *
 * @param title the control's title
 * @param outcome null while open
 * @param due when the client's current answer is due, null where nobody is asked
 * @param assets how many assets fail now
 * @param round how often the client has been asked for an answer, from 1
 * @param extensions how often enforcement gave more time
 * @param policyVersion the decision tables' version the case keeps
 */
public record CaseView(
        CaseNumber number,
        ClientId client,
        ControlRef control,
        String title,
        Severity severity,
        CaseState state,
        @Nullable CaseOutcome outcome,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant due,
        int assets,
        int round,
        int extensions,
        int policyVersion) {}

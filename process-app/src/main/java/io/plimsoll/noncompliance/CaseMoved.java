package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A case stands somewhere else now; published in the transaction that moved it.
 *
 * @param outcome how it ended, null while it is open
 */
public record CaseMoved(
        CaseNumber number,
        ClientId client,
        CaseState state,
        @Nullable CaseOutcome outcome) {}

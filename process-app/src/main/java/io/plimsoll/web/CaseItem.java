package io.plimsoll.web;

import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list of the API.
 *
 * @param control the control's code
 * @param outcome null while open
 * @param due when the client's answer is due, null where none is asked for
 * @param assets how many fail now
 */
record CaseItem(
        String number,
        String client,
        String control,
        String title,
        String severity,
        String state,
        @Nullable String outcome,
        @Nullable Instant due,
        Instant openedAt,
        @Nullable Instant closedAt,
        int assets) {

    static CaseItem of(CaseView view) {
        CaseOutcome outcome = view.outcome();
        return new CaseItem(
                view.number().value(),
                view.client().value(),
                view.control().code(),
                view.title(),
                view.severity().key(),
                view.state().key(),
                outcome == null ? null : outcome.key(),
                view.due(),
                view.openedAt(),
                view.closedAt(),
                view.assets());
    }
}

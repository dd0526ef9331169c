package io.plimsoll.rehearsal;

import io.plimsoll.deviation.PastText;
import io.plimsoll.noncompliance.CaseHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a case and does not depend on a policy.
 *
 * @param rated what its severity was rated by; null where it was not yet
 * @param texts of deviations that were approved, oldest first
 * @param decisions how often enforcement was decided on
 * @param pauses how many took effect
 */
record Facts(CaseHistory history, String tier, @Nullable Rated rated, List<PastText> texts, int decisions, int pauses) {

    /** @param reported null where the source said nothing */
    record Rated(String control, @Nullable String reported, int assets) {}

    Figures happened() {
        int reminders = history.requests().stream()
                .mapToInt(request -> request.reminders())
                .sum();
        int approvals = texts.stream().mapToInt(PastText::approvals).sum();
        return new Figures(reminders, decisions, pauses, approvals, 0);
    }
}

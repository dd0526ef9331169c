package io.plimsoll.noncompliance;

import io.plimsoll.client.Reckoning;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.policy.Stage;
import io.plimsoll.standard.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The dates that a policy and a calendar come to if a client were asked now, for the first time or again; to be seen before either is in force. */
@Component
public class PolicyDates {

    private final Clock clock;

    PolicyDates(Clock clock) {
        this.clock = clock;
    }

    /**
     * The reminders of those stages for which the ladder makes no difference.
     *
     * @param rungs by rising time
     */
    public record Staged(List<Stage> stages, List<PlannedRung> rungs) {}

    /**
     * One thing that a client is asked at one severity.
     *
     * @param task the form's id
     * @param reminders of each stage that the ladder knows apart; one for all where it makes no difference
     */
    public record Dates(Severity severity, String task, Instant due, List<Staged> reminders) {}

    /** Of each severity, from the worst, all that is asked with a time that is counted. */
    public List<Dates> of(Decisions decisions, int version, String tier, Reckoning by) {
        Instant now = Ladder.wholeSecond(clock.instant());
        return Arrays.stream(Severity.values())
                .flatMap(severity -> of(decisions, version, severity, tier, by, now))
                .toList();
    }

    private static Stream<Dates> of(
            Decisions decisions, int version, Severity severity, String tier, Reckoning by, Instant now) {
        ResponsePolicy figures = decisions.responsePolicy(version, severity.key(), tier);
        return RequestTimes.TASKS.stream().map(task -> {
            Instant due = by.after(now, RequestTimes.days(task, figures));
            Map<List<PlannedRung>, List<Stage>> reminders = new LinkedHashMap<>();
            for (Stage stage : Stage.values()) {
                Ladder ladder = Ladder.plan(
                        decisions.ladder(version, new LadderQuestion(severity.key(), tier, task, stage)),
                        now,
                        due,
                        percent -> by.share(now, due, percent));
                reminders
                        .computeIfAbsent(ladder.rungs(), rungs -> new ArrayList<>())
                        .add(stage);
            }
            return new Dates(
                    severity,
                    task,
                    due,
                    reminders.entrySet().stream()
                            .map(one -> new Staged(List.copyOf(one.getValue()), one.getKey()))
                            .toList());
        });
    }
}

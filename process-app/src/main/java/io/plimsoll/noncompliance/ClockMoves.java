package io.plimsoll.noncompliance;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether running clocks follow a changed calendar, which a person decides for each, whatever feature it belongs to. One
 * that moves keeps the working days that were left; none comes forward. Clocks that the change would not move are not
 * asked about.
 */
@Component
@Transactional
public class ClockMoves {

    private final List<RunningClocks> features;
    private final ClockDecisionRepository decisions;
    private final Engagement engagement;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    ClockMoves(
            List<RunningClocks> features,
            ClockDecisionRepository decisions,
            Engagement engagement,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.features = features;
        this.decisions = decisions;
        this.engagement = engagement;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Plan(RunningClocks feature, RunningClock clock, Carrying by, Instant after) {}

    /** The clocks about which nobody has decided yet, soonest first; nothing is changed. */
    @Transactional(readOnly = true)
    public List<ClockMove> open(ClientId client, Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.SERVICE_MANAGER).requireClient(client);
        return plans(client, clock.instant()).stream()
                .map(plan -> new ClockMove(plan.clock(), plan.after()))
                .sorted(Comparator.comparing(ClockMove::before))
                .toList();
    }

    /**
     * Moves these clocks, or lets them stand as they were told; how many that were.
     *
     * @param chosen ids of clocks
     * @param reason why, for the MSP's own people
     */
    public int decide(ClientId client, Set<String> chosen, boolean move, String reason, Actor by) {
        by.require(Role.ADMINISTRATOR, Role.SERVICE_MANAGER).requireClient(client);
        Instant now = clock.instant();
        List<Plan> decided = plans(client, now).stream()
                .filter(plan -> chosen.contains(plan.clock().id()))
                .toList();
        for (Plan plan : decided) {
            ClockDecision words = decisions.save(
                    new ClockDecision(client, plan.clock(), plan.by().version(), move, reason, by, now));
            if (move) {
                plan.feature().move(client, plan.clock(), plan.by());
            }
            record(client, plan, move, words, by);
        }
        return decided.size();
    }

    private List<Plan> plans(ClientId client, Instant now) {
        int version = time.calendarVersion(client);
        if (version == 1) {
            return List.of();
        }
        Set<String> known = decisions.findByClientAndCalendar(client.value(), version).stream()
                .map(ClockDecision::clockId)
                .collect(Collectors.toSet());
        return features.stream()
                .flatMap(feature -> feature.of(client).stream()
                        .filter(running -> running.due().at().isAfter(now)
                                && running.due().calendarVersion() < version
                                && !known.contains(running.id()))
                        .flatMap(running -> plan(client, feature, running, now).stream()))
                .toList();
    }

    private Optional<Plan> plan(ClientId client, RunningClocks feature, RunningClock running, Instant now) {
        return time.carrying(client, running.due().calendarVersion(), now, now)
                .map(by -> new Plan(
                        feature, running, by, by.move().apply(running.due().at())))
                .filter(plan -> plan.after().isAfter(running.due().at()));
    }

    private void record(ClientId client, Plan plan, boolean move, ClockDecision words, Actor by) {
        RunningClock decided = plan.clock();
        Map<String, Object> facts = new TreeMap<>(Map.of(
                "task", decided.what(),
                "due", (move ? plan.after() : decided.due().at()).toString(),
                "calendar", move ? plan.by().version() : decided.due().calendarVersion(),
                "words", words.fingerprint()));
        if (move) {
            facts.put("from", decided.due().at().toString());
            facts.put("fromCalendar", decided.due().calendarVersion());
        } else {
            facts.put("against", plan.by().version());
        }
        ledger.append(
                new LedgerFact(Chain.of(client), move ? "clock-moved" : "clock-kept", decided.about(), by, facts));
        if (CaseNumber.isValid(decided.about())) {
            engagement.note(new CaseNumber(decided.about()), "noted", note(plan, move), by);
        }
    }

    private static String note(Plan plan, boolean move) {
        String what = CaseWords.clock(plan.clock().what());
        return move
                ? "The client's calendar has changed: %s ends on %s instead of %s."
                        .formatted(
                                what,
                                CaseWords.moment(plan.after(), plan.by().zone()),
                                CaseWords.moment(
                                        plan.clock().due().at(),
                                        plan.clock().due().zone()))
                : "The client's calendar has changed; %s stays as it was told.".formatted(what);
    }
}

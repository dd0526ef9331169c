package io.plimsoll.rehearsal;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.deviation.PastText;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.noncompliance.PastRequest;
import io.plimsoll.policy.ApprovalRule;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.policy.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One case under other tables. The client answers when it answered, and who was silent stays silent; what would have
 * come after a silence that there was not, nobody knows, so nothing after it is counted.
 */
final class Replay {

    private static final String RESPOND = "respond";

    private final Decisions decisions;
    private final int version;
    private final WorkingTime time;
    private final Instant now;

    private int reminders;
    private int enforcements;

    private Replay(Decisions decisions, int version, WorkingTime time, Instant now) {
        this.decisions = decisions;
        this.version = version;
        this.time = time;
        this.now = now;
    }

    static Figures of(Facts facts, Decisions decisions, int version, WorkingTime time, Instant now) {
        var replay = new Replay(decisions, version, time, now);
        String severity = replay.severity(facts);
        replay.requests(facts, severity);
        int approvals = 0;
        int refused = 0;
        int renewals = 0;
        int agreement = 0;
        for (PastText text : facts.texts()) {
            renewals = text.agreement() == agreement ? renewals + 1 : 0;
            agreement = text.agreement();
            int days = Math.max(
                    0,
                    Math.toIntExact(ChronoUnit.DAYS.between(
                            text.assessedAt().atZone(ZoneOffset.UTC).toLocalDate(), text.validUntil())));
            ApprovalRule rule = decisions.approvalRule(version, text.residualRisk(), severity, days, renewals);
            boolean allowed = days <= rule.maxDays() && renewals <= rule.maxRenewals();
            approvals += allowed ? rule.levels() : 0;
            refused += allowed ? 0 : 1;
        }
        return new Figures(
                replay.reminders,
                replay.enforcements,
                Math.min(facts.pauses(), replay.enforcements),
                approvals,
                refused);
    }

    private String severity(Facts facts) {
        Facts.Rated rated = facts.rated();
        return rated == null
                ? facts.history().severity().key()
                : decisions.severity(version, rated.control(), rated.reported(), null, rated.assets());
    }

    private void requests(Facts facts, String severity) {
        ResponsePolicy policy = decisions.responsePolicy(version, severity, facts.tier());
        int rounds = 0;
        List<PastRequest> before = new ArrayList<>();
        for (PastRequest request : facts.history().requests()) {
            Stage stage = PastRequest.stage(request.task(), before);
            before.add(request);
            if (request.task().equals(RESPOND) && ++rounds - facts.history().extensions() > policy.maxRounds()) {
                enforcements++;
                return;
            }
            Instant due = due(facts, request, policy);
            Instant ended = request.endedAt();
            boolean wasSilent = ended != null && "silent".equals(request.ending());
            boolean silent = wasSilent ? !due.isAfter(now) : due.isBefore(ended == null ? now : ended);
            Instant until = silent || ended == null ? earlier(due, now) : earlier(ended, due);
            var question = new LadderQuestion(severity, facts.tier(), request.task(), stage);
            reminders += rungs(facts.history().client(), question, request, due, wasSilent && !silent ? now : until);
            if (silent) {
                enforcements++;
                if (!wasSilent) {
                    return;
                }
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** By the other figures, with what an extension gave on top; an end that was agreed stays. */
    private Instant due(Facts facts, PastRequest request, ResponsePolicy policy) {
        OptionalDouble days = days(request, policy);
        ResponsePolicy kept = facts.history().figures();
        if (days.isEmpty() || kept == null) {
            return request.dueAt();
        }
        ClientId client = facts.history().client();
        Instant reckoned = time.after(
                        client, request.askedAt(), days(request, kept).orElseThrow())
                .at();
        Duration extra = Duration.between(reckoned, request.dueAt());
        Instant due = time.after(client, request.askedAt(), days.getAsDouble()).at();
        return extra.isNegative() ? due : due.plus(extra);
    }

    private static OptionalDouble days(PastRequest request, ResponsePolicy policy) {
        return switch (request.task()) {
            case RESPOND -> OptionalDouble.of(policy.answerDays());
            case "acknowledge-deviation" -> OptionalDouble.of(policy.signDays());
            case "plan-remediation" -> OptionalDouble.of(policy.planDays());
            default -> OptionalDouble.empty();
        };
    }

    /** A reminder goes out until the client answers, and at the moment of it too. */
    private int rungs(ClientId client, LadderQuestion question, PastRequest request, Instant due, Instant until) {
        Ladder ladder = Ladder.plan(
                decisions.ladder(version, question),
                request.askedAt(),
                due,
                percent -> time.share(client, request.askedAt(), due, percent));
        return Math.toIntExact(ladder.rungs().stream()
                .filter(rung -> !rung.at().isAfter(until))
                .count());
    }
}

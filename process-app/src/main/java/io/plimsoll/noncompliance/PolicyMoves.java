package io.plimsoll.noncompliance;

import io.plimsoll.client.Clients;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.ResponsePolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves open cases to another version of the policy, which happens on purpose only. What a client was told stands: no
 * deadline comes forward, and of the reminders that the other ladder would have sent by now only the highest goes out,
 * and only where it says more than the last one did.
 */
@Component
@Transactional
public class PolicyMoves {

    private static final Role[] READERS = {
        Role.ADMINISTRATOR, Role.AUDITOR, Role.SERVICE_MANAGER, Role.DIRECTOR,
    };
    private static final List<String> TONES = List.of("", "friendly", "firm", "final");
    private static final String OUR_MANAGER = "our service manager";

    private final NonComplianceRepository stored;
    private final ClientRequestRepository requests;
    private final StatementRepository statements;
    private final RequestLadders ladders;
    private final Engagement engagement;
    private final CaseMails mails;
    private final Clients clients;
    private final WorkingTime time;
    private final Decisions decisions;
    private final Workflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    PolicyMoves(
            NonComplianceRepository stored,
            ClientRequestRepository requests,
            StatementRepository statements,
            RequestLadders ladders,
            Engagement engagement,
            CaseMails mails,
            Clients clients,
            WorkingTime time,
            Decisions decisions,
            Workflow workflow,
            Ledger ledger,
            Clock clock) {
        this.stored = stored;
        this.requests = requests;
        this.statements = statements;
        this.ladders = ladders;
        this.engagement = engagement;
        this.mails = mails;
        this.clients = clients;
        this.time = time;
        this.decisions = decisions;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The other times of a request; the rungs up to the passed one are not sent. */
    private record Plan(
            ClientRequest request,
            Instant due,
            Ladder ladder,
            int overdue,
            @Nullable PlannedRung sends,
            int passed,
            int left) {}

    /**
     * What would come of a move; nothing is changed.
     *
     * @param chosen the cases; empty for all open ones of the client that have another version
     */
    @Transactional(readOnly = true)
    public List<PolicyMove> preview(ClientId client, Set<CaseNumber> chosen, int version, Actor reader) {
        reader.require(READERS).requireClient(client);
        return candidates(client, chosen, version).stream()
                .map(one -> view(one, version, plan(one, figures(one, version), version)))
                .toList();
    }

    /** Moves them; what came of each. */
    public List<PolicyMove> move(ClientId client, Set<CaseNumber> chosen, int version, String reason, Actor by) {
        by.require(Role.ADMINISTRATOR).requireClient(client);
        return candidates(client, chosen, version).stream()
                .map(one -> move(one, version, reason, by))
                .toList();
    }

    private List<NonCompliance> candidates(ClientId client, Set<CaseNumber> chosen, int version) {
        if (version < 1 || version > decisions.currentVersion()) {
            throw new NotVisible();
        }
        List<NonCompliance> open = stored.open(client.value());
        if (!chosen.stream()
                .allMatch(number -> open.stream().anyMatch(one -> one.number().equals(number)))) {
            throw new NotVisible();
        }
        return open.stream()
                .filter(one -> !waitsForUs(one))
                .filter(one -> chosen.isEmpty() || chosen.contains(one.number()))
                .filter(one ->
                        one.policyVersion() != version && one.pendingOutcome().isEmpty())
                .toList();
    }

    /** A clock that stands still is set going first, so that nothing is sent meanwhile. */
    private boolean waitsForUs(NonCompliance one) {
        return requests.findByOpenKey(one.number().value())
                .flatMap(ClientRequest::stopped)
                .isPresent();
    }

    private PolicyMove move(NonCompliance one, int version, String reason, Actor by) {
        ResponsePolicy figures = figures(one, version);
        Optional<Plan> plan = plan(one, figures, version);
        PolicyMove moved = view(one, version, plan);
        Statement words =
                statements.save(new Statement(one, "move-policy", "moved", Map.of(), reason, by, clock.instant()));
        ledger.append(new LedgerFact(
                Chain.of(one.client()),
                "case-policy-moved",
                one.number().value(),
                by,
                Map.of("from", moved.from(), "to", version, "words", words.fingerprint())));
        engagement.note(
                one.number(),
                "noted",
                "Handled by version %d of our policy from now on, instead of %d.".formatted(version, moved.from()),
                by);
        one.moveTo(version, figures);
        plan.ifPresent(planned -> {
            planned.request().replan(planned.due(), planned.ladder(), planned.passed());
            requests.saveAndFlush(planned.request());
            engagement.remind(one.number());
            workflow.requestReplanned(one.client(), one.number(), planned.due(), planned.left() > 0);
        });
        return moved;
    }

    private ResponsePolicy figures(NonCompliance one, int version) {
        String tier = clients.get(one.client(), Actor.system(one.client())).tier();
        return decisions.responsePolicy(version, one.severity().key(), tier);
    }

    private Optional<Plan> plan(NonCompliance one, ResponsePolicy figures, int version) {
        return requests.findByOpenKey(one.number().value()).map(request -> {
            Instant now = clock.instant();
            Instant due = due(one, request, figures);
            Ladder ladder =
                    ladders.plan(one, version, request.task(), ladders.stage(one, request), request.askedAt(), due);
            int overdue = ladder.toSend(now, 0).map(PlannedRung::nr).orElse(0);
            int said = request.ladder().rungs().stream()
                    .filter(rung -> rung.nr() == request.lastRung())
                    .map(PolicyMoves::weight)
                    .findFirst()
                    .orElse(0);
            PlannedRung sends = ladder.toSend(now, due, 0)
                    .filter(highest -> weight(highest) > said)
                    .orElse(null);
            int left = ladder.rungs().size() - overdue;
            return new Plan(request, due, ladder, overdue, sends, sends == null ? overdue : overdue - 1, left);
        });
    }

    /** The last word weighs most, however it sounds. */
    private static int weight(PlannedRung rung) {
        return rung.last() ? TONES.size() : TONES.indexOf(rung.tone());
    }

    /** Whom the client's ladder tells, by name, and which channels hear of it. */
    private List<String> told(NonCompliance one, ClientRequest request, PlannedRung rung) {
        List<String> told = new ArrayList<>(mails.wouldTell(one, request.toldAt(rung)));
        mails.copied(one, rung).forEach(channel -> told.add("the channel " + channel.name()));
        if (rung.tellMsp()) {
            told.add(OUR_MANAGER);
        }
        return told;
    }

    /** What an extension gave on top stays; an end that was agreed, or told, does not come forward. */
    private Instant due(NonCompliance one, ClientRequest request, ResponsePolicy figures) {
        double days = RequestTimes.days(request.task(), figures);
        if (days == 0 || !one.hasPolicy()) {
            return request.due();
        }
        Instant before = time.after(one.client(), request.askedAt(), RequestTimes.days(request.task(), one.policy()))
                .at();
        Duration extra = Duration.between(before, request.due());
        Instant reckoned = time.after(one.client(), request.askedAt(), days).at();
        Instant due = extra.isNegative() ? reckoned : reckoned.plus(extra);
        return due.isAfter(request.due()) ? Ladder.wholeSecond(due) : request.due();
    }

    private PolicyMove view(NonCompliance one, int version, Optional<Plan> plan) {
        Optional<PlannedRung> sends = plan.map(Plan::sends);
        return new PolicyMove(
                one.number(),
                one.title(),
                one.policyVersion(),
                version,
                plan.map(planned -> planned.request().due()).orElse(null),
                plan.map(Plan::due).orElse(null),
                plan.map(Plan::overdue).orElse(0),
                sends.map(PlannedRung::tone).orElse(""),
                sends.map(rung -> told(one, plan.orElseThrow().request(), rung)).orElse(List.of()),
                plan.map(Plan::left).orElse(0));
    }
}

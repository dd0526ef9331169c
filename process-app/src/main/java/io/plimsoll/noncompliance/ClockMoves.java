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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether running clocks follow a changed calendar, which a person decides for each. One that moves keeps the working
 * days that were left; none comes forward. Clocks that the change would not move are not asked about.
 */
@Component
@Transactional
public class ClockMoves {

    private final NonComplianceRepository stored;
    private final ClientRequestRepository requests;
    private final StatementRepository statements;
    private final Engagement engagement;
    private final CaseMails mails;
    private final WorkingTime time;
    private final Workflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    ClockMoves(
            NonComplianceRepository stored,
            ClientRequestRepository requests,
            StatementRepository statements,
            Engagement engagement,
            CaseMails mails,
            WorkingTime time,
            Workflow workflow,
            Ledger ledger,
            Clock clock) {
        this.stored = stored;
        this.requests = requests;
        this.statements = statements;
        this.engagement = engagement;
        this.mails = mails;
        this.time = time;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Plan(NonCompliance about, ClientRequest request, Carrying by, Instant after) {

        ClockMove view() {
            return new ClockMove(
                    about.number(), about.title(), request.task(), request.calendarVersion(), request.due(), after);
        }
    }

    /** The clocks about which nobody has decided yet, by case; nothing is changed. */
    @Transactional(readOnly = true)
    public List<ClockMove> open(ClientId client, Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.SERVICE_MANAGER).requireClient(client);
        return plans(client, clock.instant()).stream().map(Plan::view).toList();
    }

    /**
     * Moves these clocks, or lets them stand as they were told; how many that were.
     *
     * @param reason why, for the MSP's own people
     */
    public int decide(ClientId client, Set<CaseNumber> chosen, boolean move, String reason, Actor by) {
        by.require(Role.ADMINISTRATOR, Role.SERVICE_MANAGER).requireClient(client);
        Instant now = clock.instant();
        List<Plan> decided = plans(client, now).stream()
                .filter(plan -> chosen.contains(plan.about().number()))
                .toList();
        for (Plan plan : decided) {
            Statement words = statements.save(
                    new Statement(plan.about(), "move-clock", move ? "moved" : "kept", Map.of(), reason, by, now));
            if (move) {
                move(plan, words, now, by);
            } else {
                keep(plan, words, by);
            }
        }
        return decided.size();
    }

    private List<Plan> plans(ClientId client, Instant now) {
        List<NonCompliance> open = stored.open(client.value());
        int version = time.calendarVersion(client);
        Map<CaseNumber, ClientRequest> running =
                requests
                        .findByOpenKeyIn(
                                open.stream().map(one -> one.number().value()).toList())
                        .stream()
                        .filter(request ->
                                request.isUndecidedFor(version) && request.due().isAfter(now))
                        .collect(Collectors.toMap(ClientRequest::number, Function.identity()));
        return open.stream()
                .map(one -> Optional.ofNullable(running.get(one.number())).flatMap(request -> plan(one, request, now)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Plan> plan(NonCompliance about, ClientRequest request, Instant now) {
        return time.carrying(about.client(), request.calendarVersion(), now)
                .map(by -> new Plan(about, request, by, by.move().apply(request.due())))
                .filter(plan -> plan.after().isAfter(request.due()));
    }

    private void move(Plan plan, Statement words, Instant now, Actor by) {
        NonCompliance about = plan.about();
        ClientRequest request = plan.request();
        Instant before = request.due();
        int calendar = request.calendarVersion();
        request.carry(plan.by(), now);
        requests.saveAndFlush(request);
        append(
                about,
                "clock-moved",
                by,
                Map.of(
                        "task", request.task(),
                        "from", before.toString(),
                        "due", request.due().toString(),
                        "fromCalendar", calendar,
                        "calendar", request.calendarVersion(),
                        "words", words.fingerprint()));
        mails.tellOfRequest(
                about,
                request,
                "time-changed",
                request.asked(),
                "calendar-" + request.calendarVersion(),
                Map.of("task", request.task(), "change", "calendar", "before", before));
        engagement.note(
                about.number(),
                "noted",
                "The client's calendar has changed: there is time until %s instead of %s."
                        .formatted(
                                CaseWords.moment(request.due(), request.zone()),
                                CaseWords.moment(before, request.zone())),
                by);
        workflow.requestReplanned(
                about.client(),
                about.number(),
                request.due(),
                request.ladder().after(now).isPresent());
    }

    private void keep(Plan plan, Statement words, Actor by) {
        ClientRequest request = plan.request();
        request.keepAgainst(plan.by().version());
        append(
                plan.about(),
                "clock-kept",
                by,
                Map.of(
                        "task", request.task(),
                        "due", request.due().toString(),
                        "calendar", request.calendarVersion(),
                        "against", plan.by().version(),
                        "words", words.fingerprint()));
        engagement.note(
                plan.about().number(),
                "noted",
                "The client's calendar has changed; the time for this stays as it was told.",
                by);
    }

    private void append(NonCompliance about, String event, Actor by, Map<String, Object> facts) {
        ledger.append(
                new LedgerFact(Chain.of(about.client()), event, about.number().value(), by, facts));
    }
}

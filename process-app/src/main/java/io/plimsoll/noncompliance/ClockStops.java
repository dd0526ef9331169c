package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops a client's clock while the client waits for the MSP, and lets it go on. Meanwhile nothing is due, nobody is
 * reminded and no silence can be recorded; afterwards the client has as much working time left as before.
 */
@Component
@Transactional
public class ClockStops {

    private final Cases cases;
    private final ClientRequestRepository requests;
    private final EngagementLineRepository lines;
    private final StatementRepository statements;
    private final CaseMails mails;
    private final WorkingTime time;
    private final Workflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    ClockStops(
            Cases cases,
            ClientRequestRepository requests,
            EngagementLineRepository lines,
            StatementRepository statements,
            CaseMails mails,
            WorkingTime time,
            Workflow workflow,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.lines = lines;
        this.statements = statements;
        this.mails = mails;
        this.time = time;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How the clock of what is asked now stands still; empty where it runs or nothing is asked. */
    @Transactional(readOnly = true)
    public Optional<ClockStop> of(CaseNumber number, Actor reader) {
        cases.visible(number, reader);
        return requests.findByOpenKey(number.value()).flatMap(ClientRequest::stopped);
    }

    /** Whether there is a clock of the kind that is stopped; whoever comes too late for it is told so. */
    @Transactional(readOnly = true)
    public boolean mayStop(CaseNumber number, Actor reader) {
        cases.visible(number, reader);
        return requests.findByOpenKey(number.value())
                .filter(request -> request.isReckoned() && request.stopped().isEmpty())
                .isPresent();
    }

    /**
     * From now on the client waits for the MSP.
     *
     * @param words more about the reason, for the MSP's own people
     */
    public ClockResult stop(CaseNumber number, StopReason reason, String words, Actor by) {
        NonCompliance about = mine(number, by);
        Optional<ClientRequest> open = requests.findByOpenKey(number.value());
        if (open.isEmpty()) {
            return new ClockResult.Refused("Nothing is asked of the client at the moment.");
        }
        ClientRequest request = open.get();
        Optional<String> refusal = refusal(request);
        if (refusal.isPresent()) {
            return new ClockResult.Refused(refusal.get());
        }
        Instant now = Ladder.wholeSecond(clock.instant());
        Statement said =
                statements.save(new Statement(about, "stop-clock", "stopped", Map.of(), words, by, clock.instant()));
        request.stop(reason, now);
        requests.saveAndFlush(request);
        append(
                about,
                "clock-stopped",
                by,
                Map.of(
                        "task", request.task(),
                        "due", request.due().toString(),
                        "reason", reason.name(),
                        "words", said.fingerprint()));
        String step = "stopped-" + now.getEpochSecond();
        mails.tellOfRequest(about, request, "clock-stopped", request.asked(), step, Map.of("task", request.task()));
        line(request, "stopped", step, "The time of the client stands still: %s.".formatted(reason.words()), by);
        workflow.requestStopped(about.client(), number);
        return new ClockResult.Stopped();
    }

    /** The client's time runs again: as much of it as was left. */
    public ClockResult goOn(CaseNumber number, Actor by) {
        NonCompliance about = mine(number, by);
        Optional<ClientRequest> open = requests.findByOpenKey(number.value());
        Optional<ClockStop> stopped = open.flatMap(ClientRequest::stopped);
        if (open.isEmpty() || stopped.isEmpty()) {
            return new ClockResult.Refused("The client's time is running already.");
        }
        ClientRequest request = open.get();
        Instant since = stopped.get().since();
        Instant before = request.due();
        request.carry(carrying(about, request, since), since);
        request.goOn();
        requests.saveAndFlush(request);
        Instant now = clock.instant();
        append(
                about,
                "clock-went-on",
                by,
                Map.of(
                        "task", request.task(),
                        "from", before.toString(),
                        "due", request.due().toString(),
                        "calendar", request.calendarVersion(),
                        "stoppedSeconds",
                                Math.max(0, Duration.between(since, now).toSeconds())));
        String step = "went-on-" + now.getEpochSecond();
        mails.tellOfRequest(
                about,
                request,
                "time-changed",
                request.asked(),
                step,
                Map.of("task", request.task(), "change", "waited", "before", before));
        line(
                request,
                "resumed",
                step,
                "The time of the client runs again: until %s instead of %s."
                        .formatted(
                                CaseWords.moment(request.due(), request.zone()),
                                CaseWords.moment(before, request.zone())),
                by);
        workflow.requestReplanned(
                about.client(),
                number,
                request.due(),
                request.ladder().after(now).isPresent());
        return new ClockResult.GoesOn(request.due());
    }

    /** Of calendars from before versions were kept, only the present one is known. */
    private Carrying carrying(NonCompliance about, ClientRequest request, Instant since) {
        Instant now = clock.instant();
        return time.carrying(about.client(), request.calendarVersion(), since, now)
                .or(() -> time.carrying(about.client(), time.calendarVersion(about.client()), since, now))
                .orElseThrow();
    }

    private NonCompliance mine(CaseNumber number, Actor by) {
        by.require(Role.ANALYST, Role.SERVICE_MANAGER);
        return cases.visible(number, by);
    }

    private Optional<String> refusal(ClientRequest request) {
        if (request.stopped().isPresent()) {
            return Optional.of("The client's time stands still already.");
        } else if (!request.isReckoned()) {
            return Optional.of("The end of this was agreed with the client; agree on other days instead.");
        }
        return request.due().isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of("The client's time is over already.");
    }

    private void line(ClientRequest request, String kind, String mail, String detail, Actor by) {
        lines.save(new EngagementLine(
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        request.number(),
                        clock.instant(),
                        kind,
                        request.task(),
                        detail,
                        by)
                .of(request, mail));
    }

    private void append(NonCompliance about, String event, Actor by, Map<String, Object> facts) {
        ledger.append(
                new LedgerFact(Chain.of(about.client()), event, about.number().value(), by, facts));
    }
}

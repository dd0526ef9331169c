package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.database.Together;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.policy.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each request to the client, each reminder, each answer and each silence. At most one request of a case is open. */
@Component
@Transactional
public class Engagement {

    /** What a case is waiting for. */
    private record Asked(String number) {}

    private final Cases cases;
    private final ClientRequestRepository requests;
    private final EngagementLineRepository lines;
    private final CaseMails mails;
    private final RequestLadders ladders;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    Engagement(
            Cases cases,
            ClientRequestRepository requests,
            EngagementLineRepository lines,
            CaseMails mails,
            RequestLadders ladders,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.lines = lines;
        this.mails = mails;
        this.ladders = ladders;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens a request, records it, mails those asked. Closes a request left open before. */
    public RequestView ask(RequestOrder order, Actor by) {
        NonCompliance about = cases.get(order.number());
        by.requireClient(about.client());
        drop(order.number(), "A new request takes its place.", by);
        Instant start = Ladder.wholeSecond(clock.instant());
        Deadline due = due(about, order, start);
        Stage stage = ladders.stage(about, order.task());
        Ladder ladder = ladders.plan(about, about.policyVersion(), order.task(), stage, start, due.at());
        ClientRequest request = requests.saveAndFlush(new ClientRequest(newId(), order, start, due, ladder));
        append(
                about,
                "answer-asked",
                by,
                Map.of(
                        "task", order.task(),
                        "stage", stage.key(),
                        "round", about.round(),
                        "due", due.at().toString(),
                        "calendar", due.calendarVersion(),
                        "reminders", request.ladder().rungs().size()));
        List<String> told =
                mails.tellOfRequest(about, request, order.mailEvent(), order.asked(), "asked", order.mailModel());
        line(
                request,
                "asked",
                "asked",
                "Asked for %s by %s. %s"
                        .formatted(
                                CaseWords.asked(order.task()),
                                CaseWords.moment(due.at(), due.zone()),
                                toldByMail(told)),
                by);
        return request.view();
    }

    /** The open request. */
    @Transactional(readOnly = true)
    public Optional<RequestView> current(CaseNumber number) {
        return open(number).map(ClientRequest::view);
    }

    /** When the next reminder is due: the first rung strictly later than now; empty after the last. Pure, no writes. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextReminder(CaseNumber number) {
        return running(number)
                .flatMap(request -> request.ladder().after(clock.instant()))
                .map(PlannedRung::at);
    }

    /**
     * Sends the reminder of the highest rung that is due, and puts on record which were passed over; no effect where
     * that one, or a higher one, was sent, or the time to answer is over.
     */
    public void remind(CaseNumber number) {
        running(number).ifPresent(request -> request.ladder()
                .toSend(clock.instant(), request.due(), request.lastRung())
                .ifPresent(rung -> remind(request, rung)));
    }

    /** The client answered the open request. */
    public void answered(CaseNumber number, String outcome, Actor by) {
        answered(number, outcome, "Answered: " + outcome + ".", by, Map.of());
    }

    /** The deadline passed without an answer; no effect where nothing is asked. */
    public void silent(CaseNumber number) {
        running(number).ifPresent(request -> {
            NonCompliance about = cases.get(number);
            Actor system = Actor.system(about.client());
            List<Integer> skipped = request.ladder().passedBy(clock.instant(), request.lastRung(), Integer.MAX_VALUE);
            Map<String, Object> facts = new HashMap<>(Map.of(
                    "task", request.task(),
                    "due", request.due().toString(),
                    "reminders", request.reminders()));
            if (!skipped.isEmpty()) {
                facts.put("skipped", skipped);
            }
            append(about, "silence-recorded", system, facts);
            mails.tellMsp(
                    number,
                    "silence-recorded",
                    Role.SERVICE_MANAGER,
                    request.id(),
                    "silent",
                    Map.of("task", request.task()));
            line(
                    request,
                    "silent",
                    "",
                    "No answer by %s, after %s.%s"
                            .formatted(
                                    CaseWords.moment(request.due(), request.zone()),
                                    CaseWords.count(request.reminders(), "reminder", "reminders"),
                                    CaseWords.notSent(skipped)),
                    system);
            end(request, "silent");
        });
    }

    /** Adds a line that is neither request nor answer, as for an extension. */
    public void note(CaseNumber number, String kind, String detail, Actor by) {
        by.requireClient(cases.get(number).client());
        line(number, kind, open(number).map(ClientRequest::task).orElse(""), detail, by);
    }

    /** When the MSP's own next decision is due, by the case's policy, from now. */
    @Transactional(readOnly = true)
    public Instant decisionDueAt(CaseNumber number) {
        return decisionDue(number).at();
    }

    /** The same with the calendar that it is reckoned by, for where it is kept. */
    @Transactional(readOnly = true)
    public Deadline decisionDue(CaseNumber number) {
        NonCompliance about = cases.get(number);
        return time.after(about.client(), clock.instant(), about.policy().decisionDays());
    }

    /** The whole record, oldest first. */
    @Transactional(readOnly = true)
    public List<EngagementEntry> record(CaseNumber number, Actor reader) {
        cases.visible(number, reader);
        return lines.findByCaseNumberOrderByEntryNoAsc(number.value()).stream()
                .map(EngagementLine::view)
                .toList();
    }

    /** The counts behind "persistent failure to engage"; for the MSP and the system. */
    @Transactional(readOnly = true)
    public EngagementCounts counts(CaseNumber number) {
        return new EngagementCounts(
                count(number, "asked"), count(number, "reminded"), count(number, "answered"), count(number, "silent"));
    }

    /** Looks up at once what will be asked about these cases one after the other; of use where that is done {@link Together}. */
    @Transactional(readOnly = true)
    public void expect(Collection<CaseNumber> numbers) {
        List<String> keys = numbers.stream().map(CaseNumber::value).toList();
        cases.load(keys);
        requests.findByOpenKeyIn(keys)
                .forEach(one -> Together.know(new Asked(one.number().value()), Optional.of(one)));
    }

    /** The client answered the open request, in these words and with these facts for the ledger. */
    void answered(CaseNumber number, String outcome, String detail, Actor by, Map<String, Object> facts) {
        NonCompliance about = cases.get(number);
        by.requireClient(about.client());
        Optional<ClientRequest> request = open(number);
        String task = request.map(ClientRequest::task).orElse("");
        Map<String, Object> all = new HashMap<>(facts);
        all.put("task", task);
        all.put("outcome", outcome);
        append(about, "answer-given", by, all);
        line(number, "answered", task, detail, by);
        request.ifPresent(open -> end(open, "answered"));
    }

    /** What was asked is no longer needed; no effect where nothing is asked. */
    public void drop(CaseNumber number, String why, Actor by) {
        open(number).ifPresent(request -> {
            line(
                    number,
                    "noted",
                    request.task(),
                    "No longer waiting for %s. %s".formatted(CaseWords.asked(request.task()), why),
                    by);
            end(request, "dropped");
        });
    }

    /** Whether the last thing asked was met with silence. */
    boolean lastWasSilence(CaseNumber number) {
        return requests.findFirstByCaseNumberOrderByEntryNoDesc(number.value())
                .filter(ClientRequest::endedInSilence)
                .isPresent();
    }

    private void remind(ClientRequest request, PlannedRung rung) {
        NonCompliance about = cases.get(request.number());
        Actor system = Actor.system(about.client());
        int of = request.ladder().rungs().size();
        List<Integer> skipped = request.ladder().passedBy(clock.instant(), request.lastRung(), rung.nr());
        request.reminded(rung);
        // a case that was moved to another policy has rungs of the same number again, and they are other reminders
        String step = "reminder-%d-%d".formatted(rung.nr(), request.reminders());
        ReminderTold told = mails.remind(
                about,
                request,
                rung,
                step,
                Map.of(
                        "task", request.task(),
                        "tone", rung.tone(),
                        "last", rung.last(),
                        "nr", rung.nr(),
                        "of", of));
        Map<String, Object> facts = new HashMap<>(Map.of(
                "task", request.task(),
                "nr", rung.nr(),
                "of", of,
                "tone", rung.tone(),
                "last", rung.last(),
                "channel", rung.way().key()));
        if (!told.channels().isEmpty()) {
            facts.put("copies", told.copies());
        }
        if (!skipped.isEmpty()) {
            facts.put("skipped", skipped);
        }
        append(about, "reminder-sent", system, facts);
        if (rung.tellMsp()) {
            mails.tellOfReminder(about, request, step, Map.of("nr", rung.nr(), "of", of));
        }
        line(
                request,
                "reminded",
                step,
                "Reminder %d of %d%s. %s%s"
                        .formatted(
                                rung.nr(),
                                of,
                                rung.last() ? ", the last" : "",
                                told.words(),
                                CaseWords.notSent(skipped)),
                system);
    }

    private Deadline due(NonCompliance about, RequestOrder order, Instant start) {
        Deadline reckoned = time.after(about.client(), start, order.workingDays());
        Instant until = order.until();
        return until == null
                ? reckoned
                : new Deadline(Ladder.wholeSecond(until), reckoned.zone(), reckoned.calendarVersion());
    }

    private static String toldByMail(List<String> told) {
        return told.isEmpty() ? "Nobody to tell." : "Told by mail: " + String.join(", ", told) + ".";
    }

    /** While the client waits for the MSP, nobody is reminded and nobody is silent. */
    private Optional<ClientRequest> running(CaseNumber number) {
        return open(number).filter(request -> request.stopped().isEmpty());
    }

    private Optional<ClientRequest> open(CaseNumber number) {
        Optional<ClientRequest> known =
                Together.once(new Asked(number.value()), () -> requests.findByOpenKey(number.value()));
        // who asks anew within the same transaction asks for another
        return known.filter(ClientRequest::isOpen).or(() -> requests.findByOpenKey(number.value()));
    }

    /** At once in the database: the next request of the case takes over the open key. */
    private void end(ClientRequest request, String how) {
        request.end(how, clock.instant());
        requests.saveAndFlush(request);
    }

    private void line(CaseNumber number, String kind, String task, String detail, Actor by) {
        lines.save(new EngagementLine(newId(), number, clock.instant(), kind, task, detail, by));
    }

    private void line(ClientRequest request, String kind, String mail, String detail, Actor by) {
        lines.save(new EngagementLine(newId(), request.number(), clock.instant(), kind, request.task(), detail, by)
                .of(request, mail));
    }

    private int count(CaseNumber number, String kind) {
        return Math.toIntExact(lines.countByCaseNumberAndKind(number.value(), kind));
    }

    private void append(NonCompliance about, String event, Actor by, Map<String, Object> facts) {
        ledger.note(
                new LedgerFact(Chain.of(about.client()), event, about.number().value(), by, facts));
    }

    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}

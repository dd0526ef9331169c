package io.plimsoll.attestation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.attestation.ApplyingQuestions.Applying;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.Reckoning;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.Attested;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a client's questionnaire from asking to silence, and when the next is due. */
@Component
@Transactional
public class AttestationCourse {

    /** Questions have no severity of their own; their reminders are those of a matter in the middle. */
    private static final String SEVERITY = "medium";

    private final AttestationRows rows;
    private final ApplyingQuestions applying;
    private final ExpiredAnswers expired;
    private final AttestationMails mails;
    private final AttestationSettings settings;
    private final Findings findings;
    private final Clients clients;
    private final Decisions decisions;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    AttestationCourse(
            AttestationRows rows,
            ApplyingQuestions applying,
            ExpiredAnswers expired,
            AttestationMails mails,
            AttestationSettings settings,
            Findings findings,
            Clients clients,
            Decisions decisions,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.applying = applying;
        this.expired = expired;
        this.mails = mails;
        this.settings = settings;
        this.findings = findings;
        this.clients = clients;
        this.decisions = decisions;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Step: records which answers count no more, and asks for what is due; nothing is open where nothing is. */
    public void ask(ClientId client) {
        Instant now = clock.instant();
        List<Applying> applies = applying.of(client);
        expired.record(client, applies, now);
        Map<String, Answer> answers = rows.answers(client);
        boolean again = rows.wantsAgain(client);
        rows.wantAgain(client, false);
        rows.nothingNew(client);
        List<AskedQuestion> due = applies.stream()
                .filter(one -> isDue(answers.get(one.question().id()), again, now))
                .map(AttestationCourse::asked)
                .toList();
        if (!due.isEmpty()) {
            open(client, due, Ladder.wholeSecond(now));
        }
    }

    private void open(ClientId client, List<AskedQuestion> questions, Instant start) {
        Deadline due = time.after(client, start, settings.answerDays());
        var asked = new Questionnaire(
                UuidCreator.getTimeOrderedEpoch().toString(),
                client,
                start,
                due,
                decisions.currentVersion(),
                0,
                0,
                questions);
        rows.open(asked);
        append(
                asked,
                "attestation-asked",
                Map.of(
                        "questions",
                                questions.stream().map(AskedQuestion::question).toList(),
                        "due", due.at().toString(),
                        "calendar", due.calendarVersion()));
        mails.asked(asked);
    }

    /** Step: until when there is time to answer; where nothing is open, now. */
    @Transactional(readOnly = true)
    public Instant dueAt(ClientId client) {
        return rows.open(client).map(asked -> asked.due().at()).orElseGet(clock::instant);
    }

    /** Step: whether something is asked that nobody has answered yet. */
    @Transactional(readOnly = true)
    public boolean isAnythingOpen(ClientId client) {
        return rows.open(client).isPresent();
    }

    /** Step: when the next reminder is due; empty after the last. Pure. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextReminder(ClientId client) {
        return rows.open(client)
                .flatMap(asked -> ladder(asked).after(clock.instant()))
                .map(PlannedRung::at);
    }

    /** Step: sends the reminder of the highest rung that is due; no effect where that one was sent. */
    public void remind(ClientId client) {
        rows.open(client).ifPresent(asked -> {
            Ladder ladder = ladder(asked);
            ladder.toSend(clock.instant(), asked.due().at(), asked.lastRung())
                    .ifPresent(rung -> remind(asked, rung, ladder.rungs().size()));
        });
    }

    private void remind(Questionnaire asked, PlannedRung rung, int of) {
        rows.reminded(asked, rung.nr());
        append(
                asked,
                "attestation-reminded",
                Map.of(
                        "nr",
                        rung.nr(),
                        "of",
                        of,
                        "tone",
                        rung.tone(),
                        "channel",
                        rung.way().key()));
        mails.reminder(asked, rung, of);
    }

    private Ladder ladder(Questionnaire asked) {
        Instant start = asked.askedAt();
        Instant due = asked.due().at();
        // as long as the date stands as it was told, so do the reminders before it
        Reckoning by = time.reckoning(asked.client(), asked.due().calendarVersion());
        return Ladder.plan(
                decisions.ladder(
                        asked.policy(),
                        new LadderQuestion(SEVERITY, tier(asked.client()), AnswerAttestation.FORM, Stage.FIRST)),
                start,
                due,
                percent -> by.share(start, due, percent));
    }

    private String tier(ClientId client) {
        return clients.get(client, Actor.system(client)).tier();
    }

    /** Step: the time is over; what nobody answered, and no earlier answer still covers, is not met. */
    public void silent(ClientId client) {
        rows.open(client).ifPresent(asked -> {
            Instant now = clock.instant();
            Map<String, Answer> answers = rows.answers(client);
            List<AskedQuestion> open = asked.unanswered().stream()
                    .filter(question -> {
                        Answer earlier = answers.get(question.question());
                        return earlier == null || !earlier.counts(now);
                    })
                    .toList();
            rows.end(asked, "silent", now);
            append(
                    asked,
                    "attestation-silent",
                    Map.of(
                            "questions",
                                    asked.unanswered().stream()
                                            .map(AskedQuestion::question)
                                            .toList(),
                            "reminders", asked.reminders()));
            String detail = "Not answered by %s. Asked on %s."
                    .formatted(
                            AttestationWords.day(asked.due().at(), asked.due().zone()),
                            AttestationWords.day(asked.askedAt(), asked.due().zone()));
            attest(
                    client,
                    open.stream()
                            .map(question -> new Attested(question.question(), question.words(), false, detail))
                            .toList());
        });
    }

    /**
     * Step: when the client is asked next: what is new to it, before an answer runs out, when one does, or after a whole
     * cycle.
     */
    @Transactional(readOnly = true)
    public Instant nextCycleAt(ClientId client) {
        Instant now = clock.instant();
        Instant cycle =
                time.endOf(client, time.today(client).plus(settings.cycle())).at();
        Map<String, Answer> answers = rows.answers(client);
        Stream<Instant> old = applying.of(client).stream()
                .flatMap(one -> Stream.ofNullable(answers.get(one.question().id())))
                .filter(answer -> !answer.expired())
                .map(answer -> answer.askAgainAt().isAfter(now) ? answer.askAgainAt() : answer.validUntil());
        Instant first = Stream.concat(rows.asksNewAt(client).stream(), old)
                .filter(at -> at.isBefore(cycle))
                .min(Instant::compareTo)
                .orElse(cycle);
        return Ladder.wholeSecond(first.isAfter(now) ? first : now.plusSeconds(1));
    }

    /** Step: whether the client is still asked; what began on the model's first version asks before it waits again. */
    @Transactional(readOnly = true)
    public boolean goesOn(ClientId client) {
        return rows.begun(client);
    }

    private void attest(ClientId client, List<Attested> said) {
        if (!said.isEmpty()) {
            findings.attest(client, said, Actor.system(client));
        }
    }

    private static boolean isDue(@Nullable Answer answer, boolean again, Instant now) {
        return answer == null
                || answer.expired()
                || !answer.askAgainAt().isAfter(now)
                || again && answer.choice() != Choice.YES;
    }

    private static AskedQuestion asked(Applying one) {
        return new AskedQuestion(
                one.question().id(),
                one.area(),
                one.question().text(),
                one.question().help(),
                one.question().sha256(),
                one.question().bySignatory(),
                one.question().evidence(),
                false);
    }

    private void append(Questionnaire asked, String event, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(asked.client()), event, asked.id(), Actor.system(asked.client()), facts));
    }
}

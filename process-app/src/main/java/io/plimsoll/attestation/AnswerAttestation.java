package io.plimsoll.attestation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.finding.Attested;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.ClientTaskHandler;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.standard.Question;
import io.plimsoll.standard.Questions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person of the client answers questions, all or some: what is left is asked until its time is over. Answers say which
 * question they are to, so that one form serves every questionnaire.
 */
@Component
@Transactional
class AnswerAttestation implements ClientTaskHandler {

    static final String FORM = "answer-attestation";
    private static final String FIELD = "answers";

    private final AttestationRows rows;
    private final Questions questions;
    private final AttestationEvidence evidence;
    private final AttestationMails mails;
    private final AttestationSettings settings;
    private final Findings findings;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    AnswerAttestation(
            AttestationRows rows,
            Questions questions,
            AttestationEvidence evidence,
            AttestationMails mails,
            AttestationSettings settings,
            Findings findings,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.evidence = evidence;
        this.mails = mails;
        this.settings = settings;
        this.findings = findings;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(ClientId client, Actor reader) {
        reader.requireClient(client);
        Questionnaire asked = rows.open(client).orElseThrow(NotVisible::new);
        Map<String, List<Fact>> byArea = new LinkedHashMap<>();
        asked.unanswered().forEach(question -> byArea.computeIfAbsent(question.area(), area -> new ArrayList<>())
                .add(new Fact(question.question(), (question.words() + " " + question.help()).strip())));
        List<Section> sections = byArea.entrySet().stream()
                .map(area -> new Section(area.getKey(), "", area.getValue()))
                .toList();
        List<Map<String, String>> given = asked.unanswered().stream()
                .map(question -> Map.of("question", question.question()))
                .toList();
        return new TaskContext(sections, Map.of(FIELD, given), Map.of(), null, asked.revision(), false);
    }

    @Override
    public TaskResult submit(ClientId client, FormValues values, Actor by) {
        by.require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY).requireClient(client);
        Questionnaire asked = rows.open(client).orElse(null);
        if (asked == null) {
            return new TaskResult.Stale("These questions are not asked any more. Please look at the page again.");
        }
        Map<String, AskedQuestion> open = new LinkedHashMap<>();
        asked.unanswered().forEach(question -> open.put(question.question(), question));
        Map<AskedQuestion, Answer> given = new LinkedHashMap<>();
        List<FormValues> lines = values.rows(FIELD);
        for (int line = 0; line < lines.size(); line++) {
            AskedQuestion question = open.remove(lines.get(line).text("question"));
            String field = "%s[%d].question".formatted(FIELD, line);
            if (question == null) {
                return new TaskResult.Refused(field, "This question is not asked, or was answered already.");
            }
            if (question.bySignatory() && !by.has(Role.CLIENT_SIGNATORY)) {
                return new TaskResult.Refused(
                        field, "“%s” is for somebody who signs for you.".formatted(question.words()));
            }
            if (isUnexplained(lines.get(line))) {
                return new TaskResult.Refused(
                        "%s[%d].words".formatted(FIELD, line),
                        "Please say why it does not apply to you: “%s”".formatted(question.words()));
            }
            given.put(question, answer(asked, question, lines.get(line), by));
        }
        take(asked, given, by);
        return new TaskResult.Taken();
    }

    private static boolean isUnexplained(FormValues line) {
        return Choice.ofKey(line.text("answer")) == Choice.NOT_APPLICABLE
                && line.textOrEmpty("words").isBlank();
    }

    private Answer answer(Questionnaire asked, AskedQuestion question, FormValues line, Actor by) {
        Period valid = questions.find(question.question()).map(Question::valid).orElse(settings.cycle());
        LocalDate until = time.today(asked.client()).plus(valid);
        Deadline end = time.endOf(asked.client(), until);
        return new Answer(
                UuidCreator.getTimeOrderedEpoch().toString(),
                question.question(),
                asked.id(),
                Choice.ofKey(line.text("answer")),
                line.textOrEmpty("words"),
                by.subject(),
                by.name(),
                clock.instant(),
                time.endOf(asked.client(), until.minus(settings.ahead())).at(),
                end.at(),
                end.reckonedBy(),
                false,
                question.textSha256());
    }

    private void take(Questionnaire asked, Map<AskedQuestion, Answer> given, Actor by) {
        given.values().forEach(answer -> rows.answer(asked.client(), answer));
        if (given.size() == asked.unanswered().size()) {
            rows.end(asked, "answered", clock.instant());
        }
        ledger.append(new LedgerFact(
                Chain.of(asked.client()),
                "attestation-answered",
                asked.id(),
                by,
                Map.of(
                        "answers",
                        given.values().stream()
                                .map(answer -> fact(asked.client(), answer))
                                .toList())));
        tell(asked, given, by);
    }

    /**
     * What does not apply is no finding; an analyst reads why. It clears none either: a matter that is open about it stays so until somebody
     * has looked.
     */
    private void tell(Questionnaire asked, Map<AskedQuestion, Answer> given, Actor by) {
        List<Attested> said = new ArrayList<>();
        Map<AskedQuestion, Answer> notApplicable = new LinkedHashMap<>();
        given.forEach((question, answer) -> {
            if (answer.choice() == Choice.NOT_APPLICABLE) {
                notApplicable.put(question, answer);
            } else {
                said.add(new Attested(
                        question.question(),
                        question.words(),
                        answer.choice() == Choice.YES,
                        AttestationWords.said(answer, asked.due().zone())));
            }
        });
        if (!said.isEmpty()) {
            findings.attest(asked.client(), said, by);
        }
        if (!notApplicable.isEmpty()) {
            mails.notApplicable(asked, notApplicable);
        }
    }

    /** The words may name people, so the ledger gets only their salted hash. */
    private Map<String, Object> fact(ClientId client, Answer answer) {
        List<String> shownBy =
                evidence.of(client, answer.questionnaire(), answer.question(), Actor.system(client)).stream()
                        .map(StoredDocument::sha256)
                        .toList();
        return Map.of(
                "question", answer.question(),
                "asked", answer.textSha256(),
                "answer", answer.choice().key(),
                "words", Sha256.salted(answer.id(), answer.words()),
                "evidence", shownBy,
                "validUntil", answer.validUntil().toString());
    }
}

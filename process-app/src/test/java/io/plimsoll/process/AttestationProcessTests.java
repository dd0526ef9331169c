package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.attestation.AskedQuestion;
import io.plimsoll.attestation.AttestationView;
import io.plimsoll.attestation.Attestations;
import io.plimsoll.attestation.Choice;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.ServiceView;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.FailingAsset;
import io.plimsoll.finding.Failure;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.standard.Standards;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path of the questionnaire through the real model: the domain first, then where the model stands. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttestationProcessTests {

    private static final Actor ANALYST = LiveCases.msp("analyst", Role.ANALYST);
    private static final Actor AUDITOR = LiveCases.msp("auditor", Role.AUDITOR);
    private static final Actor ADMIN = LiveCases.msp("admin", Role.ADMINISTRATOR);

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    Holds holds;

    @Autowired
    WorkingTime time;

    @Autowired
    @Qualifier("askedClientsAtStart") SmartLifecycle start;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Attestations attestations;

    @Autowired
    Inbox inbox;

    @Autowired
    Drafts drafts;

    @Autowired
    Findings findings;

    @Autowired
    NonCompliances cases;

    @Autowired
    Ledger ledger;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient db;

    private ClientId client;

    @BeforeEach
    void aClientWithTheMinimumStandard() {
        client = new ClientId("at-" + UUID.randomUUID().toString().substring(0, 12));
        bare(client);
        serve();
    }

    private void bare(ClientId client) {
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(client.value(), new ClientDetails("Asked Ltd", "gold", "en", Set.of()), calendar, ADMIN);
        clients.addContact(
                client, new ContactDetails("Mia", "mia@" + client + ".example", Role.CLIENT_MEMBER, "en"), ADMIN);
        clients.addContact(
                client, new ContactDetails("Sam", "sam@" + client + ".example", Role.CLIENT_SIGNATORY, "en"), ADMIN);
    }

    private void serve() {
        clients.addService(
                client, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), ADMIN);
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    private void adopted() {
        standards.adopt(client, "minimum-technology-standards", "1.0", ADMIN);
    }

    private void asked() {
        adopted();
        fire("Timer_NextCycle");
    }

    private Actor person(String name, Role role) {
        return new Actor("sub-" + name, name, name, "", Set.of(role), ClientScope.of(client), SignIn.none());
    }

    private Actor member() {
        return person("Mia", Role.CLIENT_MEMBER);
    }

    private Actor signatory() {
        return person("Sam", Role.CLIENT_SIGNATORY);
    }

    private AttestationView view() {
        return attestations.view(client, ANALYST);
    }

    private List<AskedQuestion> open() {
        return view().open().unanswered();
    }

    private static Map<String, @Nullable Object> row(String question, String answer) {
        return Map.of("question", question, "answer", answer, "words", "As seen. Grüße 👋");
    }

    private Completion send(Actor by, List<Map<String, @Nullable Object>> rows) {
        TaskDetail page = inbox.get(task(by).id(), by);
        return inbox.complete(
                page.task().id(),
                Map.of("outcome", "send", "answers", rows),
                page.context().revision(),
                null,
                by);
    }

    private TaskSummary task(Actor by) {
        return inbox.list(new TaskQuery(client, null, "answer-attestation", false, null, 10), by).items().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is asked of " + by.name()));
    }

    /** What that person may answer, all with the same word. */
    private void all(Actor by, String answer) {
        List<Map<String, @Nullable Object>> rows = open().stream()
                .filter(question -> by.has(Role.CLIENT_SIGNATORY) || !question.bySignatory())
                .map(question -> row(question.question(), answer))
                .toList();
        assertThat(send(by, rows)).isEqualTo(new Completion.Completed(false));
    }

    private void fire(String element) {
        Job job = jobs.createJobQuery()
                .activityId(element)
                .tenantIdIn(client.value())
                .singleResult();
        jobs.executeJob(job.getId());
    }

    private List<String> path() {
        return history
                .createHistoricActivityInstanceQuery()
                .tenantIdIn(client.value())
                .processDefinitionId(definition())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private String definition() {
        return history.createHistoricProcessInstanceQuery()
                .tenantIdIn(client.value())
                .processDefinitionKey("attestation")
                .listPage(0, 1)
                .get(0)
                .getProcessDefinitionId();
    }

    private Map<String, CaseView> opened() {
        return cases.list(new CaseQuery(client, null, null, null, null, null, 50), ANALYST).items().stream()
                .collect(Collectors.toMap(one -> one.control().code(), one -> one));
    }

    private List<String> details(String control) {
        List<Failure> failing = new ArrayList<>();
        findings.visitFailing(client, Set.of(control), (code, one) -> failing.add(one));
        return findings.described(client, failing).stream()
                .map(FailingAsset::detail)
                .toList();
    }

    private List<String> mailed(String event) {
        return db.sql("select recipient from outbox_mail where client_id = ? and event = ? order by recipient")
                .params(client.value(), event)
                .query(String.class)
                .list();
    }

    private List<LedgerRow> told(String event) {
        return ledger.list(Chain.of(client), 0, 500, ANALYST).stream()
                .filter(row -> row.event().equals(event))
                .toList();
    }

    @Test
    void onlyWhatIsAdoptedAndAppliesIsAskedAndOfThoseWhoMayAnswer() {
        asked();

        assertThat(open())
                .extracting(AskedQuestion::question)
                .containsExactlyInAnyOrder(
                        "acceptable-use", "security-policy", "recovery-policy", "access-policy", "incident-process");
        assertThat(mailed("attestation-asked"))
                .containsExactly("mia@" + client + ".example", "sam@" + client + ".example");
        assertThat(told("attestation-asked")).hasSize(1);
        TaskDetail page = inbox.get(task(member()).id(), member());
        assertThat(page.task().number()).isNull();
        assertThat(page.task().client()).isEqualTo(client);
        assertThat(page.context().sections())
                .extracting(section -> section.heading())
                .containsExactly("People", "Policy");
        assertThat(inbox.list(new TaskQuery(client, null, null, false, null, 10), AUDITOR)
                        .items())
                .hasSize(1);
        assertThat(attestations.askNow(client, ANALYST)).as("asked already").isFalse();
    }

    @Test
    void askingBeginsWithTheAdoptionButTheClientHasTimeToSettle() {
        standards.adopt(client, "baseline-security-standards", "1.0", ADMIN);
        assertThat(view().begun()).as("no question is about this one").isFalse();
        assertThat(view().next()).isNull();

        adopted();
        adopted();

        assertThat(told("attestation-begun")).hasSize(1);
        assertThat(view().begun()).isTrue();
        assertThat(view().news()).isTrue();
        assertThat(view().open()).isNull();
        assertThat(mailed("attestation-asked")).isEmpty();
        assertThat(view().next())
                .isEqualTo(time.after(client, begunAt(), 20).at().truncatedTo(ChronoUnit.SECONDS));
        fire("Timer_NextCycle");
        assertThat(open()).hasSize(5);
        assertThat(view().news()).isFalse();
    }

    private Instant begunAt() {
        return db.sql("select begun_at from attestation where client_id = ?")
                .param(client.value())
                .query(LocalDateTime.class)
                .single()
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void aServiceCanMakeTheFirstQuestionConcernAClient() {
        client = new ClientId(client + "-b");
        bare(client);
        adopted();
        assertThat(view().begun()).as("nothing runs for it").isFalse();

        serve();

        assertThat(view().begun()).isTrue();
    }

    @Test
    void whatIsNewToAClientIsAskedSoonerThanTheNextCycleAndOnlyThat() {
        asked();
        all(signatory(), "yes");
        Instant cycle = Objects.requireNonNull(view().next());

        standards.adopt(client, "vendor-security-policy", "1.0", ADMIN);

        assertThat(view().next()).isBefore(cycle).isAfter(Instant.now());
        fire("Timer_NextCycle");
        assertThat(open())
                .extracting(AskedQuestion::question)
                .containsExactlyInAnyOrder("office-doors", "office-alarm", "hardware-access", "cloud-accounts");
    }

    @Test
    void anAnalystNeedNotWait() {
        assertThat(attestations.askNow(client, ANALYST)).as("nothing to ask").isFalse();
        adopted();

        assertThatThrownBy(() -> attestations.askNow(client, member())).isInstanceOf(AccessDenied.class);
        assertThat(attestations.askNow(client, ANALYST)).isTrue();

        assertThat(open()).hasSize(5);
        assertThat(told("attestation-wanted-now")).hasSize(1);
    }

    @Test
    void whoWasThereBeforeBeginsAtTheNextStartAndOnce() {
        adopted();
        db.sql("delete from attestation where client_id = ?")
                .param(client.value())
                .update();
        instance().ifPresent(id -> runtime.deleteProcessInstance(id, "as from before"));

        start.stop();
        start.start();
        start.start();

        assertThat(view().begun()).isTrue();
        assertThat(told("attestation-begun")).hasSize(2);
        assertThat(instance()).isPresent();
    }

    @Test
    void peopleOfAnotherClientSeeNothingOfIt() {
        asked();
        ClientId mine = client;
        aClientWithTheMinimumStandard();
        Actor stranger = member();

        assertThatThrownBy(() -> attestations.view(mine, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> attestations.again(mine, stranger)).isInstanceOf(NotVisible.class);
        client = mine;
        String task = task(member()).id();
        assertThatThrownBy(() -> inbox.get(task, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> drafts.save(task, Map.of("outcome", "send"), stranger))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void aPartCanBeAnsweredNowAndTheRestLater() {
        asked();
        assertThat(send(member(), List.of(row("acceptable-use", "yes"), row("recovery-policy", "no"))))
                .isEqualTo(new Completion.Completed(false));

        assertThat(open()).hasSize(3);
        assertThat(details("MTS-04.14")).isEmpty();
        assertThat(details("MTS-07.2")).singleElement().asString().startsWith("Answered “no” on");
        assertThat(opened()).containsOnlyKeys("MTS-07.2");
        all(signatory(), "unknown");

        assertThat(view().open()).isNull();
        assertThat(opened()).containsOnlyKeys("MTS-07.1", "MTS-07.2", "MTS-07.3", "MTS-07.4");
        assertThat(details("MTS-07.4")).singleElement().asString().contains("we do not know", "Grüße 👋");
        assertThat(told("attestation-answered")).hasSize(2).allSatisfy(row -> assertThat(row.facts())
                .contains("\"asked\"", "\"words\"")
                .doesNotContain("Grüße"));
        assertThat(view().lines())
                .filteredOn(line -> line.question().equals("acceptable-use"))
                .singleElement()
                .satisfies(line -> assertThat(line.answer().choice()).isEqualTo(Choice.YES));
        assertThat(path())
                .contains("ExclusiveGateway_AnythingLeft", "EventBasedGateway_WhatIsNext")
                .doesNotContain("ServiceTask_RecordSilence");
    }

    @Test
    void whatIsNotAskedOrNotTheirsOrTwiceIsRefused() {
        asked();

        assertThat(send(member(), List.of(row("office-doors", "yes")))).isInstanceOf(Completion.Invalid.class);
        assertThat(send(member(), List.of(row("security-policy", "yes")))).isInstanceOf(Completion.Invalid.class);
        assertThat(send(member(), List.of(row("acceptable-use", "yes"), row("acceptable-use", "no"))))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(send(member(), List.of(row("acceptable-use", "perhaps")))).isInstanceOf(Completion.Invalid.class);
        assertThat(send(member(), List.of())).isInstanceOf(Completion.Invalid.class);
        assertThat(open()).hasSize(5);
        assertThat(told("attestation-answered")).isEmpty();
    }

    @Test
    void whatIsTypedIsKeptUntilItIsSent() {
        asked();
        String task = task(member()).id();
        Map<String, @Nullable Object> half =
                Map.of("outcome", "send", "answers", List.of(Map.of("question", "acceptable-use", "words", "wait")));

        assertThat(drafts.save(task, half, member())).isTrue();
        assertThat(drafts.of(task, member())).contains(half);
        assertThat(drafts.of(task, signatory())).isEmpty();
    }

    @Test
    void silenceIsAFindingForEachQuestionAndTheReminderComesBefore() {
        asked();
        db.sql("update questionnaire set asked_at = ?, due_at = ? where client_id = ?")
                .params(now().minusDays(30), now().plusDays(1), client.value())
                .update();
        fire("Timer_AnswerReminder");
        assertThat(mailed("attestation-reminder")).isNotEmpty();
        all(member(), "yes");

        fire("Timer_AnswersOverdue");

        assertThat(view().open()).isNull();
        assertThat(opened()).containsOnlyKeys("MTS-07.1", "MTS-07.3", "MTS-07.4");
        assertThat(details("MTS-07.1")).singleElement().asString().startsWith("Not answered by");
        assertThat(told("attestation-silent")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("security-policy", "\"reminders\":1"));
        assertThat(path()).contains("ServiceTask_SendReminder", "EndEvent_ReminderSent", "ServiceTask_RecordSilence");
    }

    @Test
    void whatDoesNotApplyNeedsAReasonAndIsNoFinding() {
        asked();
        assertThat(send(member(), List.of(Map.of("question", "acceptable-use", "answer", "not-applicable"))))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(send(
                        member(),
                        List.of(Map.of("question", "acceptable-use", "answer", "not-applicable", "words", " "))))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(open()).hasSize(5);

        all(signatory(), "not-applicable");

        assertThat(opened()).isEmpty();
        assertThat(details("MTS-04.14")).isEmpty();
        assertThat(view().lines()).allSatisfy(line -> {
            assertThat(line.answer().choice()).isEqualTo(Choice.NOT_APPLICABLE);
            assertThat(line.answer().words()).isEqualTo("As seen. Grüße 👋");
        });
        assertThat(told("attestation-answered")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"answer\":\"not-applicable\""));
        assertThat(mailed("attestation-not-applicable")).hasSize(1);
        assertThat(attestations.again(client, ANALYST))
                .as("an analyst can ask anew")
                .isTrue();
        assertThat(open()).hasSize(5);
    }

    @Test
    void whatDidNotApplyRunsOutAndThenIsAFinding() {
        asked();
        all(signatory(), "not-applicable");
        db.sql("update attestation_answer set ask_again_at = ?, valid_until = ? where client_id = ?"
                        + " and question_id = 'recovery-policy'")
                .params(now().minusDays(30), now().minusDays(1), client.value())
                .update();

        fire("Timer_NextCycle");

        assertThat(opened()).containsOnlyKeys("MTS-07.2");
        assertThat(open()).extracting(AskedQuestion::question).containsExactly("recovery-policy");
    }

    @Test
    void anOpenMatterIsNotEndedByTheWordOfThoseWhomItIsAbout() {
        asked();
        all(signatory(), "no");
        attestations.again(client, member());

        all(signatory(), "not-applicable");

        assertThat(details("MTS-07.1")).hasSize(1);
        assertThat(opened().values()).hasSize(5).allSatisfy(one -> assertThat(one.outcome())
                .isNull());
    }

    @Test
    void aNoCanBecomeAYesLaterAndClearsWhatItOpened() {
        asked();
        all(signatory(), "no");
        assertThat(opened()).hasSize(5);

        assertThat(attestations.again(client, member())).isTrue();
        assertThat(open()).hasSize(5);
        all(signatory(), "yes");

        assertThat(details("MTS-07.1")).isEmpty();
        assertThat(opened().values())
                .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(CaseOutcome.MET));
        assertThat(attestations.again(client, member())).as("all is well").isFalse();
        assertThat(path()).contains("IntermediateCatchEvent_AnswerAgain");
    }

    @Test
    void anAnswerThatRanOutIsAFindingAndIsAskedForAnew() {
        asked();
        all(signatory(), "yes");
        assertThat(opened()).isEmpty();
        db.sql("update attestation_answer set ask_again_at = ?, valid_until = ? where client_id = ?"
                        + " and question_id = 'recovery-policy'")
                .params(now().minusDays(30), now().minusDays(1), client.value())
                .update();

        fire("Timer_NextCycle");

        assertThat(details("MTS-07.2")).singleElement().asString().startsWith("Answer expired");
        assertThat(opened()).containsOnlyKeys("MTS-07.2");
        assertThat(open()).extracting(AskedQuestion::question).containsExactly("recovery-policy");
        all(member(), "yes");
        assertThat(details("MTS-07.2")).isEmpty();
        assertThat(told("attestation-expired")).hasSize(1);
    }

    @Test
    void whatRunsOutSoonIsAskedForAheadAndSilenceChangesNothingYet() {
        asked();
        all(signatory(), "yes");
        db.sql("update attestation_answer set ask_again_at = ? where client_id = ? and question_id = 'access-policy'")
                .params(now().minusDays(1), client.value())
                .update();

        fire("Timer_NextCycle");
        assertThat(open()).extracting(AskedQuestion::question).containsExactly("access-policy");
        fire("Timer_AnswersOverdue");

        assertThat(opened()).isEmpty();
        assertThat(jobs.createJobQuery()
                        .activityId("Timer_NextCycle")
                        .tenantIdIn(client.value())
                        .singleResult()
                        .getDuedate())
                .as("when the earlier answer runs out")
                .isAfter(new Date());
    }

    @Test
    void whoHasNothingToAnswerIsAskedInTheNextCycle() {
        adopted();
        db.sql("update client_service set state = 'TERMINATED' where client_id = ?")
                .param(client.value())
                .update();
        fire("Timer_NextCycle");

        assertThat(view().open()).isNull();
        assertThat(path())
                .contains("ExclusiveGateway_AnythingToAsk", "EventBasedGateway_WhatIsNext")
                .doesNotContain("UserTask_AnswerQuestions");

        db.sql("update client_service set state = 'ACTIVE' where client_id = ?")
                .param(client.value())
                .update();
        fire("Timer_NextCycle");
        assertThat(open()).hasSize(5);
    }

    @Test
    void whoIsNoClientAnyMoreIsAskedNoMore() {
        asked();

        leaves();

        assertThat(path()).contains("SubProcess_ClientLeft", "EndEvent_AttestationEnded");
        assertThat(instance()).isEmpty();
        assertThat(view().open()).isNull();
        assertThat(view().begun()).isFalse();
        assertThat(told("attestation-ended")).hasSize(1);
        assertThat(opened()).isEmpty();
        assertThat(inbox.list(new TaskQuery(client, null, null, false, null, 10), member())
                        .items())
                .isEmpty();
        adopted();
        assertThat(view().begun()).as("no client any more").isFalse();
    }

    @Test
    void whoComesBackIsAskedAgain() {
        adopted();
        leaves();

        serve();

        assertThat(view().begun()).isTrue();
        assertThat(instance()).isPresent();
    }

    private void leaves() {
        List<String> services = clients.get(client, ADMIN).services().stream()
                .map(ServiceView::id)
                .toList();
        holds.terminate(client, new CaseNumber("NC-2026-999998"), services, ADMIN);
    }

    private Optional<String> instance() {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("attestation")
                .tenantIdIn(client.value())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .reduce((one, other) -> {
                    throw new AssertionError("Two for one client");
                });
    }

    @AfterAll
    void everyElementWasPassed(@Autowired RepositoryService models) {
        ElementCoverage.isComplete("attestation", models, history);
        DeadlinesKeepCalendarsTests.areKept(db);
    }
}

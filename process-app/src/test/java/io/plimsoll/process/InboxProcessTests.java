package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SigningDemand;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.process.Completion.AlreadyDone;
import io.plimsoll.process.Completion.Completed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class InboxProcessTests {

    private static final SigningDemand DEMAND = new SigningDemand(Duration.ofMinutes(5), "");
    private static final Actor MEMBER = People.at(HARBOR, "harbor-member", Role.CLIENT_MEMBER);
    private static final Actor SIGNATORY = People.at(HARBOR, "harbor-signatory", Role.CLIENT_SIGNATORY);
    private static final Actor STRANGER = People.at(ALPINE, "alpine-member", Role.CLIENT_MEMBER);
    private static final Actor ANALYST = People.msp("analyst", Role.ANALYST);
    private static final Actor AUDITOR = People.msp("auditor", Role.AUDITOR);
    private static final Map<String, Object> REMEDIATE = Map.of("outcome", "remediate", "comment", "On it");

    private EngineBench bench;
    private FakeHandler respond;
    private Inbox inbox;
    private CaseNumber number;

    @BeforeAll
    void engine() {
        bench = new EngineBench(
                Map.of(
                        "handling.bpmn", EngineBench.model("non-compliance-handling"),
                        "remediation.bpmn", EngineBench.stub("remediation")),
                Map.of("handlingSteps", new FakeHandling(), "requestSteps", new FakeRequests()));
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @BeforeEach
    void aCaseThatWaitsForItsClient() {
        respond = new FakeHandler("respond");
        inbox = bench.inbox(respond, new FakeHandler("review-dispute"), new FakeHandler("report-done"));
        number = waiting(HARBOR);
    }

    @Test
    void whatAProcessKeepsKeepsEveryCharacter() {
        String words = "\ud83d\udea2\ud841\udf0e".repeat(500);
        String instance = bench.openTasks(number).get(0).getProcessInstanceId();

        bench.engine.getRuntimeService().setVariable(instance, "words", words);

        assertThat(bench.engine.getRuntimeService().getVariable(instance, "words"))
                .isEqualTo(words);
        HistoricVariableInstance kept = bench.engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName("words")
                .singleResult();
        assertThat(kept.getValue()).isEqualTo(words);
        bench.engine.getRuntimeService().removeVariable(instance, "words");
        bench.engine.getHistoryService().deleteHistoricVariableInstance(kept.getId());
    }

    private CaseNumber waiting(ClientId client) {
        CaseNumber opened = bench.open(client);
        bench.runJob(opened, "BusinessRuleTask_RateSeverity");
        return opened;
    }

    private String task() {
        return bench.openTasks(number).get(0).getId();
    }

    private List<TaskSummary> list(Actor actor, @Nullable CaseNumber only) {
        return inbox.list(new TaskQuery(null, only, null, false, null, 200), actor)
                .items();
    }

    private Completion complete(String task, Map<String, Object> values, Actor actor) {
        return inbox.complete(task, values, null, null, actor);
    }

    @Test
    void aTaskSaysWhatItIsAndForWhom() {
        assertThat(list(MEMBER, number)).singleElement().satisfies(task -> {
            assertThat(task.name()).isEqualTo("Respond");
            assertThat(task.number()).isEqualTo(number);
            assertThat(task.client()).isEqualTo(HARBOR);
            assertThat(task.form()).isEqualTo("respond");
            assertThat(task.step()).isEqualTo("UserTask_Respond");
            assertThat(task.forClient()).isTrue();
            assertThat(task.assignee()).isNull();
            assertThat(task.due()).isNotNull();
        });
    }

    @Test
    void theInboxHoldsWhatOneMayDoAndTheAuditorSeesAll() {
        assertThat(list(MEMBER, null)).extracting(TaskSummary::number).contains(number);
        assertThat(list(SIGNATORY, null)).extracting(TaskSummary::number).contains(number);
        assertThat(list(ANALYST, null)).extracting(TaskSummary::number).doesNotContain(number);
        assertThat(list(ANALYST, number)).hasSize(1);
        assertThat(list(AUDITOR, null)).extracting(TaskSummary::number).contains(number);
    }

    @Test
    void anotherClientsTaskIsAsIfItWereNotThere() {
        String task = task();

        assertThat(list(STRANGER, null)).extracting(TaskSummary::number).doesNotContain(number);
        assertThat(list(STRANGER, number)).isEmpty();
        assertThat(inbox.list(new TaskQuery(HARBOR, null, null, false, null, 10), STRANGER)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> inbox.get(task, STRANGER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> inbox.claim(task, STRANGER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> complete(task, REMEDIATE, STRANGER)).isInstanceOf(NotVisible.class);
        complete(task, REMEDIATE, MEMBER);
        assertThatThrownBy(() -> complete(task, REMEDIATE, STRANGER)).isInstanceOf(NotVisible.class);
    }

    @Test
    void whoBelongsToNoClientSeesNothing() {
        Actor nobody = new Actor(
                "sub",
                "nobody",
                "Nobody",
                "",
                java.util.Set.of(Role.CLIENT_MEMBER, Role.ANALYST),
                io.plimsoll.identity.ClientScope.of(),
                io.plimsoll.identity.SignIn.none());

        assertThat(list(nobody, null)).isEmpty();
        assertThatThrownBy(() -> inbox.get(task(), nobody)).isInstanceOf(NotVisible.class);
    }

    @Test
    void clientsDoNotSeeWhatWaitsForTheMsp() {
        complete(task(), Map.of("outcome", "dispute", "ground", "not-affected", "explanation", "No"), MEMBER);
        String review = task();

        assertThat(list(MEMBER, number)).isEmpty();
        assertThatThrownBy(() -> inbox.get(review, MEMBER)).isInstanceOf(NotVisible.class);
        assertThat(list(ANALYST, null)).extracting(TaskSummary::id).contains(review);
        assertThat(list(AUDITOR, number)).hasSize(1);
    }

    @Test
    void whoMaySeeMayNotDo() {
        String task = task();

        assertThat(inbox.get(task, AUDITOR).task().id()).isEqualTo(task);
        assertThatThrownBy(() -> inbox.claim(task, AUDITOR)).isInstanceOf(AccessDenied.class);
        assertThat(complete(task, REMEDIATE, AUDITOR)).isInstanceOf(Completion.NotYours.class);
        assertThat(complete(task, REMEDIATE, ANALYST)).isInstanceOf(Completion.NotYours.class);
        assertThat(respond.submissions).isEmpty();
    }

    @Test
    void aTaskComesWithItsFormAndContext() {
        TaskDetail detail = inbox.get(task(), MEMBER);

        assertThat(detail.formSchema()).contains("\"respond\"");
        assertThat(detail.context().sections()).singleElement().satisfies(section -> assertThat(section.heading())
                .isEqualTo("For harbor-member"));
        assertThat(detail.context().revision()).isEqualTo("revision-1");
    }

    @Test
    void aClaimIsSeenByOthersAndIsNotTakenFromWhoHasIt() {
        String task = task();

        assertThat(inbox.claim(task, MEMBER)).isTrue();
        assertThat(inbox.claim(task, MEMBER)).isTrue();
        assertThat(inbox.claim(task, SIGNATORY)).isFalse();
        assertThat(list(SIGNATORY, number)).extracting(TaskSummary::assignee).containsExactly("harbor-member");
        assertThat(inbox.list(new TaskQuery(null, number, null, true, null, 10), MEMBER)
                        .items())
                .hasSize(1);
        assertThat(inbox.list(new TaskQuery(null, number, null, true, null, 10), SIGNATORY)
                        .items())
                .isEmpty();
    }

    @Test
    void aClaimDoesNotLockOthersOut() {
        String task = task();
        inbox.claim(task, MEMBER);

        assertThat(complete(task, REMEDIATE, SIGNATORY)).isEqualTo(new Completed(false));
    }

    @Test
    void anAnswerReachesTheFeatureAndMovesTheCase() {
        String task = task();

        Completion completion = inbox.complete(task, REMEDIATE, "revision-1", null, MEMBER);

        assertThat(respond.submissions).singleElement().satisfies(submission -> {
            assertThat(submission.number()).isEqualTo(number);
            assertThat(submission.step()).isEqualTo("UserTask_Respond");
            assertThat(submission.by()).isEqualTo(MEMBER);
            assertThat(submission.revision()).isEqualTo("revision-1");
            assertThat(submission.values().outcome()).isEqualTo("remediate");
            assertThat(submission.values().text("comment")).isEqualTo("On it");
        });
        assertThat(completion).isEqualTo(new Completed(false));
        assertThat(bench.path(number)).contains("CallActivity_Remediation");
        assertThatThrownBy(() -> inbox.get(task, MEMBER)).isInstanceOf(NotVisible.class);
    }

    @Test
    void anAnswerToWhatIsNoLongerSoIsRefusedBeforeTheFeatureSeesIt() {
        String task = task();

        Completion completion = inbox.complete(task, REMEDIATE, "revision-0", null, MEMBER);

        assertThat(completion).isInstanceOf(Completion.Stale.class);
        assertThat(respond.submissions).isEmpty();
        assertThat(inbox.get(task, MEMBER).task().id()).isEqualTo(task);
    }

    @Test
    void theEngineKeepsNothingOfAnAnswerButItsOutcome() {
        complete(task(), REMEDIATE, MEMBER);

        assertThat(bench.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .list())
                .extracting(variable -> variable.getName())
                .containsOnly("caseNumber", "outcome");
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndWhen() {
        String task = task();
        complete(task, REMEDIATE, MEMBER);

        assertThat(complete(task, REMEDIATE, SIGNATORY)).isInstanceOfSatisfying(AlreadyDone.class, done -> {
            assertThat(done.by()).isEqualTo("Name of harbor-member");
            assertThat(done.at()).isBeforeOrEqualTo(bench.clock.instant());
        });
        assertThat(respond.submissions).hasSize(1);
    }

    @Test
    void theSameRequestSentAgainIsTheSameAnswer() {
        String task = task();
        inbox.complete(task, REMEDIATE, null, "key-1", MEMBER);

        assertThat(inbox.complete(task, REMEDIATE, null, "key-1", MEMBER)).isEqualTo(new Completed(true));
        assertThat(inbox.complete(task, Map.of("outcome", "remediate"), null, "key-1", MEMBER))
                .isInstanceOf(AlreadyDone.class);
        assertThat(inbox.complete(task, REMEDIATE, null, "key-2", MEMBER)).isInstanceOf(AlreadyDone.class);
        assertThat(inbox.complete(task, REMEDIATE, null, "key-1", SIGNATORY)).isInstanceOf(AlreadyDone.class);
        assertThat(respond.submissions).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotFitReachesNobody() {
        Completion completion = complete(task(), Map.of("outcome", "dispute", "reason", "business"), MEMBER);

        assertThat(completion)
                .isInstanceOfSatisfying(Completion.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Completion.Problem::field)
                        .containsExactlyInAnyOrder("ground", "explanation", "reason"));
        assertThat(respond.submissions).isEmpty();
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");
    }

    @Test
    void whateverTheFeatureAnswersIsToldAndTheTaskStays() {
        String task = task();

        respond.answer = submission -> new TaskResult.Refused("comment", "Too vague");
        assertThat(complete(task, REMEDIATE, MEMBER))
                .isEqualTo(new Completion.Invalid(List.of(new Completion.Problem("comment", "Too vague"))));
        respond.answer = submission -> new TaskResult.NotYours("You assessed it");
        assertThat(complete(task, REMEDIATE, MEMBER)).isEqualTo(new Completion.NotYours("You assessed it"));
        respond.answer = submission -> new TaskResult.Stale("The text has changed");
        assertThat(complete(task, REMEDIATE, MEMBER)).isEqualTo(new Completion.Stale("The text has changed"));
        respond.answer = submission -> new TaskResult.SignInAgain(DEMAND);
        assertThat(complete(task, REMEDIATE, MEMBER)).isEqualTo(new Completion.SignInAgain(DEMAND));
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");

        respond.answer = submission -> new TaskResult.Taken();
        assertThat(complete(task, REMEDIATE, MEMBER)).isEqualTo(new Completed(false));
    }

    @Test
    void whatWeighsMostNeedsAFreshAndStrongSignInAndElseReachesNobody() {
        SigningDemand strong = new SigningDemand(Duration.ofMinutes(5), "2");
        inbox = bench.inbox(strong, respond);
        respond.weighty = Set.of("remediate");
        String task = task();
        Instant now = bench.clock.instant();

        for (Actor again : List.of(
                MEMBER,
                LiveCases.signedIn(MEMBER, now.minus(Duration.ofMinutes(6)), "2"),
                LiveCases.signedIn(MEMBER, now, "1"),
                LiveCases.signedIn(MEMBER, now, ""))) {
            assertThat(inbox.complete(task, REMEDIATE, null, "key-1", again))
                    .isEqualTo(new Completion.SignInAgain(strong));
        }
        assertThat(respond.submissions).isEmpty();
        assertThat(bench.completions.find(task)).isEmpty();
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");

        assertThat(inbox.complete(task, REMEDIATE, null, "key-1", LiveCases.signedIn(MEMBER, now, "2")))
                .isEqualTo(new Completed(false));
    }

    @Test
    void whatDoesNotWeighThatMuchNeedsNoFreshSignIn() {
        respond.weighty = Set.of("dispute");

        assertThat(complete(task(), Map.of("outcome", "dispute"), MEMBER)).isInstanceOf(Completion.Invalid.class);
        assertThat(complete(task(), REMEDIATE, MEMBER)).isEqualTo(new Completed(false));
    }

    @Test
    void aFaultLeavesNothingBehind() {
        respond.answer = submission -> {
            throw new IllegalStateException("disk full");
        };
        assertThatThrownBy(() -> complete(task(), REMEDIATE, MEMBER)).hasMessage("disk full");

        respond.answer = submission -> new TaskResult.Taken();
        assertThat(complete(task(), REMEDIATE, MEMBER)).isEqualTo(new Completed(false));
    }

    @Test
    void aTaskWhoseTimeRanOutIsOverAndNotAMystery() {
        String task = task();
        bench.runJob(number, "Timer_ResponseOverdue");

        assertThat(complete(task, REMEDIATE, MEMBER)).isInstanceOf(Completion.Stale.class);
        assertThatThrownBy(() -> complete(task, REMEDIATE, STRANGER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> complete("never-was", REMEDIATE, MEMBER)).isInstanceOf(NotVisible.class);
    }

    @Test
    void ofPeopleWhoAnswerAtTheSameMomentExactlyOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            number = waiting(HARBOR);
            String task = task();
            var start = new CyclicBarrier(2);
            Callable<Completion> member = () -> atOnce(start, task, MEMBER);
            Callable<Completion> signatory = () -> atOnce(start, task, SIGNATORY);
            List<Completion> completions = together(member, signatory);

            assertThat(completions).filteredOn(Completed.class::isInstance).hasSize(1);
            assertThat(completions).filteredOn(AlreadyDone.class::isInstance).hasSize(1);
        }
        assertThat(respond.submissions).hasSize(10);
    }

    @Test
    void anAnswerAndADeadlineAtTheSameMomentLeaveOneOfThem() throws Exception {
        for (int round = 0; round < 20; round++) {
            number = waiting(HARBOR);
            String task = task();
            CaseNumber which = number;
            var start = new CyclicBarrier(2);
            List<Completion> completions = together(() -> atOnce(start, task, MEMBER), () -> {
                start.await();
                return overdue(which);
            });

            boolean answered = completions.get(0) instanceof Completed;
            assertThat(completions.get(0)).isInstanceOfAny(Completed.class, Completion.Stale.class);
            assertThat(bench.waitingAt(which))
                    .containsExactly(answered ? "UserTask_Stub" : "UserTask_DecideEnforcement");
        }
    }

    /** A job that lost is tried again by the engine and finds nothing to do. */
    private Completion overdue(CaseNumber which) {
        try {
            bench.runJob(which, "Timer_ResponseOverdue");
        } catch (RuntimeException | AssertionError lost) {
            return new Completion.Stale(String.valueOf(lost.getMessage()));
        }
        return new Completed(false);
    }

    private Completion atOnce(CyclicBarrier start, String task, Actor actor) throws Exception {
        start.await();
        return complete(task, REMEDIATE, actor);
    }

    private static List<Completion> together(Callable<Completion> one, Callable<Completion> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Completion> completions = new ArrayList<>();
            for (Future<Completion> future : threads.invokeAll(List.of(one, other))) {
                completions.add(future.get());
            }
            return completions;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void pagesGoThroughEverythingOnceWhateverIsDoneMeanwhile() {
        ClientId client = new ClientId("paged");
        Actor reader = People.at(client, "reader", Role.CLIENT_MEMBER);
        List<CaseNumber> opened =
                java.util.stream.Stream.generate(() -> waiting(client)).limit(7).toList();
        List<CaseNumber> seen = new ArrayList<>();
        String cursor = null;
        do {
            TaskPage page = inbox.list(new TaskQuery(null, null, "respond", false, cursor, 3), reader);
            seen.addAll(page.items().stream().map(TaskSummary::number).toList());
            cursor = page.next();
            complete(page.items().get(0).id(), REMEDIATE, reader);
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(inbox.list(new TaskQuery(null, null, "verify-remediation", false, null, 3), reader)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> inbox.list(new TaskQuery(null, null, null, false, "???", 3), reader))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

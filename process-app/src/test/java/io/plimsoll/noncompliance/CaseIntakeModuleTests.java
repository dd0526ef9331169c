package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test has a client of its own; the module and its world are shared. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class CaseIntakeModuleTests {

    private static final Actor ANALYST = CaseModule.person("ana", Role.ANALYST);

    private final CaseModule module = new CaseModule();
    private final World world = module.world;

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void opensOneCasePerFailingControlAndStartsThemInOneCall() {
        world.fails("open", "T-01", "db", "web");
        world.fails("open", "T-02", "db");

        module.scan("open", "T-01", "T-02", "T-03");

        CaseNumber first = module.only("open", "T-01");
        CaseNumber second = module.only("open", "T-02");
        assertThat(module.view(first).assets()).isEqualTo(2);
        assertThat(module.view(first).state()).isEqualTo(CaseState.RESPONDING);
        assertThat(world.workflow).contains("opened %s %s".formatted(first, second));
        assertThat(world.noted).contains("scan-1:2");
        assertThat(world.ledgerOf(first)).containsExactly("case-opened");
    }

    @Test
    void opensNothingThatIsNotAdoptedOrDoesNotApply() {
        world.notApplying.add("T-90");
        world.fails("none", "T-90", "db");
        world.fails("none", "X-01", "db");

        module.scan("none", "T-90", "X-01");

        assertThat(listed("none")).isEmpty();
    }

    @Test
    void mergesWhatFailsMoreIntoTheOpenCase() {
        CaseNumber number = module.asked("merge", "T-01", "db");
        world.fails("merge", "T-01", "db", "web", "mail");

        module.scan("merge", "T-01");

        assertThat(module.only("merge", "T-01")).isEqualTo(number);
        assertThat(module.view(number).assets()).isEqualTo(3);
        assertThat(world.ledgerOf(number)).contains("evidence-changed");
    }

    @Test
    void evidenceWorseThanWhatIsAgreedIsSaidOnce() {
        CaseNumber number = module.asked("worse", "T-01", "db");
        module.cases().enter(number, CaseState.AGREEING, Actor.system());
        module.cases().freezeEvidence(number, Actor.system());
        module.cases().enter(number, CaseState.ACCEPTED, Actor.system());

        module.scan("worse", "T-01");
        assertThat(world.workflow).doesNotContain("worsened " + number);
        world.fails("worse", "T-01", "db", "web");
        module.scan("worse", "T-01");
        module.scan("worse", "T-01");

        assertThat(world.workflow).containsOnlyOnce("worsened " + number);
        assertThat(world.ledgerOf(number)).containsOnlyOnce("evidence-worsened");
    }

    @Test
    void whatWasAgreedWhileAssetsWereKeptByNameStillCounts() {
        CaseNumber number = module.asked("named", "T-01", "db");
        module.cases().enter(number, CaseState.AGREEING, Actor.system());
        module.bean(JdbcClient.class)
                .sql("update non_compliance set baseline = '{\"db\":\"HIGH\"}' where case_number = ?")
                .param(number.value())
                .update();

        module.scan("named", "T-01");
        assertThat(world.workflow).doesNotContain("worsened " + number);
        world.fails("named", "T-01", "web");
        module.scan("named", "T-01");

        assertThat(world.workflow).containsOnlyOnce("worsened " + number);
    }

    @Test
    void aBaselineThatIsNoLongerNeededIsNotKept() {
        CaseNumber number = module.asked("kept", "T-01", "db");
        long before = baselines();
        module.cases().enter(number, CaseState.AGREEING, Actor.system());
        module.cases().freezeEvidence(number, Actor.system());
        module.cases().freezeEvidence(number, Actor.system());
        assertThat(baselines()).isEqualTo(before + 1);
        world.fails("kept", "T-01", "db", "web");

        module.scan("kept", "T-01");

        assertThat(baselines()).isEqualTo(before);
    }

    private long baselines() {
        return module.bean(JdbcClient.class)
                .sql("select count(*) from case_baseline")
                .query(Long.class)
                .single();
    }

    @Test
    void aControlThatNoLongerFailsEndsTheMatterOnce() {
        CaseNumber number = module.asked("clear", "T-01", "db");
        world.fails("clear", "T-01");

        module.scan("clear", "T-01");
        module.scan("clear", "T-01");

        assertThat(world.workflow).containsOnlyOnce("over " + number);
        assertThat(module.engagement().current(number)).isEmpty();
        module.cases().closeOver(number);
        assertThat(module.view(number).outcome()).isEqualTo(CaseOutcome.MET);
        assertThat(world.mailsOf(number)).contains("case-closed-met-client to member@clear.example");
    }

    @Test
    void reopensUnderTheSameNumberWhatFailsAgain() {
        CaseNumber number = closedAsMet("again");
        world.fails("again", "T-01", "db");

        module.scan("again", "T-01");

        assertThat(module.only("again", "T-01")).isEqualTo(number);
        assertThat(module.view(number).state()).isEqualTo(CaseState.RESPONDING);
        assertThat(module.view(number).closedAt()).isNull();
        assertThat(world.ledgerOf(number)).endsWith("case-closed", "case-reopened");
    }

    @Test
    void whatFailsAgainWhileTheCaseIsClosingIsReopenedAtOnce() {
        CaseNumber number = module.asked("closing", "T-01", "db");
        world.fails("closing", "T-01");
        module.scan("closing", "T-01");
        world.fails("closing", "T-01", "db");

        module.cases().closeOver(number);

        assertThat(module.view(number).state()).isEqualTo(CaseState.RESPONDING);
        assertThat(world.workflow).endsWith("opened " + number);
    }

    @Test
    void afterATerminationAServiceThatStillDependsGetsANewCase() {
        CaseNumber ended = module.asked("ended", "T-01", "db");
        module.cases().close(ended, CaseOutcome.TERMINATED, Actor.system());

        module.scan("ended", "T-01");

        assertThat(listed("ended")).hasSize(2);
        assertThat(module.view(ended).outcome()).isEqualTo(CaseOutcome.TERMINATED);
    }

    @Test
    void aDismissedControlStaysClosedUntilTheDismissalEnds() {
        CaseNumber number = dismissed("dismissed", "control", "db");
        world.fails("dismissed", "T-01", "db", "web");

        module.scan("dismissed", "T-01");
        assertThat(module.view(number).outcome()).isEqualTo(CaseOutcome.DISMISSED);

        Duration untilItEnds = Duration.ofDays(31);
        world.pass(untilItEnds);
        module.bean(DismissalEnds.class).lookAgain();
        world.pass(untilItEnds.negated());
        assertThat(module.view(number).state()).isEqualTo(CaseState.RESPONDING);
    }

    @Test
    void dismissedAssetsDoNotReopenButAnotherOneDoes() {
        CaseNumber number = dismissed("assets", "assets", "db");

        module.scan("assets", "T-01");
        assertThat(module.view(number).state()).isEqualTo(CaseState.CLOSED);

        world.fails("assets", "T-01", "db", "web");
        module.scan("assets", "T-01");
        assertThat(module.view(number).state()).isEqualTo(CaseState.RESPONDING);
        assertThat(module.view(number).assets()).isEqualTo(1);
    }

    @Test
    void aCaseOpensOnceWhatFailsHasOutlivedItsSourcesTimeAtTheNextScan() {
        world.debounce = Duration.ofDays(30);
        world.fails("patient", "T-01", "db");
        module.scan("patient", "T-01");
        assertThat(listed("patient")).isEmpty();

        world.pass(Duration.ofDays(20));
        module.scan("patient", "T-01");
        world.pass(Duration.ofDays(-20));
        world.debounce = Duration.ZERO;

        assertThat(listed("patient")).hasSize(1);
        assertThat(world.noted).contains("scan-1:1");
    }

    @Test
    void aCaseThatWaitsOpensWithTimeToo() {
        world.debounce = Duration.ofDays(30);
        world.fails("hourly", "T-01", "db");
        module.scan("hourly", "T-01");
        module.bean(DismissalEnds.class).lookAgain();
        assertThat(listed("hourly")).isEmpty();

        world.pass(Duration.ofDays(20));
        module.bean(DismissalEnds.class).lookAgain();
        module.bean(DismissalEnds.class).lookAgain();
        world.pass(Duration.ofDays(-20));
        world.debounce = Duration.ZERO;

        assertThat(listed("hourly")).hasSize(1);
    }

    @Test
    void whatIsMetBeforeItsTimeIsUpNeverOpens() {
        world.debounce = Duration.ofDays(30);
        world.fails("blip", "T-01", "db");
        module.scan("blip", "T-01");
        world.fails("blip", "T-01");
        module.scan("blip", "T-01");

        world.pass(Duration.ofDays(20));
        module.bean(DismissalEnds.class).lookAgain();
        world.pass(Duration.ofDays(-20));
        world.debounce = Duration.ZERO;

        assertThat(listed("blip")).isEmpty();
        assertThat(module.bean(CasesWaiting.class).due())
                .extracting(CasesWaiting.Waiting::client)
                .doesNotContain(new ClientId("blip"));
    }

    @Test
    void whatWaitsIsForgottenOnceAnotherSourceOpenedTheCase() {
        world.debounce = Duration.ofDays(30);
        world.fails("both", "T-01", "db");
        module.scan("both", "T-01");
        world.debounce = Duration.ZERO;
        module.scan("both", "T-01");
        module.scan("both", "T-01");

        world.pass(Duration.ofDays(20));
        List<CasesWaiting.Waiting> due = module.bean(CasesWaiting.class).due();
        world.pass(Duration.ofDays(-20));

        assertThat(listed("both")).hasSize(1);
        assertThat(due).extracting(CasesWaiting.Waiting::client).doesNotContain(new ClientId("both"));
    }

    @Test
    void aCaseThatCannotStartLeavesNothingBehindAndIsTriedAgain() {
        world.fails("poison", "T-01", "db");
        world.poisoned.add("poison");
        long before = count();

        assertThatThrownBy(() -> module.scan("poison", "T-01")).isInstanceOf(IllegalStateException.class);
        assertThat(count()).isEqualTo(before);
        world.poisoned.clear();
        module.scan("poison", "T-01");

        assertThat(listed("poison")).hasSize(1);
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void twoScansAtOnceOpenOneCase() throws Exception {
        world.fails("race", "T-01", "db");

        together(8, () -> module.scan("race", "T-01"));

        assertThat(listed("race")).hasSize(1);
    }

    @Test
    void numbersHaveNoGapsAndNoDoublesWhenClientsOpenAtOnce() throws Exception {
        for (int i = 0; i < 8; i++) {
            world.fails("many-" + i, "T-01", "db");
        }
        long before = count();
        List<Integer> turns = new CopyOnWriteArrayList<>();

        together(8, () -> {
            int mine;
            synchronized (turns) {
                mine = turns.size();
                turns.add(mine);
            }
            module.scan("many-" + mine, "T-01");
        });

        List<String> numbers = module.inTransaction(stored -> stored.findAll().stream()
                .map(one -> one.number().value())
                .sorted()
                .toList());
        assertThat(numbers).hasSize((int) before + 8).doesNotHaveDuplicates();
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo("NC-2026-%06d".formatted(before + 8));
    }

    private CaseNumber closedAsMet(String client) {
        CaseNumber number = module.asked(client, "T-01", "db");
        module.cases().recordMet(number, "Seen with my own eyes", ANALYST);
        module.cases().closeOver(number);
        return number;
    }

    private CaseNumber dismissed(String client, String scope, String... assets) {
        CaseNumber number = module.asked(client, "T-01", assets);
        module.submit(
                RespondTask.class,
                number,
                Map.of("outcome", "dispute", "ground", "wrong-result", "explanation", "It is there"),
                CaseModule.personOf(client, Role.CLIENT_MEMBER));
        LocalDate inThirtyDays = LocalDate.parse("2026-12-20");
        TaskResult result = module.submit(
                ReviewDisputeTask.class,
                number,
                Map.of(
                        "outcome",
                        "uphold",
                        "explanation",
                        "They are right",
                        "scope",
                        scope,
                        "dismissedUntil",
                        inThirtyDays.toString()),
                ANALYST);
        assertThat(result).isInstanceOf(TaskResult.Taken.class);
        module.cases().close(number, CaseOutcome.DISMISSED, Actor.system());
        return number;
    }

    private List<CaseView> listed(String client) {
        return module.cases()
                .list(new CaseQuery(new ClientId(client), null, null, null, null, null, 100), ANALYST)
                .items();
    }

    private long count() {
        return module.inTransaction(NonComplianceRepository::count);
    }

    private static void together(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> {
                        start.await();
                        work.run();
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}

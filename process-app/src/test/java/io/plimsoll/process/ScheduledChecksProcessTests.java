package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.CheckChange;
import io.plimsoll.client.CheckDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Holds;
import io.plimsoll.client.InventoryColumns;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.CheckRunView;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.ScanScope;
import io.plimsoll.finding.ScanState;
import io.plimsoll.finding.ScanView;
import io.plimsoll.finding.ScheduledChecks;
import io.plimsoll.finding.Uploaded;
import io.plimsoll.finding.check.LoopbackDns;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlimsollTest
class ScheduledChecksProcessTests {

    private static final int DNS_PORT = 45353;
    private static final Actor ANALYST = People.msp("analyst", Role.ANALYST);
    private static final Actor ADMINISTRATOR = People.msp("admin", Role.ADMINISTRATOR);
    private static final CheckDetails ONE_DOMAIN = new CheckDetails(List.of("harbor.example"), false, 7, 180);
    private static final CheckDetails NO_DOMAIN = new CheckDetails(List.of(), false, 7, 180);

    @Autowired
    Clients clients;

    @Autowired
    Holds holds;

    @Autowired
    ScheduledChecks checks;

    @Autowired
    Findings findings;

    @Autowired
    Operations operations;

    @Autowired
    Ledger ledger;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient db;

    @Autowired
    WorkingTime time;

    private final ClientId client =
            new ClientId("c-" + UUID.randomUUID().toString().substring(0, 12));

    @AfterAll
    static void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("scheduled-checks", models, history);
    }

    private void aClient() {
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(client.value(), new ClientDetails("Checked", "gold", "en", Set.of()), calendar, ADMINISTRATOR);
        clients.addService(
                client,
                new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)),
                ADMINISTRATOR);
    }

    private List<Job> waitingAt(String step) {
        return jobs.createJobQuery()
                .processDefinitionKey("scheduled-checks")
                .activityId(step)
                .tenantIdIn(client.value())
                .list();
    }

    private void fire(String step) {
        List<Job> waiting = waitingAt(step);
        assertThat(waiting).as(step).hasSize(1);
        jobs.executeJob(waiting.get(0).getId());
    }

    private long instances() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("scheduled-checks")
                .processInstanceBusinessKey(client.value())
                .tenantIdIn(client.value())
                .count();
    }

    private CheckRunView lastRun() {
        List<CheckRunView> runs = checks.runs(client, ANALYST);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private ScanView imported(CheckRunView run) {
        await().until(() -> findings.scan(run.scan(), ANALYST).finishedAt() != null);
        return findings.scan(run.scan(), ANALYST);
    }

    @Test
    void aScheduleBeginsWithTheFirstSettingsAndOnlyOnce() {
        aClient();
        assertThat(instances()).isZero();
        assertThat(checks.next(client, ANALYST)).isEmpty();

        Instant before = Instant.now();
        checks.change(client, ONE_DOMAIN, ANALYST);
        checks.change(client, ONE_DOMAIN, ANALYST);

        assertThat(instances()).isOne();
        assertThat(waitingAt("StartEvent_ChecksDue")).hasSize(1);
        assertThat(checks.next(client, ANALYST).orElseThrow())
                .isBetween(
                        before.plus(time.days(7)),
                        Instant.now().plus(time.days(7)).plusSeconds(2));
    }

    @Test
    void manyWhoSaveAtOnceBeginOneSchedule() throws Exception {
        aClient();
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<CheckChange> save = () -> checks.change(client, ONE_DOMAIN, ANALYST);
            for (Future<CheckChange> saved : threads.invokeAll(List.of(save, save, save, save))) {
                assertThat(saved.get()).isInstanceOf(CheckChange.Done.class);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(instances()).isOne();
        assertThat(db.sql("select count(*) from check_schedule where client_id = ?")
                        .param(client.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aRunBecomesAnImportAndTheNextIsWaitedFor() throws IOException {
        aClient();
        checks.change(client, ONE_DOMAIN, ANALYST);
        Instant next = checks.next(client, ANALYST).orElseThrow();
        try (var dns = new LoopbackDns(DNS_PORT)) {
            dns.txt("harbor.example", "v=spf1 +all").txt("_dmarc.harbor.example", "v=DMARC1; p=none");

            checks.runNow(client, ANALYST);
            assertThat(checks.next(client, ANALYST).orElseThrow()).isBefore(next);
            fire("StartEvent_ChecksDue");
            assertThat(checks.next(client, ANALYST)).contains(next);
            fire("ServiceTask_JudgeInventory");
            fire("ServiceTask_AskDns");

            ScanView scan = imported(lastRun());
            assertThat(scan.source()).isEqualTo("plimsoll-dns");
            assertThat(scan.scope()).isEqualTo(ScanScope.FULL);
            assertThat(scan.state()).isEqualTo(ScanState.DONE);
            assertThat(scan.counts().read()).isEqualTo(6);
            assertThat(findings.scans(client, ANALYST)).extracting(ScanView::id).contains(scan.id());
            assertThat(lastRun().results())
                    .first()
                    .extracting(CheckRunView.Line::check)
                    .isEqualTo("dns-spf");

            fire("StartEvent_ChecksDue");
            fire("ServiceTask_JudgeInventory");
            fire("ServiceTask_AskDns");
            assertThat(imported(lastRun()).counts().unmapped()
                            + imported(lastRun()).counts().unchanged())
                    .isEqualTo(6);
        }
        assertThat(history.createHistoricActivityInstanceQuery()
                        .tenantIdIn(client.value())
                        .activityId("EndEvent_Checked")
                        .list())
                .extracting(HistoricActivityInstance::getActivityName)
                .hasSize(2);
    }

    @Test
    void anInventoryIsJudgedOnceItsColumnsAreKnown() {
        aClient();
        byte[] devices = ("Device Name,OS\nSRV1,Windows Server 2012 R2\nSRV2,Windows Server 2025\nBOX,Homegrown 1\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(checks.upload(client, "devices.csv", devices, ANALYST)).isInstanceOf(Uploaded.Kept.class);
        assertThat(checks.inventory(client, ANALYST).orElseThrow().decided()).isFalse();
        assertThat(instances()).isOne();

        round();
        assertThat(checks.runs(client, ANALYST)).isEmpty();

        InventoryColumns guess = checks.inventory(client, ANALYST).orElseThrow().mapped();
        assertThat(guess).isEqualTo(new InventoryColumns("Device Name", "", "OS", "", ""));
        checks.map(client, guess, ANALYST);
        round();

        CheckRunView run = lastRun();
        assertThat(imported(run).source()).isEqualTo("plimsoll-lifecycle");
        assertThat(run.notMet()).isOne();
        assertThat(run.met()).isOne();
        assertThat(run.unknown()).isOne();
        assertThat(run.results())
                .extracting(CheckRunView.Line::asset)
                .containsExactly("SRV1", "BOX: Homegrown 1", "SRV2");
        assertThat(checks.upload(client, "x.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), ANALYST))
                .isInstanceOf(Uploaded.Refused.class);
    }

    /** Without domains, so that nothing is asked of DNS. */
    private void round() {
        fire("StartEvent_ChecksDue");
        fire("ServiceTask_JudgeInventory");
        fire("ServiceTask_AskDns");
    }

    @Test
    void aResolverThatSaysNothingIsTriedAgainAndThenSeen() throws IOException {
        aClient();
        checks.change(client, ONE_DOMAIN, ANALYST);
        fire("StartEvent_ChecksDue");
        fire("ServiceTask_JudgeInventory");
        Job run = waitingAt("ServiceTask_AskDns").get(0);
        for (int left = 2; left >= 0; left--) {
            assertThatThrownBy(() -> jobs.executeJob(run.getId())).hasMessageContaining("resolver");
            assertThat(jobs.createJobQuery().jobId(run.getId()).singleResult().getRetries())
                    .isEqualTo(left);
        }

        assertThat(runtime.createIncidentQuery().tenantIdIn(client.value()).count())
                .isOne();
        assertThat(operations.failedJobs(ADMINISTRATOR))
                .filteredOn(failed -> failed.id().equals(run.getId()))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.step()).isEqualTo("ServiceTask_AskDns");
                    assertThat(failed.reason()).contains("resolver");
                    assertThat(failed.caseNumber()).isEmpty();
                });
        assertThat(checks.runs(client, ANALYST)).isEmpty();
        assertThat(waitingAt("StartEvent_ChecksDue")).as("the next cycle").hasSize(1);

        try (var dns = new LoopbackDns(DNS_PORT)) {
            dns.txt("harbor.example", "v=spf1 -all");
            operations.retry(run.getId(), ADMINISTRATOR);
            jobs.executeJob(run.getId());
        }
        assertThat(imported(lastRun()).state()).isEqualTo(ScanState.DONE);
        assertThat(runtime.createIncidentQuery().tenantIdIn(client.value()).count())
                .isZero();
    }

    @Test
    void anotherCycleMovesTheNextRun() {
        aClient();
        checks.change(client, NO_DOMAIN, ANALYST);
        Instant weekly = checks.next(client, ANALYST).orElseThrow();

        checks.change(client, new CheckDetails(List.of(), false, 1, 180), ANALYST);

        assertThat(checks.next(client, ANALYST)).contains(weekly.minus(time.days(6)));
    }

    @Test
    void theScheduleEndsWithTheLastService() {
        aClient();
        checks.change(client, NO_DOMAIN, ANALYST);
        fire("StartEvent_ChecksDue");

        String service = clients.get(client, ADMINISTRATOR).services().get(0).id();
        holds.terminate(client, new CaseNumber("NC-2026-999999"), List.of(service), ADMINISTRATOR);

        assertThat(instances()).isZero();
        assertThat(checks.next(client, ANALYST)).isEmpty();
        checks.change(client, NO_DOMAIN, ANALYST);
        assertThat(instances()).as("of a client that has left").isZero();
    }

    @Test
    void whatWasSetIsInTheLedgerAndOthersMayNotSetIt() {
        aClient();
        assertThat(checks.change(client, new CheckDetails(List.of("no domain!"), false, 0, 800), ANALYST))
                .isInstanceOfSatisfying(CheckChange.Invalid.class, invalid -> assertThat(
                                invalid.problems().keySet())
                        .containsExactly("domains", "cycleDays", "warningDays"));
        checks.change(client, ONE_DOMAIN, ANALYST);
        checks.runNow(client, ANALYST);

        assertThat(ledger.list(Chain.of(client), 0, 50, ADMINISTRATOR))
                .extracting(row -> row.event())
                .contains("checks-changed", "checks-wanted");
        Actor manager = People.msp("manager", Role.SERVICE_MANAGER);
        assertThatThrownBy(() -> checks.change(client, ONE_DOMAIN, manager)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> checks.runNow(client, manager)).isInstanceOf(AccessDenied.class);
    }
}

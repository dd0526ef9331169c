package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountingDatabase.Counts;
import io.plimsoll.TestDatabase;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.finding.BenchClock.Taken;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.SettledMails;
import io.plimsoll.standard.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the engine works off the reminders of many cases that are due at one second, against its default
 * configuration: the same cases, models and rungs, before and after. Run by the profile {@code bench}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimerBenchmark {

    private static final int TIMERS = Integer.getInteger("plimsoll.bench.timers", 20_000);
    private static final int OF_A_CLIENT = 40;

    /** What the default configuration works off on either side of ours. */
    private static final int COMPARED = Math.max(OF_A_CLIENT, TIMERS / 10);

    private final BenchResults results = new BenchResults();
    private final BenchApp app = BenchApp.shared();
    private final JdbcClient db = app.bean(JdbcClient.class);
    private final ProcessEngineImpl engine = (ProcessEngineImpl) app.bean(ProcessEngine.class);

    @AfterAll
    void print() {
        results.print(TestDatabase.isMySql() ? "MySQL" : "H2");
    }

    @Test
    void remindersDueAtOneSecond() {
        List<ClientId> clients = ask(TIMERS + 2 * COMPARED);
        int compared = COMPARED / OF_A_CLIENT;
        // after the first rung of the last and before the second one of the first
        Instant second =
                app.clock.instant().plus(Duration.ofHours(23 * 3 * 60 / 100)).truncatedTo(ChronoUnit.SECONDS);
        // none goes off before its turn
        setReminders(clients, second.plus(Duration.ofDays(1)));
        app.clock.setOn(second.plusSeconds(1));

        Taken before = byDefault(clients.subList(0, compared), second);
        app.database().sinceLast();
        Taken ours = drain(app.bean(JobExecutor.class), clients.subList(2 * compared, clients.size()), second);
        Counts counts = app.database().sinceLast();
        Taken after = byDefault(clients.subList(compared, 2 * compared), second);

        double rate = TIMERS / ours.clock();
        double compare = 2 * COMPARED / before.plus(after).clock();
        results.rate("timers of one second, the engine's default", "timers", 2 * COMPARED, before.plus(after));
        results.rate("timers of one second", "timers", TIMERS, ours);
        results.add("against the default", rate / compare, "x (target: 3 or more)");
        results.add("statements", counts.perThousand(TIMERS) / 1000, "a timer");
        results.add("commits", (double) counts.commits() / TIMERS, "a timer");
        assertThat(sentTwice()).isZero();
        assertThat(reminded()).isEqualTo(TIMERS + 2 * COMPARED);
        word(clients);
    }

    /** Cases of a client's controls of one severity, so that all have the same time and the same rungs. */
    private List<ClientId> ask(int cases) {
        List<ClientId> clients = new ArrayList<>();
        var clock = new BenchClock();
        var opening = new CaseOpenings(app);
        for (int nr = 0; nr < cases / OF_A_CLIENT; nr++) {
            ClientId client = app.client("timers-" + nr);
            for (Role role : List.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
                var contact = new ContactDetails(role.claim(), role.claim() + "@" + client + ".example", role, "en");
                app.bean(Clients.class).addContact(client, contact, Actor.system());
            }
            List<String> controls = opening.failing(client, Severity.HIGH::equals).stream()
                    .limit(OF_A_CLIENT)
                    .toList();
            assertThat(controls).hasSize(OF_A_CLIENT);
            opening.open(client, Set.copyOf(controls));
            clients.add(client);
        }
        results.rate("cases opened", "cases", cases, clock.taken());
        results.rate("clients asked", "cases", cases, asked());
        return clients;
    }

    /** What all these timers had to say: each person gets one mail. */
    private void word(List<ClientId> clients) {
        int notes = noted();
        app.clock.setOn(app.clock.instant().plus(Duration.ofHours(1)));
        var clock = new BenchClock();
        while (noted() > 0) {
            SettledMails.tell(app.context);
        }
        List<Integer> mails = db.sql("select count(*) from outbox_mail where client_id in (:clients) and event in"
                        + " ('reminder', 'reminders') and state <> 'merged' group by client_id, recipient")
                .param("clients", clients.stream().map(ClientId::value).toList())
                .query(Integer.class)
                .list();
        results.rate("reminders worded", "reminders", notes, clock.taken());
        results.add("reminders noted", notes, "");
        results.add("people told", mails.size(), "");
        assertThat(mails)
                .as("mails to one person")
                .hasSizeGreaterThanOrEqualTo(clients.size())
                .containsOnly(1);
    }

    private int noted() {
        return db.sql("select count(*) from outbox_mail where state = 'noted'")
                .query(Integer.class)
                .single();
    }

    private Taken asked() {
        var clock = new BenchClock();
        working(app.bean(JobExecutor.class), "select count(*) from ACT_RU_JOB where TYPE_ = 'message'");
        return clock.taken();
    }

    /** As an engine works that nobody has set up. */
    private Taken byDefault(List<ClientId> clients, Instant second) {
        var configuration = engine.getProcessEngineConfiguration();
        JobExecutor own = configuration.getJobExecutor();
        var plain = new DefaultJobExecutor();
        plain.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        plain.registerProcessEngine(engine);
        configuration.setJobExecutor(plain);
        configuration.setJobExecutorAcquireByDueDate(false);
        try {
            return drain(plain, clients, second);
        } finally {
            plain.unregisterProcessEngine(engine);
            configuration.setJobExecutorAcquireByDueDate(true);
            configuration.setJobExecutor(own);
        }
    }

    private Taken drain(JobExecutor jobs, List<ClientId> clients, Instant second) {
        int changed = setReminders(clients, second);
        assertThat(changed).isEqualTo(clients.size() * OF_A_CLIENT);
        var clock = new BenchClock();
        working(
                jobs,
                "select count(*) from ACT_RU_JOB where DUEDATE_ = '%s'"
                        .formatted(utc(second).toString().replace('T', ' ')));
        return clock.taken();
    }

    private int setReminders(List<ClientId> clients, Instant due) {
        return db.sql("update ACT_RU_JOB set DUEDATE_ = :due where TENANT_ID_ in (:clients) and JOB_DEF_ID_ in"
                        + " (select ID_ from ACT_RU_JOBDEF where ACT_ID_ = 'Timer_ResponseReminder')")
                .param("due", utc(due))
                .param("clients", clients.stream().map(ClientId::value).toList())
                .update();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private void working(JobExecutor jobs, String left) {
        jobs.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> db.sql(left).query(Long.class).single() == 0);
        } finally {
            jobs.shutdown();
        }
    }

    private long sentTwice() {
        return db.sql("select count(*) from (select request_id from engagement_line where kind = 'reminded'"
                        + " group by request_id having count(*) > 1) as twice")
                .query(Long.class)
                .single();
    }

    private long reminded() {
        return db.sql("select count(*) from engagement_line where kind = 'reminded'")
                .query(Long.class)
                .single();
    }
}

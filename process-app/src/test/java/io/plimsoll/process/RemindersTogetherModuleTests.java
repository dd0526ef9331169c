package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountedStatements;
import io.plimsoll.CountingDatabase;
import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.mail.SettledMails;
import io.plimsoll.noncompliance.Engagement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Reminders of a client's cases, with all that they do in the domain, in one transaction. */
@PlimsollTest
@Import(CountedStatements.class)
class RemindersTogetherModuleTests {

    private static final String MODEL = "non-compliance-handling";
    private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");
    private static final int CASES = 20;
    private static final int RECIPIENTS = 3;

    /** Statements of a transaction, whatever it is for, and those of each timer in it: the engine's own. */
    private static final int ONCE = 30;

    private static final int EACH = 6;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BeanFactory application;

    @Autowired
    DataSource database;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JobExecutor own;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService instances;

    @Autowired
    ConfigurableTransactionManager transactions;

    @Autowired
    Engagement engagement;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient db;

    private final List<CaseNumber> cases = new ArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private TimersTogether node;
    private ClientId client;

    @BeforeEach
    void askAll() {
        var people = beans.createBean(ManyCases.class);
        client = people.client(0);
        ThatTime.at(ASKED, () -> {
            for (int control = 0; control < CASES; control++) {
                cases.add(people.report(client, control));
            }
            jobs.createJobQuery()
                    .messages()
                    .tenantIdIn(client.value())
                    .list()
                    .forEach(job -> jobs.executeJob(job.getId()));
        });
        node = new TimersTogether(new TimerClients(db, engagement::expect), 1, 1);
        node.setTaskExecutor(new SyncTaskExecutor());
        node.start();
        configuration().setJobExecutor(node);
    }

    @Test
    void oneCommitRemindsOfManyCasesAndEachOnce() {
        List<Job> all = timers("Timer_ResponseOverdue");
        assertThat(all).hasSize(CASES);
        Instant beforeAny = all.get(0).getDuedate().toInstant().minusSeconds(11);
        List<String> reminders = timers("Timer_ResponseReminder").stream()
                .filter(job -> job.getDuedate().toInstant().isBefore(beforeAny))
                .map(Job::getId)
                .toList();
        assertThat(reminders).hasSizeGreaterThan(2);
        transactions.setTransactionExecutionListeners(List.of(new Counting()));
        counted().sinceLast();

        ThatTime.at(beforeAny, () -> node.getExecuteJobsRunnable(reminders, (ProcessEngineImpl) engine)
                .run());

        long statements = counted().sinceLast().statements();
        assertThat(statements).isLessThanOrEqualTo(ONCE + (long) EACH * reminders.size());
        assertThat(commits).hasValue(1);
        assertThat(cases.stream()
                        .filter(one -> engagement.counts(one).reminders() == 1)
                        .count())
                .isEqualTo(reminders.size());
        assertThat(cases).allMatch(one -> engagement.counts(one).reminders() <= 1);
        assertThat(mails()).isEqualTo((long) RECIPIENTS * reminders.size());
        assertThat(ledger.verify(Chain.of(client), ANALYST).valid()).isTrue();
        ThatTime.at(beforeAny, () -> SettledMails.tell(application));
        assertThat(told()).as("mails to each person").hasSize(RECIPIENTS).containsOnly(1);
    }

    @AfterEach
    void leavesNoClocks() {
        transactions.setTransactionExecutionListeners(List.of());
        configuration().setJobExecutor(own);
        node.shutdown();
        List<String> left =
                instances
                        .createProcessInstanceQuery()
                        .processDefinitionKey(MODEL)
                        .tenantIdIn(client.value())
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .toList();
        instances.deleteProcessInstancesIfExists(left, "The test is over", true, true, false);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
    }

    private List<Job> timers(String element) {
        return jobs.createJobQuery().activityId(element).tenantIdIn(client.value()).list().stream()
                .sorted(Comparator.comparing(Job::getDuedate))
                .toList();
    }

    private long mails() {
        return db.sql("select count(*) from outbox_mail where client_id = ? and event = 'reminder'")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    private List<Integer> told() {
        return db.sql("select count(*) from outbox_mail where client_id = ? and event = 'reminders' group by recipient")
                .param(client.value())
                .query(Integer.class)
                .list();
    }

    private CountingDatabase counted() {
        return (CountingDatabase) database;
    }

    /** Counts the transactions that end well. */
    private final class Counting implements TransactionExecutionListener {
        @Override
        public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
            if (failure == null && transaction.isNewTransaction() && !transaction.isReadOnly()) {
                commits.incrementAndGet();
            }
        }
    }
}

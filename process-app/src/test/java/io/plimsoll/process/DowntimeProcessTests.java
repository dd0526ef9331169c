package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.mail.SettledMails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementCounts;
import io.plimsoll.noncompliance.EngagementStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application was down for 72 hours while the clocks of many cases ran. When it is up again, what is overdue is done
 * in whatever order: nobody gets a flood, no deadline that has passed is lost, and what was not sent is on record.
 */
@PlimsollTest
class DowntimeProcessTests {

    private static final String MODEL = "non-compliance-handling";
    private static final Instant DOWN = Instant.parse("2026-03-02T09:00:00Z");
    private static final int DAYS_DOWN = 3;

    /** How many cases run; {@code -Dplimsoll.downtime.cases} sets another number. */
    private static final int CASES = Integer.getInteger("plimsoll.downtime.cases", 200);

    private static final int PAGE = 500;
    private static final int CASES_OF_A_CLIENT = 40;

    /** The first of so many cases was asked about just before the server went down: its mails had not left. */
    private static final int UNSENT = 10;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    BeanFactory application;

    @Autowired
    Engagement engagement;

    @Autowired
    EngagementStory story;

    @Autowired
    Ledger ledger;

    @Autowired
    WorkingTime time;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService instances;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    private final Random random = new Random(72);
    private final List<Asked> all = new ArrayList<>();
    private final List<ClientId> clients = new ArrayList<>();
    private final Map<ClientId, List<LedgerRow>> ledgered = new HashMap<>();

    /** @param told whether the mails that asked had left before the server went down */
    private record Asked(ClientId client, CaseNumber number, Instant due, boolean told) {}

    @Test
    void afterThreeDaysDownNobodyIsFloodedAndNothingIsLost() {
        // three days, as long as days last here
        Instant up = DOWN.plus(time.days(DAYS_DOWN));
        long begun = System.nanoTime();
        askAll();
        long asked = System.nanoTime();

        ThatTime.at(up, this::runAll);

        System.out.printf(
                "Downtime: %d cases asked about in %d s, what was overdue done in %d s%n",
                CASES,
                Duration.ofNanos(asked - begun).toSeconds(),
                Duration.ofNanos(System.nanoTime() - asked).toSeconds());
        ThatTime.at(up, () -> {
            look(up);
            SettledMails.tell(application);
            assertThat(mailsToOnePerson(up)).as("each person, at their client").containsOnly(1);
        });
    }

    /** How many reminders leave to each, whatever they tell of; what is over in a moment waits for no others. */
    private List<Integer> mailsToOnePerson(Instant up) {
        return db.sql("select count(*) from outbox_mail where client_id in (:clients) and event in ('reminder',"
                        + " 'reminders') and state not in ('noted', 'merged') and cause not in (select id from"
                        + " client_request where due_at <= :soon) group by client_id, recipient")
                .param("clients", List.of(tenants()))
                .param("soon", LocalDateTime.ofInstant(up.plusSeconds(10), ZoneOffset.UTC))
                .query(Integer.class)
                .list();
    }

    private void look(Instant up) {
        List<Asked> over = all.stream().filter(one -> !one.due().isAfter(up)).toList();
        List<Asked> running = all.stream().filter(one -> one.due().isAfter(up)).toList();
        assertThat(over).isNotEmpty().allSatisfy(this::ended);
        assertThat(running).isNotEmpty().allSatisfy(this::runsOn);
        assertThat(over).anyMatch(Asked::told).anyMatch(one -> !one.told());
        assertThat(running).anyMatch(one -> counts(one).reminders() == 1);
        assertThat(mailsToOneForOneRung()).isEmpty();
        assertThat(clients)
                .allMatch(client -> ledger.verify(Chain.of(client), ANALYST).valid());
    }

    private void askAll() {
        long day = time.days(1).toSeconds();
        var people = beans.createBean(ManyCases.class);
        for (int nr = 0; nr < CASES; nr++) {
            if (nr % CASES_OF_A_CLIENT == 0) {
                clients.add(people.client(nr / CASES_OF_A_CLIENT));
            }
            ClientId client = clients.get(clients.size() - 1);
            boolean told = nr % UNSENT != 0;
            // their clocks stand at different places when the server goes down
            Instant moment = told ? DOWN.minusSeconds(1 + random.nextLong(day)) : DOWN;
            int control = nr % CASES_OF_A_CLIENT;
            ThatTime.at(moment, () -> ask(people, client, control, told));
        }
    }

    private void ask(ManyCases people, ClientId client, int control, boolean told) {
        CaseNumber number = people.report(client, control);
        jobs.createJobQuery()
                .processDefinitionKey(MODEL)
                .tenantIdIn(client.value())
                .messages()
                .list()
                .forEach(job -> jobs.executeJob(job.getId()));
        if (told) {
            db.sql("update outbox_mail set state = 'sent', sent_at = queued_at where case_number = ?")
                    .param(number.value())
                    .update();
        }
        Instant due = engagement.current(number).orElseThrow().due().at();
        all.add(new Asked(client, number, due, told));
    }

    private String[] tenants() {
        return clients.stream().map(ClientId::value).toArray(String[]::new);
    }

    /** What the engine would take as soon as it is up. */
    private List<Job> overdue() {
        return new ArrayList<>(jobs.createJobQuery()
                .processDefinitionKey(MODEL)
                .tenantIdIn(tenants())
                .executable()
                .list());
    }

    private void runAll() {
        List<Job> due = overdue();
        assertThat(due).hasSizeGreaterThan(CASES / 2);
        for (int round = 0; !due.isEmpty(); round++) {
            assertThat(round).as("rounds until nothing is overdue").isLessThan(5);
            Collections.shuffle(due, random);
            for (Job job : due) {
                // of two clocks of one task the deadline may have taken the other away
                if (jobs.createJobQuery().jobId(job.getId()).count() == 1) {
                    jobs.executeJob(job.getId());
                }
            }
            due = overdue();
        }
    }

    /** The same end as without the downtime; a silence counts where the client had been told before. */
    private void ended(Asked one) {
        assertThat(steps(one)).containsExactly("UserTask_DecideEnforcement");
        assertThat(counts(one)).isEqualTo(new EngagementCounts(1, 0, 0, 1));
        assertThat(written(one)).as("no word about a day that is over").isEmpty();
        assertThat(facts(one, "silence-recorded")).contains("\"reminders\":0", "\"skipped\":[1,");
        assertThat(story.verdict(one.number()).unreached()).isEqualTo(one.told() ? 0 : 1);
    }

    private void runsOn(Asked one) {
        EngagementCounts counts = counts(one);
        assertThat(steps(one)).containsExactly("UserTask_Respond");
        List<String> written = written(one);
        assertThat(written).doesNotHaveDuplicates().hasSize(counts.reminders() == 0 ? 0 : 3);
        assertThat(counts.silences()).isZero();
        assertThat(counts.reminders()).isLessThanOrEqualTo(1);
        assertThat(due(one, "Timer_ResponseOverdue")).containsExactly(one.due());
        assertThat(due(one, "Timer_ResponseReminder"))
                .isEqualTo(engagement.nextReminder(one.number()).stream().toList());
        String sent = facts(one, "reminder-sent");
        assertThat(sent.contains("\"skipped\"")).isEqualTo(sent.contains("\"nr\":2") || sent.contains("\"nr\":3"));
    }

    private EngagementCounts counts(Asked one) {
        return engagement.counts(one.number());
    }

    private List<String> steps(Asked one) {
        return tasks.createTaskQuery().processInstanceBusinessKey(one.number().value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private List<Instant> due(Asked one, String timer) {
        String instance = instances
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(one.number().value())
                .singleResult()
                .getId();
        return jobs.createJobQuery().processInstanceId(instance).activityId(timer).list().stream()
                .map(job -> job.getDuedate().toInstant())
                .toList();
    }

    /** Who of the client was reminded. */
    private List<String> written(Asked one) {
        return db.sql(
                        "select recipient from outbox_mail where client_id = ? and case_number = ? and event = 'reminder'")
                .params(one.client().value(), one.number().value())
                .query(String.class)
                .list();
    }

    private String facts(Asked one, String event) {
        return ledgered.computeIfAbsent(one.client(), this::ledgered).stream()
                .filter(row -> row.subject().equals(one.number().value())
                        && row.event().equals(event))
                .map(LedgerRow::facts)
                .reduce("", String::concat);
    }

    private List<LedgerRow> ledgered(ClientId client) {
        List<LedgerRow> rows = new ArrayList<>();
        for (List<LedgerRow> page = ledger.list(Chain.of(client), 0, PAGE, ANALYST); !page.isEmpty(); ) {
            rows.addAll(page);
            page = ledger.list(Chain.of(client), page.get(page.size() - 1).sequence(), PAGE, ANALYST);
        }
        return rows;
    }

    /** Whoever was written to twice about one case for one event and one of its steps. */
    private List<String> mailsToOneForOneRung() {
        return clients.stream()
                .flatMap(client -> db
                        .sql(
                                "select concat(case_number, ' ', recipient, ' ', event) from outbox_mail where client_id = ?"
                                        + " group by case_number, recipient, event having count(*) > 1")
                        .param(client.value())
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    /** Other tests look through the engine's jobs. */
    @AfterEach
    void leavesNoClocks() {
        List<String> left =
                instances.createProcessInstanceQuery().processDefinitionKey(MODEL).tenantIdIn(tenants()).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        instances.deleteProcessInstancesIfExists(left, "The test is over", true, true, false);
    }
}

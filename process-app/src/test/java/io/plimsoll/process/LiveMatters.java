package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients of their own with people, and the models about matters that are no cases, driven through inbox and jobs. */
@TestComponent
public class LiveMatters {

    static final Actor ADMIN = LiveCases.msp("admin", Role.ADMINISTRATOR);

    private final Clients clients;
    private final Holds holds;
    private final Inbox inbox;
    private final Ledger ledger;
    private final ManagementService jobs;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final JdbcClient db;
    private final Clock clock;

    LiveMatters(
            Clients clients,
            Holds holds,
            Inbox inbox,
            Ledger ledger,
            ManagementService jobs,
            HistoryService history,
            RuntimeService runtime,
            JdbcClient db,
            Clock clock) {
        this.clients = clients;
        this.holds = holds;
        this.inbox = inbox;
        this.ledger = ledger;
        this.jobs = jobs;
        this.history = history;
        this.runtime = runtime;
        this.db = db;
        this.clock = clock;
    }

    ClientId client() {
        var client = new ClientId("m-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(client.value(), new ClientDetails("Told Ltd", "gold", "en", Set.of()), calendar, ADMIN);
        clients.addContact(client, contact("Mia", client, Role.CLIENT_MEMBER), ADMIN);
        clients.addContact(client, contact("Sam", client, Role.CLIENT_SIGNATORY), ADMIN);
        clients.addService(
                client, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), ADMIN);
        return client;
    }

    private static ContactDetails contact(String name, ClientId client, Role role) {
        return new ContactDetails(name, name.toLowerCase(Locale.ROOT) + "@" + client + ".example", role, "en");
    }

    ServiceView service(ClientId client) {
        return clients.get(client, ADMIN).services().get(0);
    }

    Actor member(ClientId client) {
        return person("Mia", Role.CLIENT_MEMBER, client);
    }

    Actor signatory(ClientId client) {
        return person("Sam", Role.CLIENT_SIGNATORY, client);
    }

    /** Signed in just now. */
    private Actor person(String name, Role role, ClientId client) {
        SignIn signIn = new SignIn(clock.instant(), "1", "192.0.2.7", "Browser", "token-1");
        return new Actor("sub-" + name, name, name, "", Set.of(role), ClientScope.of(client), signIn);
    }

    void leaves(ClientId client) {
        List<String> services = clients.get(client, ADMIN).services().stream()
                .map(ServiceView::id)
                .toList();
        holds.terminate(client, new CaseNumber("NC-2026-999998"), services, ADMIN);
    }

    TaskSummary task(ClientId client, String matter, String step, Actor by) {
        return inbox.list(TaskQuery.about(client, matter, 20), by).items().stream()
                .filter(task -> task.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task " + step + " of " + matter + " for " + by.name()));
    }

    List<String> waitsAt(ClientId client, String matter) {
        return inbox.list(TaskQuery.about(client, matter, 20), LiveCases.msp("auditor", Role.AUDITOR)).items().stream()
                .map(TaskSummary::step)
                .sorted()
                .toList();
    }

    Completion submit(ClientId client, String matter, String step, Actor by, Map<String, @Nullable Object> values) {
        TaskDetail page = inbox.get(task(client, matter, step, by).id(), by);
        return inbox.complete(page.task().id(), values, page.context().revision(), null, by);
    }

    void done(ClientId client, String matter, String step, Actor by, Map<String, @Nullable Object> values) {
        assertThat(submit(client, matter, step, by, values)).isEqualTo(new Completion.Completed(false));
    }

    void fire(String matter, String element) {
        jobs.executeJob(jobs.createJobQuery()
                .activityId(element)
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(matter)
                        .singleResult()
                        .getId())
                .singleResult()
                .getId());
    }

    boolean runs(String matter) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(matter)
                        .count()
                == 1;
    }

    boolean isOf(String matter, String instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .processInstanceBusinessKey(matter)
                        .count()
                == 1;
    }

    List<String> path(String matter) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(matter)
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    List<String> mailed(ClientId client, String event) {
        return db.sql("select recipient from outbox_mail where client_id = ? and event = ? order by recipient")
                .params(client.value(), event)
                .query(String.class)
                .list();
    }

    List<LedgerRow> recorded(ClientId client, String event) {
        return ledger.list(Chain.of(client), 0, 500, LiveCases.ANALYST).stream()
                .filter(row -> row.event().equals(event))
                .toList();
    }
}

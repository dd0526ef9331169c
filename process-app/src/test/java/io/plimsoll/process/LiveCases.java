package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.mail.MailView;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Real cases of clients of their own, driven through inbox and models; no timer fires unless a test fires it. */
@TestComponent
public class LiveCases {

    static final Actor ANALYST = msp("analyst", Role.ANALYST);
    static final Actor MANAGER = msp("manager", Role.SERVICE_MANAGER);
    static final Actor DIRECTOR = msp("director", Role.DIRECTOR);
    private static final Actor ADMIN = msp("admin", Role.ADMINISTRATOR);
    private static final String CONTROL = "MTS-01.2";

    private final Clients clients;
    private final Standards standards;
    private final NonCompliances cases;
    private final Inbox inbox;
    private final Mails mails;
    private final ManagementService jobs;
    private final HistoryService history;
    private final Clock clock;

    LiveCases(
            Clients clients,
            Standards standards,
            NonCompliances cases,
            Inbox inbox,
            Mails mails,
            ManagementService jobs,
            HistoryService history,
            Clock clock) {
        this.clients = clients;
        this.standards = standards;
        this.cases = cases;
        this.inbox = inbox;
        this.mails = mails;
        this.jobs = jobs;
        this.history = history;
        this.clock = clock;
    }

    static Actor msp(String name, Role... roles) {
        return new Actor("sub-" + name, name, name, "", Set.of(roles), ClientScope.everyone(), SignIn.none());
    }

    /** The same person with a sign-in of that time and level. */
    static Actor signedIn(Actor actor, Instant at, String level) {
        return new Actor(
                actor.subject(),
                actor.username(),
                actor.name(),
                actor.email(),
                actor.roles(),
                actor.scope(),
                new SignIn(at, level, "192.0.2.8", "Browser", "token-2"),
                actor.standIns());
    }

    /** A case that is rated and waits for the client's answer. */
    Live ask(String... assets) {
        return askAbout(CONTROL, assets);
    }

    /** The same about another control that a help desk depends on. */
    Live askAbout(String control, String... assets) {
        ClientId client = client();
        var reported = cases.report(client, control, "Out of support", List.of(assets), ANALYST);
        Live live = new Live(client, ((ReportResult.Opened) reported).opened().number());
        live.fire("BusinessRuleTask_RateSeverity");
        return live;
    }

    private ClientId client() {
        ClientId id = new ClientId("t-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(id.value(), new ClientDetails("Client " + id, "gold", "en", Set.of()), calendar, ADMIN);
        clients.addContact(id, contact("member", id, Role.CLIENT_MEMBER), ADMIN);
        clients.addContact(id, contact("signatory", id, Role.CLIENT_SIGNATORY), ADMIN);
        clients.addService(
                id, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), ADMIN);
        StandardView standard = standards.all().stream()
                .filter(one -> one.id().equals("minimum-technology-standards"))
                .findFirst()
                .orElseThrow();
        standards.adopt(id, standard.id(), standard.version(), ADMIN);
        return id;
    }

    private static ContactDetails contact(String name, ClientId id, Role role) {
        return new ContactDetails(name, name + "@" + id + ".example", role, "en");
    }

    /** One case and the people around it. */
    final class Live {

        final ClientId client;
        final CaseNumber number;

        Live(ClientId client, CaseNumber number) {
            this.client = client;
            this.number = number;
        }

        Actor member() {
            return person("Mia Member", clock.instant(), Role.CLIENT_MEMBER);
        }

        Actor signatory() {
            return signatory(clock.instant());
        }

        Actor signatory(@Nullable Instant authenticated) {
            return person("Sam Signatory", authenticated, Role.CLIENT_SIGNATORY);
        }

        private Actor person(String name, @Nullable Instant authenticated, Role role) {
            SignIn signIn = new SignIn(authenticated, "1", "192.0.2.7", "Browser", "token-1");
            return new Actor("sub-" + name, name, name, "", Set.of(role), ClientScope.of(client), signIn);
        }

        CaseView view() {
            return cases.get(number, ANALYST);
        }

        /** More of the same is found wrong. */
        void worsen(String asset) {
            cases.report(client, CONTROL, "Out of support", List.of(asset), ANALYST);
        }

        TaskSummary task(String form, Actor actor) {
            return inbox.list(new TaskQuery(client, number, form, false, null, 10), actor).items().stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No task " + form + " for " + actor.name()));
        }

        TaskDetail page(String form, Actor actor) {
            return inbox.get(task(form, actor).id(), actor);
        }

        /** The steps of the model at which somebody is waited for. */
        List<String> waitsAt() {
            return inbox
                    .list(new TaskQuery(client, number, null, false, null, 10), msp("auditor", Role.AUDITOR))
                    .items()
                    .stream()
                    .map(TaskSummary::step)
                    .toList();
        }

        /** Of whose sign-in nothing is said, they sign in just now. */
        Completion submit(String form, Actor actor, Map<String, @Nullable Object> values) {
            TaskDetail page = page(form, actor);
            return inbox.complete(page.task().id(), values, page.context().revision(), null, now(actor));
        }

        Actor now(Actor actor) {
            return actor.signIn().equals(SignIn.none()) ? signedIn(actor, clock.instant(), "1") : actor;
        }

        /** Nothing comes of this outcome with a sign-in of hours ago but the question for a new one. */
        void needsFreshSignIn(String form, Actor actor, Map<String, @Nullable Object> values) {
            List<String> before = waitsAt();
            assertThat(page(form, actor).context().freshSignIn()).isTrue();
            Actor longAgo = signedIn(actor, clock.instant().minus(Duration.ofHours(3)), "1");
            assertThat(submit(form, longAgo, values)).isInstanceOf(Completion.SignInAgain.class);
            assertThat(waitsAt()).isEqualTo(before);
        }

        void done(String form, Actor actor, Map<String, @Nullable Object> values) {
            assertThat(submit(form, actor, values)).isEqualTo(new Completion.Completed(false));
        }

        /** Runs the one job at an element, whatever its due date. */
        void fire(String element) {
            jobs.executeJob(job(element).getId());
        }

        Job job(String element) {
            List<String> instances = instances();
            return jobs.createJobQuery().activityId(element).list().stream()
                    .filter(job -> instances.contains(job.getProcessInstanceId()))
                    .reduce((one, other) -> {
                        throw new AssertionError("Two jobs at " + element);
                    })
                    .orElseThrow(() -> new AssertionError("No job at " + element));
        }

        List<String> path() {
            List<String> instances = instances();
            return history.createHistoricActivityInstanceQuery().tenantIdIn(client.value()).list().stream()
                    .filter(stay -> instances.contains(stay.getProcessInstanceId()))
                    .map(HistoricActivityInstance::getActivityId)
                    .toList();
        }

        private List<String> instances() {
            return history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(number.value())
                    .list()
                    .stream()
                    .map(HistoricProcessInstance::getId)
                    .toList();
        }

        List<String> mailed() {
            return mails.about(client, number, ANALYST).stream()
                    .map(MailView::event)
                    .toList();
        }
    }
}

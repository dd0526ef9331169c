package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.EnforcedCases.PATCHING;
import static io.plimsoll.process.LiveCases.ANALYST;

import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.process.EnforcedCases.Enforced;
import io.plimsoll.process.LiveCases.Live;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.remediation.Milestones;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.remediation.Remediations;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestComponent;

/** One client with two matters at a time; people, timers, results and the gateway do to them whatever they may try. */
@TestComponent
public class RandomWorld {

    private static final List<String> CONTROLS = List.of("MTS-01.2", "MTS-07.1");
    /** Of a hundred commands, those below are answers and what time brings; then what is sent twice, then the rest. */
    private static final int ELSEWHERE = 89;

    private static final int AGAIN = 92;
    private static final Set<Role> EVERYTHING =
            Set.of(Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.ADMINISTRATOR);

    /** Something that was tried, and what came of it. */
    record Tried(String what, @Nullable Actor by, @Nullable Completion completion) {

        boolean completed() {
            return completion instanceof Completion.Completed done && !done.repeated();
        }
    }

    private record Sent(String task, Map<String, @Nullable Object> values) {}

    private final EnforcedCases cases;
    private final LiveCases asked;
    private final NonCompliances matters;
    private final Deviations deviations;
    private final Remediations remediations;
    private final Milestones milestones;
    private final Extensions extensions;
    private final Inbox inbox;
    private final ManagementService jobs;
    private final HistoryService history;
    private final Clock clock;

    private final List<Enforced> all = new ArrayList<>();
    private final List<Enforced> current = new ArrayList<>();
    private final List<Sent> done = new ArrayList<>();
    private int answered;
    private Random random = new Random();
    private RandomAnswers answers = new RandomAnswers(random, LocalDate.EPOCH);

    RandomWorld(
            AutowireCapableBeanFactory beans,
            NonCompliances matters,
            Deviations deviations,
            Remediations remediations,
            Milestones milestones,
            Extensions extensions,
            Inbox inbox,
            ManagementService jobs,
            HistoryService history,
            Clock clock) {
        this.cases = beans.createBean(EnforcedCases.class);
        this.asked = beans.createBean(LiveCases.class);
        this.matters = matters;
        this.deviations = deviations;
        this.remediations = remediations;
        this.milestones = milestones;
        this.extensions = extensions;
        this.inbox = inbox;
        this.jobs = jobs;
        this.history = history;
        this.clock = clock;
    }

    RandomWorld begin(long seed) {
        random = new Random(seed);
        answered = 50 + random.nextInt(35);
        answers = new RandomAnswers(random, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        Enforced first = cases.new Enforced(asked.ask("PC-01"));
        first.adds(PATCHING, ServiceKind.PATCHING);
        advance(first, random.nextInt(4));
        all.add(first);
        current.add(first);
        return this;
    }

    /** Some begin where chance alone would hardly ever lead. */
    private void advance(Enforced first, int how) {
        if (how == 0) {
            first.live.fire("Timer_ResponseOverdue");
            first.paused(HELPDESK);
        } else if (how == 1) {
            LocalDate until = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(20);
            first.live.done("respond", first.live.member(), DeviationForms.wish(until));
            first.live.done("assess-risk", ANALYST, DeviationForms.assessment(2, 4, until));
            first.live.done("acknowledge-deviation", first.live.signatory(), DeviationForms.SIGNED);
            first.live.done("approve-deviation", LiveCases.MANAGER, DeviationForms.APPROVED);
        }
    }

    ClientId client() {
        return all.get(0).live.client;
    }

    /** All matters of the client that there were, oldest first. */
    List<Enforced> matters() {
        return List.copyOf(all);
    }

    Tried next() {
        Enforced one = current.get(random.nextInt(current.size()));
        int dice = random.nextInt(100);
        if (dice < answered) {
            return answer(one);
        } else if (dice < ELSEWHERE) {
            return time(one);
        } else if (dice < AGAIN) {
            return again();
        }
        return elsewhere(one, random.nextInt(16));
    }

    private Tried elsewhere(Enforced one, int what) {
        return switch (what) {
            case 0, 1, 2 -> worse(one);
            case 3 -> happened("cleared " + one.live.number, one::cleared);
            case 4 -> happened("stated as met " + one.live.number, one::met);
            case 5 ->
                happened(
                        "withdrawn " + one.live.number,
                        () -> matters.withdraw(one.live.number, "Opened in error.", ANALYST));
            case 6, 7 ->
                happened(
                        "text taken back " + one.live.number,
                        () -> deviations.revise(one.live.number, "A name is wrong.", ANALYST));
            case 8, 9, 10 -> gateway(one);
            case 11, 12, 13 -> work(one);
            default -> reported();
        };
    }

    private static Tried happened(String what, Runnable command) {
        command.run();
        return new Tried(what, null, null);
    }

    private Tried worse(Enforced one) {
        String control = matters.get(one.live.number, ANALYST).control().code();
        String asset = "PC-" + (2 + random.nextInt(900));
        return reported(control, asset);
    }

    /** The first of the controls that has no case now. */
    private Tried reported() {
        return reported(CONTROLS.get(random.nextInt(CONTROLS.size())), "PC-01");
    }

    private Tried reported(String control, String asset) {
        ReportResult result = matters.report(client(), control, "Seen on site", List.of(asset), ANALYST);
        if (result instanceof ReportResult.Opened opened) {
            Live live = asked.new Live(client(), opened.opened().number());
            Enforced fresh = cases.new Enforced(live);
            all.add(fresh);
            current.removeIf(one -> one.live.view().state() == CaseState.CLOSED);
            current.add(fresh);
        }
        return new Tried(
                "reported " + control + " of " + asset + ": "
                        + result.getClass().getSimpleName(),
                null,
                null);
    }

    /** The client reports a step of what was agreed, or asks for a later day. */
    private Tried work(Enforced one) {
        Actor client = one.live.signatory();
        List<RemediationView> remedies = remediations.of(one.live.number, client);
        if (remedies.isEmpty() || remedies.get(0).milestones().isEmpty()) {
            return reported();
        }
        var steps = remedies.get(0).milestones();
        RemediationView.MilestoneView step = steps.get(random.nextInt(steps.size()));
        int nr = step.nr();
        if (random.nextBoolean()) {
            var done = milestones.reached(one.live.number, nr, "Seen.", List.of(), List.of(), client);
            return new Tried("step " + nr + " reported: " + done, null, null);
        }
        LocalDate later = step.due().plusDays(random.nextInt(5));
        var asked = extensions.ask(one.live.number, new TreeMap<>(Map.of(nr, later)), "A part is missing.", client);
        return new Tried("step " + nr + " until " + later + ": " + asked, null, null);
    }

    private Tried gateway(Enforced one) {
        DemoGatewayMode[] modes = DemoGatewayMode.values();
        DemoGatewayMode mode = modes[random.nextInt(modes.length)];
        String service = random.nextBoolean() ? HELPDESK : PATCHING;
        one.gateway(service, mode);
        return new Tried("gateway of " + service + " is " + mode, null, null);
    }

    private Tried answer(Enforced one) {
        List<TaskSummary> open = inbox.list(
                        new TaskQuery(one.live.client, one.live.number, null, false, null, 20),
                        LiveCases.msp("auditor", Role.AUDITOR))
                .items();
        if (open.isEmpty()) {
            return time(one);
        }
        TaskSummary task = open.get(random.nextInt(open.size()));
        Actor actor = random.nextInt(4) > 0 ? whoMay(one, task) : somebody(one);
        String what = task.form() + " of " + one.live.number + " by " + actor.name();
        TaskDetail page;
        try {
            page = inbox.get(task.id(), actor);
        } catch (NotVisible | AccessDenied refused) {
            return new Tried(what + " not theirs", actor, null);
        }
        Map<String, @Nullable Object> values = answers.to(page, actor);
        String revision = random.nextInt(10) == 0 ? "another" : page.context().revision();
        Tried tried = send(what, new Sent(task.id(), values), revision, actor);
        if (tried.completed()) {
            done.add(new Sent(task.id(), values));
        }
        return tried;
    }

    private Actor whoMay(Enforced one, TaskSummary task) {
        List<Actor> people = task.forClient()
                ? List.of(one.live.signatory(), one.live.member())
                : List.of(ANALYST, LiveCases.MANAGER, LiveCases.DIRECTOR);
        List<Actor> those =
                people.stream().filter(person -> mayDo(person, task)).toList();
        return those.get(random.nextInt(those.size()));
    }

    private boolean mayDo(Actor person, TaskSummary task) {
        TaskQuery theirs = new TaskQuery(task.client(), (CaseNumber) null, task.form(), false, null, 50);
        return inbox.list(theirs, person).items().stream()
                .anyMatch(open -> open.id().equals(task.id()));
    }

    /** Somebody goes back in the browser and sends what was sent before. */
    private Tried again() {
        if (done.isEmpty()) {
            return reported();
        }
        Sent sent = done.get(random.nextInt(done.size()));
        Tried tried = send("sent again", sent, null, somebody(current.get(0)));
        if (tried.completed()) {
            throw new AssertionError("a task was done twice");
        }
        return tried;
    }

    private Tried send(String what, Sent sent, @Nullable String revision, Actor actor) {
        try {
            Completion completion = inbox.complete(sent.task(), sent.values(), revision, null, actor);
            String outcome = String.valueOf(sent.values().get(Form.OUTCOME));
            return new Tried(what + " " + outcome + ": " + completion, actor, completion);
        } catch (NotVisible | AccessDenied refused) {
            return new Tried(what + " refused", actor, null);
        }
    }

    /** Some time later: one of the timers and jobs of the matter, whichever. */
    private Tried time(Enforced one) {
        List<Job> waiting = jobs(one);
        if (waiting.isEmpty()) {
            return reported();
        }
        Job job = waiting.get(random.nextInt(waiting.size()));
        String element = jobs.createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        try {
            jobs.setJobRetries(job.getId(), 3);
            jobs.executeJob(job.getId());
            return new Tried("time: " + element + " of " + one.live.number, null, null);
        } catch (RuntimeException e) {
            if (rootOf(e) instanceof GatewayUnavailable) {
                return new Tried("gateway away at " + element + " of " + one.live.number, null, null);
            }
            throw new AssertionError("at " + element + " of " + one.live.number, e);
        }
    }

    private static Throwable rootOf(Throwable fault) {
        return fault.getCause() == null ? fault : rootOf(fault.getCause());
    }

    /** What the engine will do by itself for a matter. */
    List<Job> jobs(Enforced one) {
        List<String> instances = history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(one.live.number.value())
                .unfinished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        return jobs.createJobQuery().tenantIdIn(client().value()).list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .sorted(java.util.Comparator.comparing(Job::getId))
                .toList();
    }

    /** Mostly people of the right kind; sometimes one who may do everything, a stranger, or one signed in long ago. */
    private Actor somebody(Enforced one) {
        Actor actor =
                switch (random.nextInt(12)) {
                    case 0, 1 -> one.live.member();
                    case 2, 3, 4 -> one.live.signatory();
                    case 5, 6, 7 -> ANALYST;
                    case 8 -> LiveCases.MANAGER;
                    case 9 -> LiveCases.DIRECTOR;
                    case 10 -> LiveCases.msp("everything", EVERYTHING.toArray(Role[]::new));
                    default -> stranger();
                };
        boolean longAgo = random.nextInt(10) == 0;
        return LiveCases.signedIn(actor, clock.instant().minus(longAgo ? Duration.ofHours(3) : Duration.ZERO), "1");
    }

    private Actor stranger() {
        SignIn now = new SignIn(clock.instant(), "1", "192.0.2.9", "Browser", "token-3");
        Set<Role> roles = Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        ClientScope elsewhere = ClientScope.of(new ClientId("harbor"));
        return new Actor("sub-stranger", "stranger", "Strange R", "", roles, elsewhere, now);
    }
}

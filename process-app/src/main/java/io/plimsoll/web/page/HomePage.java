package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Reachability;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.deviation.InForceView;
import io.plimsoll.enforcement.Enforcement;
import io.plimsoll.enforcement.EnforcementView;
import io.plimsoll.identity.Actor;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.process.TaskSummary;
import io.plimsoll.remediation.Milestone;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.remediation.Remediations;
import io.plimsoll.standard.Severity;
import io.plimsoll.web.security.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person lands: for clients what is asked of them, for the MSP what needs a decision today. */
@Controller
@Access.People
class HomePage {

    private static final int SHOWN = 8;
    private static final Duration YESTERDAY = Duration.ofDays(1);
    private static final Set<CaseState> ANNOUNCING = Set.of(CaseState.ENFORCING, CaseState.TERMINATING);
    private static final Set<CaseState> BEING_FIXED = Set.of(CaseState.REMEDIATING, CaseState.VERIFYING);

    private final Inbox inbox;
    private final Worklist worklist;
    private final NonCompliances cases;
    private final Clients clients;
    private final Deviations deviations;
    private final Remediations remediations;
    private final Enforcement enforcement;
    private final Talk talk;
    private final Mails mails;
    private final Reachability reachability;
    private final Clock clock;

    HomePage(
            Inbox inbox,
            Worklist worklist,
            NonCompliances cases,
            Clients clients,
            Deviations deviations,
            Remediations remediations,
            Enforcement enforcement,
            Talk talk,
            Mails mails,
            Reachability reachability,
            Clock clock) {
        this.inbox = inbox;
        this.worklist = worklist;
        this.cases = cases;
        this.clients = clients;
        this.deviations = deviations;
        this.remediations = remediations;
        this.enforcement = enforcement;
        this.talk = talk;
        this.mails = mails;
        this.reachability = reachability;
        this.clock = clock;
    }

    /** One client's own page, as its people see it. */
    record Ours(
            ClientView client,
            List<InForceView> agreed,
            List<Fixing> fixing,
            List<CaseView> waiting,
            List<Announced> announced) {}

    /** What will be taken away, and which matter's end averts it. */
    record Announced(CaseView matter, EnforcementView.Notice notice) {}

    /** @param next the next agreed step, null where there is none */
    record Fixing(CaseView matter, @Nullable Milestone next) {}

    /** A client in the MSP's portfolio. */
    record Standing(ClientView client, Map<Severity, Integer> open, int accepted, int total) {

        int weight() {
            return open.entrySet().stream()
                    .mapToInt(entry -> entry.getValue()
                            << (2 * (Severity.LOW.ordinal() - entry.getKey().ordinal())))
                    .sum();
        }
    }

    @GetMapping("/")
    String home(Actor actor, Model model) {
        model.addAttribute("named", talk.named(actor));
        model.addAttribute("undelivered", mails.undelivered(actor));
        model.addAttribute("unreachable", reachability.all(actor));
        return actor.isMsp() ? today(actor, model) : ours(actor, model);
    }

    private String ours(Actor actor, Model model) {
        List<TaskSummary> tasks = inbox.list(new TaskQuery(null, null, null, false, null, 100), actor)
                .items();
        Set<?> mine =
                tasks.stream().map(TaskSummary::number).filter(Objects::nonNull).collect(Collectors.toSet());
        List<CaseView> open = worklist.open(null, actor);
        model.addAttribute("work", worklist.about(tasks, actor));
        model.addAttribute(
                "clients",
                clients.list(actor).stream()
                        .map(client -> ours(client, open, mine, actor))
                        .toList());
        return "home-client";
    }

    private Ours ours(ClientView client, List<CaseView> open, Set<?> mine, Actor actor) {
        List<CaseView> here =
                open.stream().filter(one -> one.client().equals(client.id())).toList();
        return new Ours(
                client,
                deviations.inForce(client.id(), actor),
                here.stream()
                        .filter(one -> BEING_FIXED.contains(one.state()))
                        .map(one -> new Fixing(one, next(one, actor)))
                        .toList(),
                here.stream()
                        .filter(one -> !BEING_FIXED.contains(one.state())
                                && one.state() != CaseState.ACCEPTED
                                && !mine.contains(one.number()))
                        .toList(),
                here.stream()
                        .filter(one -> ANNOUNCING.contains(one.state()))
                        .flatMap(one -> enforcement.of(one.number(), actor).announced().stream()
                                .map(notice -> new Announced(one, notice)))
                        .toList());
    }

    private @Nullable Milestone next(CaseView one, Actor actor) {
        List<RemediationView> remedies = remediations.of(one.number(), actor);
        return remedies.isEmpty() ? null : remedies.get(remedies.size() - 1).next();
    }

    private String today(Actor actor, Model model) {
        Instant since = clock.instant().minus(YESTERDAY);
        List<TaskSummary> decide = inbox.list(new TaskQuery(null, null, null, false, null, SHOWN), actor)
                .items();
        List<CaseView> open = worklist.open(null, actor);
        model.addAttribute("decide", worklist.about(decide, actor));
        model.addAttribute(
                "running",
                open.stream()
                        .filter(one -> one.due() != null)
                        .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.due())))
                        .limit(SHOWN)
                        .toList());
        List<CaseView> newest = cases.list(new CaseQuery(null, null, null, null, null, null, 200), actor)
                .items();
        model.addAttribute("opened", recent(newest, since));
        model.addAttribute("closed", ended(newest, since));
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("portfolio", portfolio(open, actor));
        model.addAttribute("severities", Severity.values());
        return "home-msp";
    }

    private static List<CaseView> recent(List<CaseView> newest, Instant since) {
        return newest.stream().filter(one -> one.openedAt().isAfter(since)).toList();
    }

    private static List<CaseView> ended(List<CaseView> newest, Instant since) {
        return newest.stream()
                .filter(one -> {
                    Instant closed = one.closedAt();
                    return closed != null && closed.isAfter(since);
                })
                .toList();
    }

    private List<Standing> portfolio(List<CaseView> open, Actor actor) {
        return clients.list(actor).stream()
                .map(client -> standing(
                        client,
                        open.stream()
                                .filter(one -> one.client().equals(client.id()))
                                .toList()))
                .sorted(Comparator.comparingInt(Standing::weight).reversed())
                .toList();
    }

    private static Standing standing(ClientView client, List<CaseView> open) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        open.stream()
                .filter(one -> one.state() != CaseState.ACCEPTED)
                .forEach(one -> counts.merge(one.severity(), 1, Integer::sum));
        int accepted = (int)
                open.stream().filter(one -> one.state() == CaseState.ACCEPTED).count();
        return new Standing(client, counts, accepted, open.size());
    }
}

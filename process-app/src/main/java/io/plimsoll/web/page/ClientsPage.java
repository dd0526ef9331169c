package io.plimsoll.web.page;

import io.plimsoll.client.CalendarView;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.CodeSettings;
import io.plimsoll.client.PublicHolidays;
import io.plimsoll.client.Reachability;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.PostureView;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.ClockMoves;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The clients: a list, and each with its services, people and how it stands. */
@Controller
@Access.Msp
class ClientsPage {

    private static final int NEXT_DAYS = 6;

    private final Clients clients;
    private final Worklist worklist;
    private final Standards standards;
    private final Deviations deviations;
    private final Findings findings;
    private final Reachability reachability;
    private final ClockMoves moves;
    private final CodeSettings codes;
    private final Clock clock;

    ClientsPage(
            Clients clients,
            Worklist worklist,
            Standards standards,
            Deviations deviations,
            Findings findings,
            Reachability reachability,
            ClockMoves moves,
            CodeSettings codes,
            Clock clock) {
        this.clients = clients;
        this.worklist = worklist;
        this.standards = standards;
        this.deviations = deviations;
        this.findings = findings;
        this.reachability = reachability;
        this.moves = moves;
        this.codes = codes;
        this.clock = clock;
    }

    /** A client in the list. */
    record Line(ClientView client, long open, long accepted, List<StandardView> adopted) {}

    /**
     * How one area of a standard stands; an accepted deviation is never counted as met.
     *
     * @param accepted requirements that are not met, with a deviation in force
     * @param unknown requirements of which no source has said anything yet
     * @param waiting those of notMet for which no case opens yet, since their sources are given time
     */
    record Area(String name, int met, int notMet, int accepted, int unknown, long waiting) {

        /** How many requirements apply. */
        public int all() {
            return met + notMet + accepted + unknown;
        }
    }

    @GetMapping("/clients")
    String list(Actor actor, Model model) {
        requireMsp(actor);
        model.addAttribute("everyClient", actor.scope().all());
        Map<ClientId, List<CaseView>> open =
                worklist.open(null, actor).stream().collect(Collectors.groupingBy(CaseView::client));
        model.addAttribute(
                "lines",
                clients.list(actor).stream()
                        .map(client -> line(client, open.getOrDefault(client.id(), List.of()), actor))
                        .toList());
        return "clients";
    }

    private Line line(ClientView client, List<CaseView> open, Actor actor) {
        long accepted = open.stream().filter(ClientsPage::isAccepted).count();
        return new Line(client, open.size() - accepted, accepted, standards.adoptedBy(client.id(), actor));
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @GetMapping("/clients/new")
    String create(Actor actor, Model model) {
        actor.require(Role.ADMINISTRATOR);
        model.addAttribute("days", DayOfWeek.values());
        model.addAttribute("countries", PublicHolidays.countries());
        model.addAttribute("week", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        return "client-new";
    }

    @GetMapping("/clients/{client}")
    String one(@PathVariable("client") String id, Actor actor, Model model) {
        requireMsp(actor);
        ClientView client = clients.get(Path.client(id), actor);
        List<CaseView> open = worklist.open(client.id(), actor);
        List<StandardView> adopted = standards.adoptedBy(client.id(), actor);
        model.addAttribute("client", client);
        model.addAttribute(
                "clocks",
                actor.has(Role.ADMINISTRATOR, Role.SERVICE_MANAGER)
                        ? moves.open(client.id(), actor).size()
                        : 0);
        model.addAttribute("freeDays", nextFreeDays(client.calendar()));
        model.addAttribute("open", open);
        model.addAttribute("unreachable", reachability.of(client.id(), actor));
        model.addAttribute("mayFind", actor.has(Role.ANALYST, Role.ADMINISTRATOR));
        model.addAttribute("adopted", adopted);
        model.addAttribute("areas", areas(findings.posture(client.id(), actor), open));
        model.addAttribute("inForce", deviations.inForce(client.id(), actor));
        return "client";
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR})
    @PostMapping("/clients/{client}/contacts/{contact}/reachable")
    String reachable(@PathVariable String client, @PathVariable String contact, Actor actor) {
        reachability.found(Path.client(client), contact, actor);
        return "redirect:/clients/" + Path.client(client).value();
    }

    @Access(Role.ADMINISTRATOR)
    @GetMapping("/clients/{client}/change")
    String change(@PathVariable("client") String id, Actor actor, Model model) {
        actor.require(Role.ADMINISTRATOR);
        ClientView client = clients.get(Path.client(id), actor);
        model.addAttribute("client", client);
        model.addAttribute("codesOn", codes.enabled());
        model.addAttribute("days", DayOfWeek.values());
        model.addAttribute("countries", PublicHolidays.countries());
        model.addAttribute("parts", PublicHolidays.partsOf(country(client.calendar())));
        model.addAttribute("kinds", ServiceKind.values());
        model.addAttribute("standards", standards.all());
        model.addAttribute("adopted", standards.adoptedBy(client.id(), actor));
        return "client-change";
    }

    private Map<LocalDate, String> nextFreeDays(CalendarView calendar) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        return calendar.freeDays().from(today).entrySet().stream()
                .limit(NEXT_DAYS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static String country(CalendarView calendar) {
        return calendar.freeDays().region().split("-", 2)[0];
    }

    private static List<Area> areas(PostureView posture, List<CaseView> open) {
        Set<String> accepted = open.stream()
                .filter(ClientsPage::isAccepted)
                .map(one -> one.control().code())
                .collect(Collectors.toSet());
        return posture.areas().stream().map(area -> area(area, accepted)).toList();
    }

    private static Area area(PostureView.Area area, Set<String> accepted) {
        int agreed = (int) area.controls().stream()
                .filter(line -> line.state() == PostureView.State.NOT_MET)
                .filter(line -> accepted.contains(line.control().code()))
                .count();
        long waiting = area.controls().stream()
                .filter(line -> line.waitsUntil() != null)
                .count();
        PostureView.Counts counts = area.counts();
        return new Area(area.area(), counts.met(), counts.notMet() - agreed, agreed, counts.unknown(), waiting);
    }

    private static boolean isAccepted(CaseView one) {
        return one.state() == CaseState.ACCEPTED;
    }

    private static void requireMsp(Actor actor) {
        if (!actor.isMsp()) {
            throw new AccessDenied();
        }
    }
}

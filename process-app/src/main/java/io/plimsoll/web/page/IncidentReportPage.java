package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentReport;
import io.plimsoll.incident.IncidentReported;
import io.plimsoll.incident.IncidentView;
import io.plimsoll.incident.IncidentWords;
import io.plimsoll.incident.Incidents;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports an incident: a client's people for themselves, analysts for one client or for all that it concerns. */
@Controller
@Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
class IncidentReportPage {

    private static final int LONG = 4000;
    private static final int SHORT = 200;

    private final Incidents incidents;
    private final Clients clients;
    private final Zones zones;
    private final Clock clock;

    IncidentReportPage(Incidents incidents, Clients clients, Zones zones, Clock clock) {
        this.incidents = incidents;
        this.clients = clients;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * What is typed; may wait in a session.
     *
     * @param noticed date and time where the client is, where several are chosen at the MSP's office
     */
    record Typed(
            @Nullable String kind,
            @Nullable String summary,
            @Nullable String noticed,
            @Nullable String noticedBy,
            @Nullable String systems,
            @Nullable String data,
            @Nullable List<String> services,
            @Nullable String lateReason)
            implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }

        /** What cannot be taken as it is, in words. */
        Optional<String> problem() {
            boolean fits = Stream.of(text(summary), text(systems), text(data), text(lateReason))
                            .allMatch(one -> one.length() <= LONG && TypedWords.arePlain(one))
                    && text(noticedBy).length() <= SHORT
                    && TypedWords.arePlain(text(noticedBy));
            if (!fits) {
                return Optional.of("Please shorten what you wrote: up to 4,000 characters each, 200 for the name.");
            } else if (text(summary).isEmpty()
                    || text(systems).isEmpty()
                    || text(noticedBy).isEmpty()) {
                return Optional.of("Please say what happened, who noticed it and which systems it concerns.");
            } else if (at() == null) {
                return Optional.of("Please say when it was noticed, with date and time.");
            }
            return Optional.empty();
        }

        private @Nullable LocalDateTime at() {
            try {
                return LocalDateTime.parse(text(noticed));
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        IncidentReport report(LocalDateTime at, ZoneId zone) {
            return new IncidentReport(
                    "confirmed".equals(kind),
                    text(summary),
                    at.atZone(zone).toInstant(),
                    text(noticedBy),
                    text(systems),
                    text(data),
                    services == null ? List.of() : services,
                    text(lateReason));
        }
    }

    @GetMapping("/clients/{client}/incidents/report")
    String forOne(@PathVariable String client, Actor actor, Model model) {
        ClientView one = clients.get(Path.client(client), actor);
        model.addAttribute("client", one);
        model.addAttribute(
                "services",
                one.services().stream()
                        .filter(service -> service.state() != ServiceState.TERMINATED)
                        .toList());
        return form(zones.of(one.id()), model);
    }

    @Access(Role.ANALYST)
    @GetMapping("/incidents/report")
    String forMany(Actor actor, Model model) {
        actor.require(Role.ANALYST);
        model.addAttribute(
                "clients",
                clients.list(actor).stream().filter(ClientView::active).toList());
        return form(zones.own(), model);
    }

    private String form(ZoneId zone, Model model) {
        model.addAttribute("within", IncidentWords.lasting(incidents.reportWithin()));
        model.addAttribute("zone", zone.getId());
        model.addAttribute(
                "latest", LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES));
        return "incident-report";
    }

    @PostMapping("/clients/{client}/incidents")
    String reportForOne(@PathVariable String client, Typed typed, Actor actor, RedirectAttributes to) {
        ClientId id = Path.client(client);
        return report(
                List.of(id),
                typed,
                zones.of(clients.get(id, actor).id()),
                "redirect:/clients/" + id + "/incidents/report",
                actor,
                to);
    }

    @Access(Role.ANALYST)
    @PostMapping("/incidents")
    String reportForMany(
            @RequestParam(name = "concerned", required = false) @Nullable List<String> concerned,
            Typed typed,
            Actor actor,
            RedirectAttributes to) {
        List<ClientId> those = concerned == null
                ? List.of()
                : concerned.stream().map(Path::client).toList();
        to.addFlashAttribute("concerned", those.stream().map(ClientId::value).toList());
        return report(those, typed, zones.own(), "redirect:/incidents/report", actor, to);
    }

    private String report(
            List<ClientId> those, Typed typed, ZoneId zone, String again, Actor actor, RedirectAttributes to) {
        LocalDateTime at = typed.at();
        Optional<String> problem = typed.problem();
        if (problem.isPresent() || at == null) {
            return again(problem.orElse(""), typed, again, to);
        }
        IncidentReported result = incidents.report(those, typed.report(at, zone), actor);
        if (result instanceof IncidentReported.Refused refused) {
            to.addFlashAttribute("late", refused.field().equals("lateReason"));
            return again(refused.message(), typed, again, to);
        }
        List<IncidentView> taken = ((IncidentReported.Taken) result).incidents();
        to.addFlashAttribute("done", "Thank you, we have it. Somebody looks at it now.");
        if (taken.size() > 1) {
            return "redirect:/incidents";
        }
        to.addAttribute("number", taken.get(0).number().value());
        return "redirect:/incidents/{number}";
    }

    private static String again(String problem, Typed typed, String again, RedirectAttributes to) {
        to.addFlashAttribute("problem", problem);
        to.addFlashAttribute("typed", typed);
        return again;
    }
}

package io.plimsoll.web.page;

import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Reckoning;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.PolicyDates;
import io.plimsoll.policy.Decisions;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows what dates a calendar comes to before it is saved; what was typed goes on to saving it. */
@Controller
@Access(Role.ADMINISTRATOR)
class CalendarPreviewPage {

    private final Clients clients;
    private final WorkingTime time;
    private final PolicyDates dates;
    private final Decisions decisions;

    CalendarPreviewPage(Clients clients, WorkingTime time, PolicyDates dates, Decisions decisions) {
        this.clients = clients;
        this.time = time;
        this.dates = dates;
        this.decisions = decisions;
    }

    @PostMapping("/clients/{client}/calendar/preview")
    String preview(@PathVariable("client") String id, ClientSetUpPage.Hours hours, Actor actor, Model model) {
        ClientView client = clients.get(Path.client(id), actor);
        CalendarDetails typed = hours.details();
        Map<String, String> problems = clients.problemsWith(typed);
        model.addAttribute("client", client);
        model.addAttribute("typed", typed);
        model.addAttribute("country", typed.region().split("-", 2)[0]);
        model.addAttribute("problems", problems.isEmpty() ? null : List.copyOf(problems.values()));
        if (problems.isEmpty()) {
            Reckoning now = time.reckoning(client.id());
            Reckoning then = time.reckoning(clients.tried(client.id(), typed, actor));
            int version = decisions.currentVersion();
            model.addAttribute(
                    "lines",
                    DatesToCome.of(
                            dates.of(decisions, version, client.tier(), now),
                            now.zone(),
                            dates.of(decisions, version, client.tier(), then),
                            then.zone()));
        }
        return "client-calendar";
    }
}

package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentNumber;
import io.plimsoll.incident.IncidentPage;
import io.plimsoll.incident.IncidentView;
import io.plimsoll.incident.Incidents;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Incidents: the list, and one with its clock, who must be told, who handles it and what happened when. */
@Controller
@Access.People
class IncidentsPage {

    private static final int PAGE = 25;
    private static final int LONGEST_UPDATE = 4000;
    private static final int TASKS = 20;

    private final Incidents incidents;
    private final Clients clients;
    private final Inbox inbox;
    private final Worklist worklist;
    private final Clock clock;

    IncidentsPage(Incidents incidents, Clients clients, Inbox inbox, Worklist worklist, Clock clock) {
        this.incidents = incidents;
        this.clients = clients;
        this.inbox = inbox;
        this.worklist = worklist;
        this.clock = clock;
    }

    @GetMapping("/incidents")
    String all(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            Model model) {
        IncidentPage page = incidents.list(Path.chosen(client), cursor, PAGE, actor);
        model.addAttribute("incidents", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("later", cursor != null);
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("client", client == null ? "" : client);
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("now", clock.instant());
        return "incidents";
    }

    @GetMapping("/incidents/{number}")
    String one(@PathVariable String number, Actor actor, Model model) {
        IncidentView view = incidents.get(number(number), actor);
        model.addAttribute("incident", view);
        model.addAttribute("client", clients.get(view.client(), actor));
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("now", clock.instant());
        model.addAttribute(
                "tasks",
                inbox.list(TaskQuery.about(view.client(), number, TASKS), actor).items());
        return "incident";
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER})
    @PostMapping("/incidents/{number}/updates")
    String update(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes to) {
        IncidentNumber id = number(number);
        if (words.isBlank() || words.length() > LONGEST_UPDATE || !TypedWords.arePlain(words)) {
            to.addFlashAttribute("problem", "Say in up to 4,000 characters how it goes on.");
            to.addFlashAttribute("words", words);
        } else if (incidents.update(id, words.strip(), actor)) {
            to.addFlashAttribute("done", "The client is told.");
        } else {
            to.addFlashAttribute("problem", "The client does not know of this incident, or it is over.");
        }
        to.addAttribute("number", number);
        return "redirect:/incidents/{number}";
    }

    private static IncidentNumber number(String text) {
        if (!IncidentNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new IncidentNumber(text);
    }
}

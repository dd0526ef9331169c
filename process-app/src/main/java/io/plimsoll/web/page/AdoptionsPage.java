package io.plimsoll.web.page;

import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.adoption.AdoptionPage;
import io.plimsoll.adoption.AdoptionView;
import io.plimsoll.adoption.RolloutResult;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which version of which standard each client was shown, what it said, and since when it binds; and bringing a new one. */
@Controller
@Access.People
class AdoptionsPage {

    private static final int PAGE = 25;
    private static final int LONGEST_REASON = 4000;
    private static final String ROLLOUT = "redirect:/standards/{id}/rollout";

    private final Rollouts rollouts;
    private final Standards standards;
    private final Clients clients;
    private final Inbox inbox;
    private final Worklist worklist;
    private final Zones zones;
    private final Clock clock;

    AdoptionsPage(
            Rollouts rollouts,
            Standards standards,
            Clients clients,
            Inbox inbox,
            Worklist worklist,
            Zones zones,
            Clock clock) {
        this.rollouts = rollouts;
        this.standards = standards;
        this.clients = clients;
        this.inbox = inbox;
        this.worklist = worklist;
        this.zones = zones;
        this.clock = clock;
    }

    @GetMapping("/adoptions")
    String register(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            Model model) {
        AdoptionPage page = rollouts.list(Path.chosen(client), cursor, PAGE, actor);
        model.addAttribute("adoptions", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("later", cursor != null);
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("client", client == null ? "" : client);
        model.addAttribute("names", worklist.names(actor));
        return "adoptions";
    }

    @GetMapping("/adoptions/{number}")
    String one(@PathVariable String number, Actor actor, Model model) {
        AdoptionView view = rollouts.get(number(number), actor);
        model.addAttribute("adoption", view);
        model.addAttribute("client", clients.get(view.client(), actor));
        model.addAttribute(
                "tasks",
                inbox.list(TaskQuery.about(view.client(), number, 1), actor).items());
        return "adoption";
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/adoptions/{number}/withdraw")
    String withdraw(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes to) {
        AdoptionNumber id = number(number);
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !TypedWords.arePlain(reason)) {
            to.addFlashAttribute("problem", "Say in up to 4,000 characters why it is taken back.");
        } else if (rollouts.withdraw(id, reason.strip(), actor)) {
            to.addFlashAttribute("done", "It is taken back. The version before stays in force.");
        } else {
            to.addFlashAttribute("problem", "It is in force, or over already.");
        }
        to.addAttribute("number", number);
        return "redirect:/adoptions/{number}";
    }

    @Access(Role.ADMINISTRATOR)
    @GetMapping("/standards/{id}/rollout")
    String candidates(
            @PathVariable String id, @RequestParam(defaultValue = "") String version, Actor actor, Model model) {
        String chosen = version.isEmpty() ? newest(id) : version;
        model.addAttribute("standard", standards.version(id, chosen));
        model.addAttribute("candidates", rollouts.candidates(id, chosen, actor));
        model.addAttribute("notice", rollouts.noticeDays());
        model.addAttribute(
                "earliest", LocalDate.ofInstant(clock.instant(), zones.own()).plusDays(rollouts.noticeDays()));
        return "rollout";
    }

    private String newest(String id) {
        return standards.all().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new)
                .version();
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/standards/{id}/rollout")
    String rollOut(
            @PathVariable String id,
            @RequestParam String version,
            @RequestParam(defaultValue = "") String inForce,
            @RequestParam(name = "concerned", required = false) @Nullable List<String> concerned,
            Actor actor,
            RedirectAttributes to) {
        to.addAttribute("id", id);
        to.addAttribute("version", version);
        LocalDate day = day(inForce);
        if (day == null || concerned == null) {
            to.addFlashAttribute("problem", "Choose the clients, and the day on which it comes into force.");
            return ROLLOUT;
        }
        RolloutResult result = rollouts.rollOut(
                id, version, day, concerned.stream().map(Path::client).toList(), actor);
        if (result instanceof RolloutResult.Refused refused) {
            to.addFlashAttribute("problem", refused.message());
            return ROLLOUT;
        }
        RolloutResult.Begun begun = (RolloutResult.Begun) result;
        to.addFlashAttribute(
                "done",
                "On its way to %d, passed over %d."
                        .formatted(begun.begun().size(), begun.passedOver().size()));
        return ROLLOUT;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static AdoptionNumber number(String text) {
        if (!AdoptionNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new AdoptionNumber(text);
    }
}

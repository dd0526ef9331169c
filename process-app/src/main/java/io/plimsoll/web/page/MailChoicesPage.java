package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.mail.MailChoice;
import io.plimsoll.mail.MailChoices;
import io.plimsoll.web.security.Access;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How somebody wants to hear by mail what can wait. */
@Controller
@Access.People
class MailChoicesPage {

    private final MailChoices choices;
    private final Clients clients;
    private final Msp msp;

    MailChoicesPage(MailChoices choices, Clients clients, Msp msp) {
        this.choices = choices;
        this.clients = clients;
        this.msp = msp;
    }

    @GetMapping("/mail-choices")
    String mine(Actor actor, Model model) {
        model.addAttribute("address", choices.addressOf(actor));
        model.addAttribute("choice", choices.of(actor));
        model.addAttribute("zone", zone(actor).getId());
        return "mail-choices";
    }

    private ZoneId zone(Actor actor) {
        return actor.isMsp()
                ? msp.zone()
                : clients.list(actor).stream()
                        .map(client -> client.calendar().zone())
                        .findFirst()
                        .orElse(msp.zone());
    }

    @PostMapping("/mail-choices")
    String choose(
            @RequestParam(required = false) @Min(0) @Max(23) @Nullable Integer hour,
            @RequestParam(defaultValue = "false") boolean mentions,
            @RequestParam(defaultValue = "false") boolean news,
            Actor actor,
            RedirectAttributes to) {
        choices.choose(new MailChoice(hour, mentions, news), actor);
        to.addFlashAttribute("done", "Saved. It holds for mail from now on.");
        return "redirect:/mail-choices";
    }
}

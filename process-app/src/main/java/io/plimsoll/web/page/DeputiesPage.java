package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.people.Deputies;
import io.plimsoll.people.Deputies.Absence;
import io.plimsoll.people.DirectoryUnavailable;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignIn;
import io.plimsoll.web.security.FreshSignInToChange;
import io.plimsoll.web.security.SignInFreshness;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away, and who decides in their place meanwhile. */
@Controller
@Access.Msp
@FreshSignInToChange(back = "/deputies")
class DeputiesPage {

    private static final String BACK = "redirect:/deputies";

    private final Deputies deputies;
    private final SignInFreshness freshness;

    DeputiesPage(Deputies deputies, SignInFreshness freshness) {
        this.deputies = deputies;
        this.freshness = freshness;
    }

    @GetMapping("/deputies")
    String deputies(
            @RequestParam(name = FreshSignIn.AGAIN, required = false) @Nullable String again,
            Actor actor,
            Model model) {
        model.addAttribute("deputies", deputies.list(actor));
        model.addAttribute("self", actor.subject());
        model.addAttribute("forOthers", actor.has(Role.ADMINISTRATOR));
        try {
            model.addAttribute("colleagues", deputies.colleagues(actor));
        } catch (DirectoryUnavailable away) {
            model.addAttribute("colleagues", List.of());
            model.addAttribute("problem", away.getMessage());
        }
        PeopleForms.freshness(model, again, freshness.isEnough(actor), "/deputies");
        return "deputies";
    }

    @PostMapping("/deputies")
    String name(
            @RequestParam(required = false) @Nullable String absent,
            @RequestParam String deputy,
            @RequestParam LocalDate first,
            @RequestParam LocalDate last,
            @Confirmed Actor by,
            RedirectAttributes to) {
        String away = PeopleForms.chosen(absent);
        Absence absence = new Absence(away == null ? by.subject() : away, deputy, first, last);
        PeopleForms.tell(() -> deputies.name(absence, by), to);
        return BACK;
    }

    @PostMapping("/deputies/{id}/end")
    String end(@PathVariable String id, @Confirmed Actor by, RedirectAttributes to) {
        PeopleForms.tell(() -> deputies.end(id, by), to);
        return BACK;
    }
}

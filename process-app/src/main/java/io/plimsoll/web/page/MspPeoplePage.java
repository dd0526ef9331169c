package io.plimsoll.web.page;

import static io.plimsoll.web.page.PeopleForms.chosen;
import static io.plimsoll.web.page.PeopleForms.tell;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.people.Difference;
import io.plimsoll.people.MspPeople;
import io.plimsoll.people.PeopleChange;
import io.plimsoll.people.StaffView;
import io.plimsoll.web.page.PeopleForms.Guest;
import io.plimsoll.web.page.PeopleForms.Rights;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignIn;
import io.plimsoll.web.security.FreshSignInToChange;
import io.plimsoll.web.security.SignInFreshness;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The MSP's own people: what they may do and which clients they see. */
@Controller
@Access(value = Role.ADMINISTRATOR, everyClient = true)
@FreshSignInToChange(back = "/people")
class MspPeoplePage {

    private static final String BACK = "redirect:/people";

    private final MspPeople people;
    private final Clients clients;
    private final SignInFreshness freshness;

    MspPeoplePage(MspPeople people, Clients clients, SignInFreshness freshness) {
        this.people = people;
        this.clients = clients;
        this.freshness = freshness;
    }

    @Access({Role.ADMINISTRATOR, Role.AUDITOR})
    @GetMapping("/people")
    String people(
            @RequestParam(name = FreshSignIn.AGAIN, required = false) @Nullable String again,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        StaffView view = people.view(actor);
        if (!view.outage().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        boolean all = actor.scope().all();
        model.addAttribute("view", view);
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("self", actor.subject());
        model.addAttribute(
                "roles", Arrays.stream(Role.values()).filter(Role::isMsp).toList());
        model.addAttribute("limited", actor.has(Role.ADMINISTRATOR) && !all);
        model.addAttribute(
                "changeable",
                actor.has(Role.ADMINISTRATOR) && all && view.limits().isEmpty());
        PeopleForms.freshness(model, again, freshness.isEnough(actor), "/people");
        return "people-msp";
    }

    @PostMapping("/people")
    String invite(Guest guest, Rights rights, @Confirmed Actor by, RedirectAttributes to) {
        if (!tell(() -> people.invite(guest.invitation(), rights.scope(), by), to)) {
            to.addFlashAttribute("typed", guest.invitation());
        }
        return BACK;
    }

    @PostMapping("/people/repair")
    String repair(
            @RequestParam Difference.Kind kind,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String contact,
            @Confirmed Actor by,
            RedirectAttributes to) {
        return done(() -> people.repair(kind, chosen(account), chosen(contact), by), to);
    }

    @PostMapping("/people/{colleague}/rights")
    String rights(
            @PathVariable("colleague") String account, Rights rights, @Confirmed Actor by, RedirectAttributes to) {
        return done(() -> people.change(account, rights.granted(), rights.scope(), by), to);
    }

    @PostMapping("/people/{colleague}/disable")
    String disable(
            @PathVariable("colleague") String account,
            @RequestParam(required = false) @Nullable String successor,
            @Confirmed Actor by,
            RedirectAttributes to) {
        return done(() -> people.disable(account, chosen(successor), by), to);
    }

    @PostMapping("/people/{colleague}/enable")
    String enable(@PathVariable("colleague") String account, @Confirmed Actor by, RedirectAttributes to) {
        return done(() -> people.enable(account, by), to);
    }

    @PostMapping("/people/{colleague}/invite-again")
    String inviteAgain(@PathVariable("colleague") String account, @Confirmed Actor by, RedirectAttributes to) {
        return done(() -> people.inviteAgain(account, by), to);
    }

    private static String done(Supplier<PeopleChange> change, RedirectAttributes to) {
        tell(change, to);
        return BACK;
    }
}

package io.plimsoll.web.page;

import static io.plimsoll.web.page.PeopleForms.chosen;
import static io.plimsoll.web.page.PeopleForms.tell;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.people.ClientPeople;
import io.plimsoll.people.Difference;
import io.plimsoll.people.PeopleChange;
import io.plimsoll.people.PeopleView;
import io.plimsoll.web.page.PeopleForms.Guest;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignIn;
import io.plimsoll.web.security.FreshSignInToChange;
import io.plimsoll.web.security.SignInFreshness;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of one client: who can sign in, who gets mail, and where the two differ. */
@Controller
@Access(Role.ADMINISTRATOR)
@FreshSignInToChange(back = "/clients/{client}/people")
class ClientPeoplePage {

    private final ClientPeople people;
    private final Clients clients;
    private final SignInFreshness freshness;

    ClientPeoplePage(ClientPeople people, Clients clients, SignInFreshness freshness) {
        this.people = people;
        this.clients = clients;
        this.freshness = freshness;
    }

    @Access({Role.ADMINISTRATOR, Role.AUDITOR})
    @GetMapping("/clients/{client}/people")
    String people(
            @PathVariable String client,
            @RequestParam(name = FreshSignIn.AGAIN, required = false) @Nullable String again,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        ClientId id = Path.client(client);
        PeopleView view = people.view(id, actor);
        if (!view.outage().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        model.addAttribute("client", clients.get(id, actor));
        model.addAttribute("view", view);
        model.addAttribute(
                "others",
                view.people().stream()
                        .map(PeopleView.Person::account)
                        .filter(Objects::nonNull)
                        .toList());
        model.addAttribute(
                "changeable", actor.has(Role.ADMINISTRATOR) && view.limits().isEmpty());
        PeopleForms.freshness(model, again, freshness.isEnough(actor), "/clients/" + id + "/people");
        return "people-client";
    }

    @PostMapping("/clients/{client}/people")
    String invite(@PathVariable String client, Guest guest, @Confirmed Actor by, RedirectAttributes to) {
        if (!tell(() -> people.invite(Path.client(client), guest.invitation(), by), to)) {
            to.addFlashAttribute("typed", guest.invitation());
        }
        return back(client, to);
    }

    @PostMapping("/clients/{client}/people/repair")
    String repair(
            @PathVariable String client,
            @RequestParam Difference.Kind kind,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String contact,
            @Confirmed Actor by,
            RedirectAttributes to) {
        return done(client, () -> people.repair(Path.client(client), kind, chosen(account), chosen(contact), by), to);
    }

    @PostMapping("/clients/{client}/people/{account}/roles")
    String roles(
            @PathVariable String client,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Set<Role> roles,
            @Confirmed Actor by,
            RedirectAttributes to) {
        Set<Role> wanted = roles == null ? Set.of() : roles;
        return done(client, () -> people.changeRoles(Path.client(client), account, wanted, by), to);
    }

    @PostMapping("/clients/{client}/people/{account}/disable")
    String disable(
            @PathVariable String client,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String successor,
            @Confirmed Actor by,
            RedirectAttributes to) {
        return done(client, () -> people.disable(Path.client(client), account, chosen(successor), by), to);
    }

    @PostMapping("/clients/{client}/people/{account}/enable")
    String enable(
            @PathVariable String client, @PathVariable String account, @Confirmed Actor by, RedirectAttributes to) {
        return done(client, () -> people.enable(Path.client(client), account, by), to);
    }

    @PostMapping("/clients/{client}/people/{account}/invite-again")
    String inviteAgain(
            @PathVariable String client, @PathVariable String account, @Confirmed Actor by, RedirectAttributes to) {
        return done(client, () -> people.inviteAgain(Path.client(client), account, by), to);
    }

    private static String done(String client, Supplier<PeopleChange> change, RedirectAttributes to) {
        tell(change, to);
        return back(client, to);
    }

    private static String back(String client, RedirectAttributes to) {
        to.addAttribute("client", Path.client(client).value());
        return "redirect:/clients/{client}/people";
    }
}

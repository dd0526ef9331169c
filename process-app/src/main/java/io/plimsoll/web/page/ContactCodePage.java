package io.plimsoll.web.page;

import io.plimsoll.client.ClientChange;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignInToChange;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes who of a client may answer without an account: a way in, so it weighs as much as an account. */
@Controller
@Access(Role.ADMINISTRATOR)
@FreshSignInToChange(back = "/clients/{client}/change")
class ContactCodePage {

    private final Clients clients;

    ContactCodePage(Clients clients) {
        this.clients = clients;
    }

    @PostMapping("/clients/{client}/contacts/{contact}/by-code")
    String mark(
            @PathVariable String client,
            @PathVariable String contact,
            @RequestParam boolean allowed,
            @Confirmed Actor by,
            RedirectAttributes to) {
        ClientId id = Path.client(client);
        ClientChange change =
                allowed ? clients.letAnswerByCode(id, contact, by) : clients.letAnswerByCodeNoMore(id, contact, by);
        if (change instanceof ClientChange.Invalid invalid) {
            to.addFlashAttribute("problems", List.copyOf(invalid.problems().values()));
        } else {
            to.addFlashAttribute(
                    "done",
                    allowed
                            ? "Saved. From now on, mails that ask something tell this person how to get a code."
                            : "Saved. Codes and sessions of this person are over.");
        }
        return "redirect:/clients/" + id + "/change";
    }
}

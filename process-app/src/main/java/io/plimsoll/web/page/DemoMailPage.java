package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.CaughtMail;
import io.plimsoll.mail.DemoMailbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The demo's mailbox: everybody sees their own mail, and the MSP's people all of it, as nobody's mail is real. */
@Controller
@Profile("embedded")
class DemoMailPage {

    private static final String SANDBOX =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
                    + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final DemoMailbox mailbox;

    DemoMailPage(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/demo/mail")
    String list(@RequestParam(defaultValue = "") String to, Actor actor, Model model) {
        List<CaughtMail> all = mine(actor);
        model.addAttribute(
                "addresses",
                all.stream().map(CaughtMail::to).distinct().sorted().toList());
        model.addAttribute("to", to);
        model.addAttribute(
                "mails",
                all.stream()
                        .filter(mail -> to.isEmpty() || mail.to().equalsIgnoreCase(to))
                        .toList());
        return "demo-mail";
    }

    @GetMapping("/demo/mail/{id}")
    String read(@PathVariable String id, Actor actor, Model model) {
        model.addAttribute("mail", find(id, actor));
        return "demo-mail-one";
    }

    /** The message as its sender meant it, where it can do nothing to the page around it. */
    @GetMapping("/demo/mail/{id}/body")
    ResponseEntity<String> body(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", SANDBOX)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(find(id, actor).html());
    }

    private CaughtMail find(String id, Actor actor) {
        return mine(actor).stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private List<CaughtMail> mine(Actor actor) {
        boolean all = actor.isMsp() || actor.has(Role.SCANNER);
        List<CaughtMail> newestFirst = new ArrayList<>(mailbox.messages(all ? "" : actor.email()));
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}

package io.plimsoll.web.page;

import io.plimsoll.identity.NotVisible;
import io.plimsoll.mail.CaughtMail;
import io.plimsoll.mail.DemoMailbox;
import io.plimsoll.web.security.Access;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The demo's mailbox for people: a list, and each mail as its reader would see it. */
@Controller
@Access.SignedIn
@Profile("embedded")
class DemoMailPage {

    private final DemoMailbox mailbox;

    DemoMailPage(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/demo/mail")
    String list(@RequestParam(defaultValue = "") String to, Model model) {
        List<CaughtMail> newestFirst = new ArrayList<>(mailbox.messages(to));
        Collections.reverse(newestFirst);
        model.addAttribute("to", to);
        model.addAttribute("mails", newestFirst);
        return "demo-mail";
    }

    @GetMapping("/demo/mail/{id}")
    String one(@PathVariable String id, Model model) {
        model.addAttribute("mail", mail(id));
        return "demo-mail-message";
    }

    @GetMapping("/demo/mail/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        return MailBody.htmlWithLinks(mail(id).html());
    }

    @GetMapping("/demo/mail/{id}/text")
    ResponseEntity<String> text(@PathVariable String id) {
        return MailBody.text(mail(id).text());
    }

    private CaughtMail mail(String id) {
        return mailbox.message(id).orElseThrow(NotVisible::new);
    }
}

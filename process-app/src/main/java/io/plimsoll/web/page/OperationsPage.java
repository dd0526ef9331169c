package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.OutboxFilter;
import io.plimsoll.process.Operations;
import io.plimsoll.web.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where those who run Plimsoll see what is stuck, and push it. */
@Controller
@Access({Role.ADMINISTRATOR, Role.AUDITOR})
class OperationsPage {

    private static final int MAILS = 30;

    private final Operations operations;
    private final Mails mails;

    OperationsPage(Operations operations, Mails mails) {
        this.operations = operations;
        this.mails = mails;
    }

    @GetMapping("/operations")
    String operations(@RequestParam(defaultValue = "") String mail, Actor actor, Model model) {
        model.addAttribute("failed", operations.failedJobs(actor));
        model.addAttribute("waiting", operations.waiting(actor));
        model.addAttribute("mails", mails.outbox(new OutboxFilter(blankToNull(mail), null, MAILS), actor));
        model.addAttribute("mail", mail);
        return "operations";
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/operations/jobs/{id}/retry")
    String retryJob(@PathVariable String id, Actor actor) {
        operations.retry(id, actor);
        return "redirect:/operations";
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/operations/mails/{id}/retry")
    String retryMail(@PathVariable String id, Actor actor) {
        mails.retry(id, actor);
        return "redirect:/operations";
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

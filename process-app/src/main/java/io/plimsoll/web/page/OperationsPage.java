package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.MailHold;
import io.plimsoll.mail.Mails;
import io.plimsoll.process.Operations;
import io.plimsoll.web.security.Access;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where those who run Plimsoll see what is stuck, and push it. */
@Controller
@Access({Role.ADMINISTRATOR, Role.AUDITOR})
class OperationsPage {

    private final Operations operations;
    private final Mails mails;
    private final MailHold hold;

    OperationsPage(Operations operations, Mails mails, MailHold hold) {
        this.operations = operations;
        this.mails = mails;
        this.hold = hold;
    }

    @GetMapping("/operations")
    String operations(Actor actor, Model model) {
        model.addAttribute("failed", operations.failedJobs(actor));
        model.addAttribute("waiting", operations.waiting(actor));
        model.addAttribute("undelivered", mails.undelivered(actor));
        model.addAttribute("held", hold.now(actor).orElse(null));
        model.addAttribute("everywhere", actor.scope().all());
        return "operations";
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/operations/jobs/{id}/retry")
    String retryJob(@PathVariable String id, Actor actor) {
        operations.retry(id, actor);
        return "redirect:/operations";
    }
}

package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.MailHold;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.OutboxFilter;
import io.plimsoll.process.Operations;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where those who run Plimsoll see what is stuck, and push it. */
@Controller
@Access({Role.ADMINISTRATOR, Role.AUDITOR})
class OperationsPage {

    private static final int MAILS = 30;
    private static final int LONGEST_REASON = 1000;

    private final Operations operations;
    private final Mails mails;
    private final MailHold hold;

    OperationsPage(Operations operations, Mails mails, MailHold hold) {
        this.operations = operations;
        this.mails = mails;
        this.hold = hold;
    }

    @GetMapping("/operations")
    String operations(@RequestParam(defaultValue = "") String mail, Actor actor, Model model) {
        model.addAttribute("failed", operations.failedJobs(actor));
        model.addAttribute("waiting", operations.waiting(actor));
        model.addAttribute("mails", mails.outbox(new OutboxFilter(blankToNull(mail), null, MAILS), actor));
        model.addAttribute("mail", mail);
        model.addAttribute("held", hold.now(actor).orElse(null));
        model.addAttribute(
                "holds", actor.has(Role.ADMINISTRATOR) && actor.scope().all());
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

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/operations/mails/hold")
    String hold(@RequestParam(defaultValue = "") String reason, Actor actor, RedirectAttributes to) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !TypedWords.arePlain(reason)) {
            to.addFlashAttribute("problem", "Say in up to 1,000 characters why mail is held.");
        } else if (hold.hold(reason.strip(), actor)) {
            to.addFlashAttribute("done", "No mail leaves until it is released.");
        } else {
            to.addFlashAttribute("problem", "Mail is held already.");
        }
        return "redirect:/operations";
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/operations/mails/release")
    String release(Actor actor, RedirectAttributes to) {
        if (hold.release(actor)) {
            mails.wake();
            to.addFlashAttribute("done", "What waits leaves now.");
        } else {
            to.addFlashAttribute("problem", "Mail is not held.");
        }
        return "redirect:/operations";
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

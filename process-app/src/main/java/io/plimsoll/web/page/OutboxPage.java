package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.MailHold;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.OutboxFilter;
import io.plimsoll.mail.OutboxList;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: what waits, left, or did not arrive; each mail as its reader got it; and the hold on all of it. */
@Controller
@Access({Role.ADMINISTRATOR, Role.AUDITOR})
class OutboxPage {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 1000;
    private static final String BACK = "redirect:/outbox";

    private final OutboxList outbox;
    private final Mails mails;
    private final MailHold hold;
    private final Clients clients;
    private final Msp msp;

    OutboxPage(OutboxList outbox, Mails mails, MailHold hold, Clients clients, Msp msp) {
        this.outbox = outbox;
        this.mails = mails;
        this.hold = hold;
        this.clients = clients;
        this.msp = msp;
    }

    /**
     * What was chosen in the form, as the address has it.
     *
     * @param from a day, and {@code until} the last one
     */
    record Wanted(
            @Nullable String state,
            @Nullable String client,
            @Nullable String event,
            @Nullable String domain,
            @Nullable String from,
            @Nullable String until,
            @Nullable String cursor) {}

    @GetMapping("/outbox")
    String all(Wanted wanted, Actor actor, Model model) {
        OutboxList.Page page = outbox.page(filter(wanted), actor);
        model.addAttribute("mails", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("wanted", wanted);
        model.addAttribute("events", outbox.events());
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute(
                "names",
                clients.list(actor).stream()
                        .collect(Collectors.toMap(client -> client.id().value(), ClientView::name)));
        model.addAttribute("held", hold.now(actor).orElse(null));
        model.addAttribute(
                "holds", actor.has(Role.ADMINISTRATOR) && actor.scope().all());
        return "outbox";
    }

    private OutboxFilter filter(Wanted wanted) {
        return new OutboxFilter(
                text(wanted.state()),
                Path.chosen(wanted.client()),
                text(wanted.event()),
                Optional.ofNullable(text(wanted.domain()))
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .orElse(null),
                day(wanted.from(), 0),
                day(wanted.until(), 1),
                text(wanted.cursor()),
                PAGE);
    }

    /** Where a day of the MSP begins, or the one after so many; null for what is no day. */
    private @Nullable Instant day(@Nullable String text, int after) {
        try {
            return text == null || text.length() != 10
                    ? null
                    : LocalDate.parse(text)
                            .plusDays(after)
                            .atStartOfDay(msp.zone())
                            .toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    @GetMapping("/outbox/mails/{id}")
    String one(@PathVariable String id, Actor actor, Model model) {
        var mail = outbox.one(id, actor);
        model.addAttribute("mail", mail);
        model.addAttribute(
                "client",
                mail.client() == null
                        ? "several"
                        : clients.get(mail.client(), actor).name());
        model.addAttribute("told", outbox.told(mail).orElse(null));
        return "outbox-mail";
    }

    @GetMapping("/outbox/mails/{id}/html")
    ResponseEntity<String> html(@PathVariable String id, Actor actor) {
        return MailBody.html(mails.content(id, actor).html());
    }

    @GetMapping("/outbox/mails/{id}/text")
    ResponseEntity<String> text(@PathVariable String id, Actor actor) {
        return MailBody.text(mails.content(id, actor).text());
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/outbox/mails/{id}/retry")
    String retry(@PathVariable String id, Actor actor, RedirectAttributes to) {
        if (mails.retry(id, actor)) {
            to.addFlashAttribute("done", "It is queued again.");
        } else {
            to.addFlashAttribute("problem", "It is neither dead nor unknown any more.");
        }
        return BACK;
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/outbox/hold")
    String hold(@RequestParam(defaultValue = "") String reason, Actor actor, RedirectAttributes to) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !TypedWords.arePlain(reason)) {
            to.addFlashAttribute("problem", "Say in up to 1,000 characters why mail is held.");
        } else if (hold.hold(reason.strip(), actor)) {
            to.addFlashAttribute("done", "No mail leaves until it is released.");
        } else {
            to.addFlashAttribute("problem", "Mail is held already.");
        }
        return BACK;
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/outbox/release")
    String release(Actor actor, RedirectAttributes to) {
        if (hold.release(actor)) {
            mails.wake();
            to.addFlashAttribute("done", "What waits leaves now.");
        } else {
            to.addFlashAttribute("problem", "Mail is not held.");
        }
        return BACK;
    }
}

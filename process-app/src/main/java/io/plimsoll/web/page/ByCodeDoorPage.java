package io.plimsoll.web.page;

import io.plimsoll.client.CodeSettings;
import io.plimsoll.client.Msp;
import io.plimsoll.guest.Admission;
import io.plimsoll.guest.Asking;
import io.plimsoll.guest.Codes;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.noncompliance.ByCode;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.session.GuestOfRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where people without an account ask for a code and type it. Its address is in mails and no secret: looking changes
 * nothing, and whatever the link, the pages say the same.
 */
@Controller
@Access.Anyone
class ByCodeDoorPage {

    private static final String DOOR = ByCode.ROOT + "/{number}/{contact}";

    private static final Pattern CONTACT = Pattern.compile("[0-9a-f-]{36}");

    private static final int LONGEST_CODE = 40;

    private final Codes codes;
    private final CodeSettings settings;
    private final Msp msp;
    private final SecurityEvents events;

    ByCodeDoorPage(Codes codes, CodeSettings settings, Msp msp, SecurityEvents events) {
        this.codes = codes;
        this.settings = settings;
        this.msp = msp;
        this.events = events;
    }

    /** What an address could be about; shapes that no link of ours has are nothing, and so is all where it is off. */
    record Link(CaseNumber number, String contact) {

        String path() {
            return ByCode.door(number, contact);
        }
    }

    @ModelAttribute
    Link link(
            @PathVariable(required = false) @Nullable String number,
            @PathVariable(required = false) @Nullable String contact,
            HttpServletRequest request,
            Model model) {
        if (!codes.areOn()
                || number == null
                || contact == null
                || !CONTACT.matcher(contact).matches()) {
            throw new NotVisible();
        }
        model.addAttribute("provider", msp.name());
        model.addAttribute("account", GuestOfRequest.hasAccount(request));
        model.addAttribute("minutes", settings.life().toMinutes());
        model.addAttribute("tries", settings.tries());
        return new Link(Path.number(number), contact);
    }

    @GetMapping(DOOR)
    String door() {
        return "by-code/door";
    }

    @GetMapping(DOOR + "/enter")
    String typing(@RequestParam(required = false) @Nullable String wrong, Model model) {
        model.addAttribute("wrong", wrong != null);
        return "by-code/enter";
    }

    @PostMapping(DOOR + "/ask")
    String ask(@ModelAttribute Link link, HttpServletRequest request) {
        if (!GuestOfRequest.hasAccount(request)) {
            Asking asking = codes.ask(link.number(), link.contact(), GuestOfRequest.browserThatAsks(request));
            if (asking == Asking.TOO_OFTEN) {
                tell(
                        SecurityEventKind.CODES_ASKED_TOO_OFTEN,
                        null,
                        request,
                        link,
                        "More than a contact or a case gets");
            }
        }
        return "redirect:" + link.path() + "/enter";
    }

    @PostMapping(DOOR + "/enter")
    String enter(@ModelAttribute Link link, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        if (GuestOfRequest.hasAccount(request)) {
            return "redirect:" + link.path();
        }
        String typed = code.length() <= LONGEST_CODE ? code : "";
        Admission admission = codes.enter(link.number(), link.contact(), GuestOfRequest.browser(request), typed);
        if (admission instanceof Admission.In in) {
            GuestOfRequest.begin(request, in.guest().session(), settings.idle());
            tell(SecurityEventKind.SIGNED_IN, in.guest().actor(), request, link, "By a code");
            return "redirect:" + ByCode.ROOT + "/case";
        }
        tell(SecurityEventKind.CODE_REFUSED, null, request, link, ((Admission.Out) admission).why());
        return "redirect:" + link.path() + "/enter?wrong";
    }

    private void tell(
            SecurityEventKind kind, @Nullable Actor by, HttpServletRequest request, Link link, String detail) {
        events.record(new SecurityEvent(
                kind,
                by,
                Objects.requireNonNullElse(request.getRemoteAddr(), ""),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                link.contact(),
                detail));
    }
}

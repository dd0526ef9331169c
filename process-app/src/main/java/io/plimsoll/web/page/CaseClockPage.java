package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.ClockResult;
import io.plimsoll.noncompliance.ClockStops;
import io.plimsoll.noncompliance.StopReason;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stops the client's time of a case while the client waits for the MSP, and lets it run again. */
@Controller
@Access({Role.ANALYST, Role.SERVICE_MANAGER})
class CaseClockPage {

    private static final int LONGEST_WORDS = 2000;

    private final ClockStops clocks;

    CaseClockPage(ClockStops clocks) {
        this.clocks = clocks;
    }

    @PostMapping("/cases/{number}/clock/stop")
    String stop(
            @PathVariable String number,
            @RequestParam StopReason reason,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes to) {
        if (words.isBlank() || words.length() > LONGEST_WORDS || !TypedWords.arePlain(words)) {
            to.addFlashAttribute("problem", "Say in up to 2,000 characters what the client waits for.");
            return back(number, to);
        }
        return told(number, clocks.stop(Path.number(number), reason, words.strip(), actor), to);
    }

    @PostMapping("/cases/{number}/clock/go-on")
    String goOn(@PathVariable String number, Actor actor, RedirectAttributes to) {
        return told(number, clocks.goOn(Path.number(number), actor), to);
    }

    private static String told(String number, ClockResult result, RedirectAttributes to) {
        if (result instanceof ClockResult.Refused refused) {
            to.addFlashAttribute("problem", refused.why());
        } else {
            to.addFlashAttribute(
                    "done",
                    result instanceof ClockResult.Stopped
                            ? "The client's time stands still; the client is told by mail."
                            : "The client's time runs again; the client is told by mail until when.");
        }
        return back(number, to);
    }

    private static String back(String number, RedirectAttributes to) {
        to.addAttribute("number", number);
        return "redirect:/cases/{number}";
    }
}

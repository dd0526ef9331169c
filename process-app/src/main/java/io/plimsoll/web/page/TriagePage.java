package io.plimsoll.web.page;

import io.plimsoll.finding.Findings;
import io.plimsoll.finding.MapResult;
import io.plimsoll.finding.TriageItem;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One check after the other that no rule knows; an analyst says once and for all what it is about. */
@Controller
@Access(Role.ANALYST)
class TriagePage {

    private final Findings findings;
    private final Standards standards;
    private final Worklist worklist;

    TriagePage(Findings findings, Standards standards, Worklist worklist) {
        this.findings = findings;
        this.standards = standards;
        this.worklist = worklist;
    }

    @GetMapping("/triage")
    String triage(@RequestParam(defaultValue = "0") int skip, Actor actor, Model model) {
        actor.require(Role.ANALYST);
        List<TriageItem> waiting = findings.triage(actor);
        int at = waiting.isEmpty() ? 0 : Math.floorMod(skip, waiting.size());
        model.addAttribute("count", waiting.size());
        model.addAttribute("skip", at);
        model.addAttribute("decides", actor.scope().all());
        model.addAttribute("item", waiting.isEmpty() ? null : waiting.get(at));
        model.addAttribute("standards", standards.all());
        model.addAttribute("names", worklist.names(actor));
        return "triage";
    }

    @Access.Msp
    @GetMapping("/triage/decisions")
    String decisions(@RequestParam(defaultValue = "") String q, Actor actor, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("decisions", findings.decisions(q, actor));
        model.addAttribute("decides", actor.has(Role.ANALYST) && actor.scope().all());
        model.addAttribute("standards", standards.all());
        return "triage-decisions";
    }

    /** Another decision about a check in place of the one before. */
    @Access(value = Role.ANALYST, everyClient = true)
    @PostMapping("/triage/decisions")
    String decideAgain(
            @RequestParam String source,
            @RequestParam String check,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "") String control,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            RedirectAttributes to) {
        String code = control.strip().toUpperCase(Locale.ROOT);
        if (outcome.equals("map") && code.isEmpty()) {
            to.addFlashAttribute("problem", "Say which control it is about.");
        } else {
            MapResult result = outcome.equals("take-back")
                    ? findings.takeBack(source, check, actor)
                    : findings.map(source, check, outcome.equals("map") ? code : null, actor);
            String done =
                    switch (outcome) {
                        case "map" -> check + " is " + code + " from now on.";
                        case "take-back" ->
                            "What was decided about " + check
                                    + " is taken back. The rules decide again; where none fits, it waits in triage.";
                        default -> check + " is ignored from now on.";
                    };
            tell(result, done, code, to);
        }
        to.addAttribute("q", q);
        return "redirect:/triage/decisions";
    }

    @Access(value = Role.ANALYST, everyClient = true)
    @PostMapping("/triage")
    String decide(
            @RequestParam String source,
            @RequestParam String check,
            @RequestParam(required = false) @Nullable String control,
            @RequestParam(defaultValue = "0") int skip,
            Actor actor,
            RedirectAttributes to) {
        String code =
                control == null || control.isBlank() ? null : control.strip().toUpperCase(Locale.ROOT);
        MapResult result = findings.map(source, check, code, actor);
        String done = code == null ? check + " is ignored from now on." : check + " is " + code + ".";
        tell(result, done, code == null ? "" : code, to);
        to.addAttribute("skip", skip);
        return "redirect:/triage";
    }

    private static void tell(MapResult result, String done, String code, RedirectAttributes to) {
        if (result instanceof MapResult.Remembered) {
            to.addFlashAttribute("done", done);
        } else {
            to.addFlashAttribute(
                    "problem",
                    result instanceof MapResult.NoSuchControl
                            ? "No standard has a requirement with the code " + code + "."
                            : "There is no such check any more.");
        }
    }
}

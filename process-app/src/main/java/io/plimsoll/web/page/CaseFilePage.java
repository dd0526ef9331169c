package io.plimsoll.web.page;

import io.plimsoll.deviation.Deviations;
import io.plimsoll.document.Documents;
import io.plimsoll.enforcement.Enforcement;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.ClockStops;
import io.plimsoll.noncompliance.EndResult;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementStory;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.StopReason;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.remediation.Remediations;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case in full: where it stands, what was said and decided, and how that can be proved. */
@Controller
@Access.People
class CaseFilePage {

    private static final int TASKS_OF_A_CASE = 50;
    private static final int ASSETS_AT_A_GLANCE = 6;
    private static final int ASSETS_SHOWN = 100;
    private static final int LONGEST_WORDS = 4000;

    private static final Map<String, String> SECTIONS = Map.of(
            "overview",
            "Overview",
            Talk.SECTION,
            "Comments",
            "deviation",
            "Deviation",
            "remediation",
            "Remediation",
            "enforcement",
            "Enforcement",
            "assets",
            "Assets",
            "mail",
            "Mail",
            "ledger",
            "Ledger");
    private static final List<String> ORDER =
            List.of("overview", Talk.SECTION, "deviation", "remediation", "enforcement", "assets", "mail", "ledger");

    private static final Map<String, String> NOTES = Map.of(
            "task-over", "What the mail asked for is done or over. Here is where the matter stands now.",
            "withdrawn", "The case is withdrawn. It closes as soon as nothing is held any more.",
            "met", "Recorded as met. The case closes as soon as nothing is held any more.",
            "over-before", "This matter was over already; nothing was changed.",
            "taken-back", "The text is taken back. Assess the risk again to put a new one before the client.",
            "nothing-to-change", "No text waits for its signature, so there is none to take back. Nothing was changed.",
            "words-missing", "Please say why, in up to 4,000 characters. Nothing was changed.");

    private final NonCompliances cases;
    private final Engagement engagement;
    private final EngagementStory story;
    private final ClockStops clocks;
    private final Deviations deviations;
    private final Remediations remediations;
    private final Enforcement enforcement;
    private final Documents documents;
    private final Mails mails;
    private final Inbox inbox;
    private final Standards standards;
    private final Worklist worklist;
    private final Talk talk;

    CaseFilePage(
            NonCompliances cases,
            Engagement engagement,
            EngagementStory story,
            ClockStops clocks,
            Deviations deviations,
            Remediations remediations,
            Enforcement enforcement,
            Documents documents,
            Mails mails,
            Inbox inbox,
            Standards standards,
            Worklist worklist,
            Talk talk) {
        this.cases = cases;
        this.engagement = engagement;
        this.story = story;
        this.clocks = clocks;
        this.deviations = deviations;
        this.remediations = remediations;
        this.enforcement = enforcement;
        this.documents = documents;
        this.mails = mails;
        this.inbox = inbox;
        this.standards = standards;
        this.worklist = worklist;
        this.talk = talk;
    }

    /** A section of the page, to choose from. */
    record Section(String key, String label, boolean here) {}

    @GetMapping("/cases/{number}")
    String file(
            @PathVariable String number,
            @RequestParam(defaultValue = "overview") String section,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable String from,
            Actor actor,
            Model model) {
        CaseNumber about = Path.number(number);
        CaseView matter = cases.get(about, actor);
        String shown = SECTIONS.containsKey(section) ? section : "overview";
        head(matter, actor, model);
        model.addAttribute("section", shown);
        model.addAttribute("sections", sections(shown));
        model.addAttribute("note", NOTES.get(note));
        model.addAttribute("watching", talk.isWatching(about, actor));
        fill(shown, matter, from, actor, model);
        return "case";
    }

    /** The part of the page that changes by itself while one looks at it. */
    @GetMapping("/cases/{number}/standing")
    String standing(@PathVariable String number, Actor actor, Model model) {
        head(cases.get(Path.number(number), actor), actor, model);
        return "case :: standing";
    }

    private void head(CaseView matter, Actor actor, Model model) {
        model.addAttribute("matter", matter);
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute(
                "tasks",
                inbox.list(new TaskQuery(null, matter.number(), null, false, null, TASKS_OF_A_CASE), actor)
                        .items());
        boolean sets = actor.has(Role.ANALYST, Role.SERVICE_MANAGER);
        model.addAttribute("stopped", clocks.of(matter.number(), actor).orElse(null));
        model.addAttribute("mayGoOn", sets);
        model.addAttribute("mayStop", sets && clocks.mayStop(matter.number(), actor));
        model.addAttribute("counts", engagement.counts(matter.number()));
        model.addAttribute(
                "announced", enforcement.of(matter.number(), actor).announced().orElse(null));
    }

    private static List<Section> sections(String shown) {
        return ORDER.stream()
                .map(key -> new Section(key, String.valueOf(SECTIONS.get(key)), key.equals(shown)))
                .toList();
    }

    private void fill(String section, CaseView matter, @Nullable String from, Actor actor, Model model) {
        CaseNumber number = matter.number();
        switch (section) {
            case Talk.SECTION -> talk.fill(matter, from, actor, model);
            case "deviation" -> model.addAttribute("deviations", deviations.of(number, actor));
            case "remediation" -> model.addAttribute("remedies", remediations.of(number, actor));
            case "enforcement" -> model.addAttribute("enforcement", enforcement.of(number, actor));
            case "assets" -> model.addAttribute("failing", cases.failing(number, from, ASSETS_SHOWN, actor));
            case "mail" -> model.addAttribute("mails", mails.about(matter.client(), number, actor));
            case "ledger" -> model.addAttribute("entries", cases.history(number, actor));
            default -> {
                model.addAttribute("stopReasons", StopReason.values());
                model.addAttribute("control", standards.control(matter.control()));
                model.addAttribute("failing", cases.failing(number, null, ASSETS_AT_A_GLANCE, actor));
                model.addAttribute("engagement", engagement.record(number, actor));
                model.addAttribute("marks", story.marks(number, actor));
                // what is made of it is for whoever decides, not for the client
                model.addAttribute("verdict", actor.isMsp() ? story.verdict(number) : null);
                model.addAttribute("documents", documents.about(matter.client(), number.value(), actor));
            }
        }
    }

    @Access(Role.ANALYST)
    @PostMapping("/cases/{number}/withdraw")
    String withdraw(@PathVariable String number, @RequestParam String words, Actor actor, RedirectAttributes to) {
        return isGiven(words)
                ? ended(number, cases.withdraw(Path.number(number), words.strip(), actor), "withdrawn", to)
                : back(number, "words-missing", to);
    }

    @Access(Role.ANALYST)
    @PostMapping("/cases/{number}/met")
    String met(@PathVariable String number, @RequestParam String words, Actor actor, RedirectAttributes to) {
        return isGiven(words)
                ? ended(number, cases.recordMet(Path.number(number), words.strip(), actor), "met", to)
                : back(number, "words-missing", to);
    }

    @Access(Role.ANALYST)
    @PostMapping("/cases/{number}/deviations/revise")
    String revise(@PathVariable String number, @RequestParam String words, Actor actor, RedirectAttributes to) {
        if (!isGiven(words)) {
            return back(number, "words-missing", to);
        }
        boolean begun = deviations.revise(Path.number(number), words.strip(), actor) == Deviations.Revision.BEGUN;
        return back(number, begun ? "taken-back" : "nothing-to-change", to);
    }

    private static boolean isGiven(@Nullable String words) {
        return words != null && !words.isBlank() && words.length() <= LONGEST_WORDS && TypedWords.arePlain(words);
    }

    private static String ended(String number, EndResult result, String note, RedirectAttributes to) {
        return back(number, result instanceof EndResult.Ended ? note : "over-before", to);
    }

    private static String back(String number, String note, RedirectAttributes to) {
        to.addAttribute("number", number);
        to.addAttribute("note", note);
        return "redirect:/cases/{number}";
    }
}

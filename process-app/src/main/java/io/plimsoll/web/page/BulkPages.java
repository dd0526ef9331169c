package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.Reminders;
import io.plimsoll.noncompliance.Reminders.Reminded;
import io.plimsoll.people.DirectoryUnavailable;
import io.plimsoll.process.Assignments;
import io.plimsoll.process.Assignments.Assigned;
import io.plimsoll.web.security.Access;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What lists let somebody do to many rows at once; the list then says of each what became of it. */
@Controller
@Access({Role.ANALYST, Role.SERVICE_MANAGER})
class BulkPages {

    private static final String NONE = "Select at least one row first. Nothing was done.";
    private static final String TOO_MANY = "At most 100 rows at once. Nothing was done.";

    private final Reminders reminders;
    private final Assignments assignments;

    BulkPages(Reminders reminders, Assignments assignments) {
        this.reminders = reminders;
        this.assignments = assignments;
    }

    /** What became of one row, as the next page shows it. */
    record Outcome(boolean done, String what, String words) implements java.io.Serializable {}

    @PostMapping("/cases/remind")
    String remind(
            @RequestParam(name = "case", defaultValue = "") List<String> numbers, Actor by, RedirectAttributes to) {
        if (fits(numbers, Reminders.MOST, to)) {
            tell(reminders.remind(numbers, by).stream().map(BulkPages::of).toList(), "reminded", to);
        }
        return "redirect:/cases";
    }

    @PostMapping("/tasks/assign")
    String assign(
            @RequestParam(name = "task", defaultValue = "") List<String> ids,
            @RequestParam(defaultValue = "") String assignee,
            Actor by,
            RedirectAttributes to) {
        if (assignee.isBlank()) {
            to.addFlashAttribute("problem", "Choose a colleague first. Nothing was done.");
        } else if (fits(ids, Assignments.MOST, to)) {
            try {
                tell(
                        assignments.assign(ids, assignee, by).stream()
                                .map(BulkPages::of)
                                .toList(),
                        "assigned",
                        to);
            } catch (DirectoryUnavailable away) {
                to.addFlashAttribute("problem", away.getMessage());
            }
        }
        return "redirect:/tasks";
    }

    private static boolean fits(List<String> rows, int most, RedirectAttributes to) {
        if (rows.isEmpty()) {
            to.addFlashAttribute("problem", NONE);
        } else if (rows.size() > most) {
            to.addFlashAttribute("problem", TOO_MANY);
        } else {
            return true;
        }
        return false;
    }

    private static void tell(List<Outcome> outcomes, String verb, RedirectAttributes to) {
        long done = outcomes.stream().filter(Outcome::done).count();
        to.addFlashAttribute("outcomes", new ArrayList<>(outcomes));
        to.addFlashAttribute("summary", "%d of %d %s".formatted(done, outcomes.size(), verb));
    }

    private static Outcome of(Reminded one) {
        return new Outcome(
                one.sent(),
                one.title().isEmpty() ? one.number() : "%s, %s".formatted(one.number(), one.title()),
                one.words());
    }

    private static Outcome of(Assigned one) {
        return new Outcome(one.given(), one.task().isEmpty() ? "A task" : one.task(), one.words());
    }
}

package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.web.security.Access;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where links of mails lead: to the open task, or where that is over to its case. */
@Controller
@Access.People
class MailLinkPage {

    private static final int TASKS_OF_A_CASE = 50;

    private final Inbox inbox;
    private final NonCompliances cases;

    MailLinkPage(Inbox inbox, NonCompliances cases) {
        this.inbox = inbox;
        this.cases = cases;
    }

    @GetMapping("/cases/{number}/tasks/{form}")
    String lead(@PathVariable String number, @PathVariable String form, Actor actor) {
        CaseNumber about = cases.get(Path.number(number), actor).number();
        return inbox.list(new TaskQuery(null, about, null, false, null, TASKS_OF_A_CASE), actor).items().stream()
                .filter(task -> task.form().equals(form))
                .findFirst()
                .map(task -> "redirect:/tasks/" + task.id())
                .orElse("redirect:/cases/" + about + "?note=task-over");
    }
}

package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.client.Reachability;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.Mails;
import io.plimsoll.people.DirectoryUnavailable;
import io.plimsoll.process.Assignments;
import io.plimsoll.process.Assignments.Colleague;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tasks that wait for a person and for those who share their part. */
@Controller
@Access.People
class InboxPage {

    private static final int PAGE = 30;

    private final Inbox inbox;
    private final Worklist worklist;
    private final Clients clients;
    private final Assignments assignments;
    private final Talk talk;
    private final Mails mails;
    private final Reachability reachability;

    InboxPage(
            Inbox inbox,
            Worklist worklist,
            Clients clients,
            Assignments assignments,
            Talk talk,
            Mails mails,
            Reachability reachability) {
        this.inbox = inbox;
        this.worklist = worklist;
        this.clients = clients;
        this.assignments = assignments;
        this.talk = talk;
        this.mails = mails;
        this.reachability = reachability;
    }

    @GetMapping("/tasks")
    String tasks(
            @RequestParam(defaultValue = "team") String who,
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            Model model) {
        var page = inbox.list(new TaskQuery(Path.chosen(client), null, null, who.equals("mine"), cursor, PAGE), actor);
        model.addAttribute("work", worklist.about(page.items(), actor));
        model.addAttribute("next", page.next());
        model.addAttribute("who", who.equals("mine") ? "mine" : "team");
        model.addAttribute("client", client);
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("named", talk.named(actor));
        model.addAttribute("colleagues", colleagues(actor));
        model.addAttribute("undelivered", mails.undelivered(actor));
        model.addAttribute("unreachable", reachability.all(actor));
        return "tasks";
    }

    /** Nobody to choose from for those who give no tasks, and where the sign-in is away. */
    private List<Colleague> colleagues(Actor actor) {
        if (!actor.has(Role.ANALYST, Role.SERVICE_MANAGER)) {
            return List.of();
        }
        try {
            return assignments.colleagues(actor);
        } catch (DirectoryUnavailable away) {
            return List.of();
        }
    }

    @PostMapping("/tasks/{id}/claim")
    String claim(@PathVariable String id, Actor actor) {
        inbox.claim(id, actor);
        return "redirect:/tasks/" + inbox.get(id, actor).task().id();
    }
}

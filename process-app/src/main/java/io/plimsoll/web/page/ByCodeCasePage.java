package io.plimsoll.web.page;

import io.plimsoll.client.Msp;
import io.plimsoll.guest.Codes;
import io.plimsoll.guest.Guests;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.noncompliance.ByCode;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.process.Completion;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskDetail;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.process.TaskSummary;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.session.GuestOfRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that somebody may see and do who came in by a code: one case, and what it asks of a client's member. The case is
 * that of their session; a task of another, or one that a signature ends, is not there for them.
 */
@Controller
@Access.ByCode
class ByCodeCasePage {

    private static final String CASE = ByCode.ROOT + "/case";
    private static final int TASKS_OF_A_CASE = 50;
    private static final int ASSETS_AT_A_GLANCE = 6;

    private final NonCompliances cases;
    private final Standards standards;
    private final Inbox inbox;
    private final Guests guests;
    private final Codes codes;
    private final Msp msp;
    private final SecurityEvents events;
    private final JsonMapper json;

    ByCodeCasePage(
            NonCompliances cases,
            Standards standards,
            Inbox inbox,
            Guests guests,
            Codes codes,
            Msp msp,
            SecurityEvents events,
            JsonMapper json) {
        this.cases = cases;
        this.standards = standards;
        this.inbox = inbox;
        this.guests = guests;
        this.codes = codes;
        this.msp = msp;
        this.events = events;
        this.json = json;
    }

    @GetMapping(CASE)
    String matter(@RequestParam(required = false) @Nullable String sent, Actor actor, Model model) {
        CaseView matter = cases.get(number(actor), actor);
        List<TaskSummary> open = inbox.list(
                        new TaskQuery(null, matter.number(), null, false, null, TASKS_OF_A_CASE), actor)
                .items();
        model.addAttribute("matter", matter);
        model.addAttribute("control", standards.control(matter.control()));
        model.addAttribute("failing", cases.failing(matter.number(), null, ASSETS_AT_A_GLANCE, actor));
        model.addAttribute(
                "tasks",
                open.stream().filter(task -> ByCode.FORMS.contains(task.form())).toList());
        model.addAttribute(
                "waits", open.stream().anyMatch(task -> task.forClient() && !ByCode.FORMS.contains(task.form())));
        model.addAttribute("next", sent == null ? "" : AfterAnswer.of(sent));
        return "by-code/case";
    }

    @GetMapping(CASE + "/tasks/{id}")
    String task(@PathVariable String id, Actor actor, Model model) {
        TaskDetail detail;
        try {
            detail = inbox.get(id, actor);
        } catch (NotVisible closed) {
            requireOwn(inbox.ended(id, actor).number(), actor);
            return "redirect:" + CASE;
        }
        requireOwn(detail.task().number(), actor);
        if (!ByCode.FORMS.contains(detail.task().form())) {
            throw new NotVisible();
        }
        TaskContext context = detail.context();
        Map<String, Object> given = new HashMap<>(context.values());
        given.putAll(context.options());
        model.addAttribute("task", detail.task());
        model.addAttribute("matter", cases.get(number(actor), actor));
        model.addAttribute("context", context);
        model.addAttribute("schema", detail.formSchema());
        model.addAttribute("values", json.writeValueAsString(given));
        model.addAttribute("username", actor.username());
        return "by-code/task";
    }

    @PostMapping(CASE + "/tasks/{id}/answer")
    ResponseEntity<TaskFormPage.Told> answer(
            @PathVariable String id,
            @RequestBody TaskFormPage.Answer answer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Confirmed Actor actor) {
        requireTheirs(id, actor);
        Completion completion = inbox.complete(id, answer.values(), answer.revision(), key, actor);
        if (completion instanceof Completion.Completed) {
            return told(
                    HttpStatus.OK,
                    CASE + "?sent=" + AfterAnswer.known(answer.values().get("outcome")),
                    null);
        } else if (completion instanceof Completion.Invalid invalid) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(new TaskFormPage.Told(null, null, invalid.problems()));
        } else if (completion instanceof Completion.AlreadyDone) {
            return told(HttpStatus.CONFLICT, CASE, "Somebody else has answered this already.");
        } else if (completion instanceof Completion.Stale stale) {
            return told(HttpStatus.CONFLICT, CASE, stale.message());
        }
        return told(HttpStatus.FORBIDDEN, null, "This needs an account: please sign in, or ask somebody who has one.");
    }

    @PostMapping(CASE + "/end")
    String end(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        GuestOfRequest.guest(request).ifPresent(guests::leave);
        GuestOfRequest.forget(request);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        events.record(SecurityEvent.of(
                SecurityEventKind.SIGNED_OUT,
                actor,
                request.getRemoteAddr(),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                "By their own wish"));
        return "redirect:" + ByCode.ROOT + "/over?ended";
    }

    /** Says that it is over, to whoever asks. */
    @Access.Anyone
    @GetMapping(ByCode.ROOT + "/over")
    String over(Model model) {
        if (!codes.areOn()) {
            throw new NotVisible();
        }
        model.addAttribute("provider", msp.name());
        return "by-code/over";
    }

    private void requireTheirs(String id, Actor actor) {
        try {
            TaskSummary task = inbox.get(id, actor).task();
            requireOwn(task.number(), actor);
            if (!ByCode.FORMS.contains(task.form())) {
                throw new NotVisible();
            }
        } catch (NotVisible closed) {
            requireOwn(inbox.ended(id, actor).number(), actor);
        }
    }

    private static void requireOwn(@Nullable CaseNumber number, Actor actor) {
        if (!number(actor).equals(number)) {
            throw new NotVisible();
        }
    }

    private static CaseNumber number(Actor actor) {
        return Objects.requireNonNull(actor.scope().only(), "Whoever comes by a code comes to one case");
    }

    private static ResponseEntity<TaskFormPage.Told> told(
            HttpStatus status, @Nullable String next, @Nullable String message) {
        return ResponseEntity.status(status).body(new TaskFormPage.Told(next, message, List.of()));
    }
}

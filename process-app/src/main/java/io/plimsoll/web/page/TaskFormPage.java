package io.plimsoll.web.page;

import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.process.Completion;
import io.plimsoll.process.Drafts;
import io.plimsoll.process.EndedTask;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskDetail;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** One task: what there is to know, and the form in which it is decided. */
@Controller
@Access.People
class TaskFormPage {

    private final Inbox inbox;
    private final Subjects subjects;
    private final Drafts drafts;
    private final Documents documents;
    private final Worklist worklist;
    private final JsonMapper json;

    TaskFormPage(
            Inbox inbox, Subjects subjects, Drafts drafts, Documents documents, Worklist worklist, JsonMapper json) {
        this.inbox = inbox;
        this.subjects = subjects;
        this.drafts = drafts;
        this.documents = documents;
        this.worklist = worklist;
        this.json = json;
    }

    /** What the form sends. */
    record Answer(
            Map<String, @Nullable Object> values, @Nullable String revision) {}

    /**
     * What the form is told; what does not apply is null.
     *
     * @param next the page to go to
     * @param message for the person, where something is in the way
     */
    record Told(@Nullable String next, @Nullable String message, List<Completion.Problem> problems) {}

    @GetMapping("/tasks/{id}")
    String task(
            @PathVariable String id, @RequestParam(required = false) @Nullable String sent, Actor actor, Model model) {
        TaskDetail detail;
        try {
            detail = inbox.get(id, actor);
        } catch (NotVisible closed) {
            return ended(inbox.ended(id, actor), sent, actor, model);
        }
        if (Subjects.isWhole(detail.task().client(), detail.task().matter())) {
            return questions(detail.task().client());
        }
        TaskContext context = detail.context();
        model.addAttribute("task", detail.task());
        model.addAttribute(
                "matter", subjects.of(detail.task().client(), detail.task().matter(), actor));
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("context", context);
        model.addAttribute("schema", detail.formSchema());
        model.addAttribute("values", json.writeValueAsString(given(context)));
        model.addAttribute(
                "draft", drafts.of(id, actor).map(json::writeValueAsString).orElse(""));
        model.addAttribute("username", actor.username());
        if (context.documentId() != null) {
            model.addAttribute("document", documents.get(context.documentId(), actor));
            model.addAttribute("frozen", FrozenHtml.safe(documents.text(context.documentId(), actor)));
        }
        return "task";
    }

    /** What is about a client as a whole has a page of its own. */
    private static String questions(ClientId client) {
        return "redirect:/clients/" + client + "/attestation";
    }

    /** The form's first values, with the choices that only the server knows. */
    private static Map<String, Object> given(TaskContext context) {
        Map<String, Object> given = new HashMap<>(context.values());
        given.putAll(context.options());
        return given;
    }

    private String ended(EndedTask how, @Nullable String sent, Actor actor, Model model) {
        if (Subjects.isWhole(how.client(), how.matter())) {
            return questions(how.client());
        }
        model.addAttribute("ended", how);
        model.addAttribute("matter", subjects.of(how.client(), how.matter(), actor));
        model.addAttribute("sent", sent != null);
        model.addAttribute("next", sent == null ? "" : AfterAnswer.of(how.form(), sent));
        return "task-ended";
    }

    @PostMapping("/tasks/{id}/answer")
    ResponseEntity<Told> answer(
            @PathVariable String id,
            @RequestBody Answer answer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Confirmed Actor actor) {
        Completion completion = inbox.complete(id, answer.values(), answer.revision(), key, actor);
        String page = "/tasks/" + id;
        if (completion instanceof Completion.Completed) {
            return told(
                    HttpStatus.OK,
                    page + "?sent=" + AfterAnswer.known(answer.values().get("outcome")),
                    null);
        } else if (completion instanceof Completion.Invalid invalid) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(new Told(null, null, invalid.problems()));
        } else if (completion instanceof Completion.SignInAgain) {
            return told(HttpStatus.UNAUTHORIZED, FreshSignIn.address(page + "?" + FreshSignIn.AGAIN), null);
        } else if (completion instanceof Completion.AlreadyDone) {
            return told(HttpStatus.CONFLICT, page, "Somebody else has answered this already.");
        } else if (completion instanceof Completion.Stale stale) {
            return told(HttpStatus.CONFLICT, page, stale.message());
        }
        return told(HttpStatus.FORBIDDEN, null, ((Completion.NotYours) completion).message());
    }

    private static ResponseEntity<Told> told(HttpStatus status, @Nullable String next, @Nullable String message) {
        return ResponseEntity.status(status).body(new Told(next, message, List.of()));
    }
}

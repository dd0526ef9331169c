package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.process.Completion;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskDetail;
import io.plimsoll.process.TaskPage;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.process.TaskSummary;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The human tasks over HTTP: list, look, claim, complete. */
@RestController
@Access.People
@RequestMapping("/api/v1/tasks")
class TasksApi {

    private static final int LONGEST_KEY = 255;

    private final Inbox inbox;
    private final JsonMapper json;

    TasksApi(Inbox inbox, JsonMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    /** A task in a list; {@code caseNumber} is null where it is about no case, {@code matter} always says what it is about. */
    record Task(
            String id,
            String name,
            @Nullable String caseNumber,
            String matter,
            String client,
            @Nullable Instant due,
            String form,
            String step,
            @Nullable String assignee) {

        static Task of(TaskSummary task) {
            return new Task(
                    task.id(),
                    task.name(),
                    Optional.ofNullable(task.number()).map(CaseNumber::value).orElse(null),
                    task.matter(),
                    task.client().value(),
                    task.due(),
                    task.form(),
                    task.step(),
                    task.assignee());
        }
    }

    record Tasks(List<Task> items, @Nullable String next) {}

    /** @param schema the form, form-js JSON */
    record Detail(
            String id,
            String name,
            @Nullable String caseNumber,
            String matter,
            String client,
            @Nullable Instant due,
            String form,
            String step,
            @Nullable String assignee,
            JsonNode schema,
            TaskContext context) {}

    record Claim(boolean claimed) {}

    @GetMapping
    Tasks list(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(name = "case", required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        // What cannot be an id names nothing that exists.
        if (client != null && !ClientId.isValid(client) || number != null && !CaseNumber.isValid(number)) {
            return new Tasks(List.of(), null);
        }
        TaskPage page = page(
                new TaskQuery(
                        client == null ? null : new ClientId(client),
                        number == null ? null : new CaseNumber(number),
                        form,
                        mine,
                        cursor,
                        limit),
                actor);
        return new Tasks(page.items().stream().map(Task::of).toList(), page.next());
    }

    private TaskPage page(TaskQuery query, Actor actor) {
        try {
            return inbox.list(query, actor);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "This cursor is not one of ours", e);
        }
    }

    @GetMapping("/{id}")
    Detail get(@PathVariable String id, Actor actor) {
        TaskDetail detail = inbox.get(id, actor);
        Task task = Task.of(detail.task());
        return new Detail(
                task.id(),
                task.name(),
                task.caseNumber(),
                task.matter(),
                task.client(),
                task.due(),
                task.form(),
                task.step(),
                task.assignee(),
                json.readTree(detail.formSchema()),
                detail.context());
    }

    @PostMapping("/{id}/claim")
    ResponseEntity<Object> claim(@PathVariable String id, Actor actor) {
        return inbox.claim(id, actor)
                ? ResponseEntity.ok(new Claim(true))
                : TaskOutcomes.problem(HttpStatus.CONFLICT, "Somebody else has taken this task");
    }

    @PostMapping(path = "/{id}/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> complete(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            InputStream body,
            @Confirmed Actor actor)
            throws IOException {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "An idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
        TaskAnswer answer = TaskAnswer.read(body);
        Completion completion = inbox.complete(id, answer.values(), answer.revision(), key, actor);
        return TaskOutcomes.answer(completion);
    }
}

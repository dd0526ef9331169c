package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.Reminders;
import io.plimsoll.noncompliance.Reminders.Reminded;
import io.plimsoll.process.Assignments;
import io.plimsoll.process.Assignments.Assigned;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be done to many at once over HTTP: reminding and giving tasks to a colleague. Nothing is decided so. */
@RestController
@Access({Role.ANALYST, Role.SERVICE_MANAGER})
@RequestMapping("/api/v1")
class BulkApi {

    private final Reminders reminders;
    private final Assignments assignments;

    BulkApi(Reminders reminders, Assignments assignments) {
        this.reminders = reminders;
        this.assignments = assignments;
    }

    record Cases(@NotEmpty @Size(max = Reminders.MOST) List<@NotBlank @Size(max = 40) String> cases) {}

    /** @param assignee the colleague's username */
    record Tasks(
            @NotEmpty @Size(max = Assignments.MOST) List<@NotBlank @Size(max = 64) String> tasks,

            @NotBlank @Size(max = 255) String assignee) {}

    /** What became of each case, in the order that they were named. */
    record RemindedCases(List<Case> items) {}

    /** @param reminded false where the words say what was in the way */
    record Case(String number, boolean reminded, String words) {

        static Case of(Reminded one) {
            return new Case(one.number(), one.sent(), one.words());
        }
    }

    /** What became of each task, in the order that they were named. */
    record AssignedTasks(List<Task> items) {}

    /** @param assigned false where the words say what was in the way */
    record Task(String id, boolean assigned, String words) {

        static Task of(Assigned one) {
            return new Task(one.id(), one.given(), one.words());
        }
    }

    @PostMapping("/cases/remind")
    RemindedCases remind(@Valid @RequestBody Cases asked, Actor by) {
        return new RemindedCases(
                reminders.remind(asked.cases(), by).stream().map(Case::of).toList());
    }

    @PostMapping("/tasks/assign")
    AssignedTasks assign(@Valid @RequestBody Tasks asked, Actor by) {
        return new AssignedTasks(assignments.assign(asked.tasks(), asked.assignee(), by).stream()
                .map(Task::of)
                .toList());
    }
}

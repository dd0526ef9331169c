package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.process.Operations;
import io.plimsoll.process.Operations.FailedJob;
import io.plimsoll.process.Operations.Waiting;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is stuck and what waits, for administrators. */
@RestController
@Access({Role.ADMINISTRATOR, Role.AUDITOR})
@RequestMapping("/api/v1/operations")
class OperationsApi {

    private final Operations operations;

    OperationsApi(Operations operations) {
        this.operations = operations;
    }

    record FailedJobs(List<FailedJob> items) {}

    record WaitingSteps(List<Waiting> items) {}

    @GetMapping("/failed-jobs")
    FailedJobs failedJobs(Actor actor) {
        return new FailedJobs(operations.failedJobs(actor));
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/failed-jobs/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id, Actor actor) {
        operations.retry(id, actor);
    }

    @GetMapping("/waiting")
    WaitingSteps waiting(Actor actor) {
        return new WaitingSteps(operations.waiting(actor));
    }
}

package io.plimsoll.web;

import io.plimsoll.process.Completion;
import io.plimsoll.web.security.FreshSignIn;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Says over HTTP what became of an attempt to complete a task; refusals as problem details (RFC 9457). */
final class TaskOutcomes {

    private TaskOutcomes() {}

    static ResponseEntity<Object> answer(Completion completion) {
        if (completion instanceof Completion.Invalid invalid) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_CONTENT, "The answer does not fit the form");
            problem.setProperty("errors", invalid.problems());
            return of(problem);
        } else if (completion instanceof Completion.AlreadyDone done) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.CONFLICT,
                    "%s has done this already, at %s"
                            .formatted(done.by(), done.at().truncatedTo(ChronoUnit.SECONDS)));
            problem.setProperty("doneBy", done.by());
            problem.setProperty("doneAt", done.at());
            return of(problem);
        } else if (completion instanceof Completion.Stale stale) {
            return problem(HttpStatus.CONFLICT, stale.message());
        } else if (completion instanceof Completion.NotYours notYours) {
            return problem(HttpStatus.FORBIDDEN, notYours.message());
        } else if (completion instanceof Completion.SignInAgain again) {
            return FreshSignIn.challenge(again.demand());
        }
        return ResponseEntity.ok(Map.of("state", "completed"));
    }

    static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return of(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ResponseEntity<Object> of(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

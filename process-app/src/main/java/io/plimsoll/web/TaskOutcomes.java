package io.plimsoll.web;

import io.plimsoll.process.Completion;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.http.HttpHeaders;
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
            return signInAgain(again.maxAgeSeconds());
        }
        return ResponseEntity.ok(Map.of("state", "completed"));
    }

    static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return of(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** The challenge of RFC 9470, section 3. */
    private static ResponseEntity<Object> signInAgain(long maxAge) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\", error_description=\"A signature needs a"
                                + " fresh sign-in\", max_age=\"" + maxAge + "\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNAUTHORIZED, "A signature needs a fresh sign-in: please sign in again"));
    }

    private static ResponseEntity<Object> of(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

package io.plimsoll.web;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.people.DirectoryUnavailable;
import io.plimsoll.web.security.FreshSignInNeeded;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what goes wrong in the API as problem details (RFC 9457). Bad requests of every kind are the base class's;
 * anything unforeseen goes on to {@link ErrorPages}, which says nothing of its cause.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail denied(AccessDenied refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, text(refusal));
    }

    @ExceptionHandler
    ResponseEntity<Object> signInAgain(FreshSignInNeeded demand) {
        return demand.challenge();
    }

    @ExceptionHandler
    ProblemDetail notVisible(NotVisible absence) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, text(absence));
    }

    @ExceptionHandler
    ProblemDetail invalid(ConstraintViolationException violations) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                violations.getConstraintViolations().stream()
                        .map(ApiErrors::text)
                        .sorted()
                        .collect(Collectors.joining("; ")));
    }

    @ExceptionHandler
    ProblemDetail overtaken(ConcurrencyFailureException race) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Somebody else changed this at the same moment; look again and repeat");
    }

    /** Whatever it is wrapped in: nothing was done, or it is not known whether it was. */
    @ExceptionHandler({
        SQLTransientConnectionException.class,
        SQLRecoverableException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<?> databaseAway() {
        return unavailable(ErrorPages.DATABASE_AWAY);
    }

    @ExceptionHandler
    ResponseEntity<?> away(DirectoryUnavailable outage) {
        return unavailable(text(outage));
    }

    /** Something that we need does not answer; worth another try in a minute. */
    static ResponseEntity<?> unavailable(String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail))
                .headers(headers -> headers.set(HttpHeaders.RETRY_AFTER, "60"))
                .build();
    }

    private static String text(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }

    private static String text(RuntimeException exception) {
        return String.valueOf(exception.getMessage());
    }
}

package io.plimsoll.web;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.web.security.FreshSignInNeeded;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows what goes wrong in pages in plain words; for {@code @RestController}s {@link ApiErrors} comes first. */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {

    @ExceptionHandler
    ModelAndView denied(AccessDenied refusal) {
        return ErrorPages.page(HttpStatus.FORBIDDEN, String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> signInAgain(FreshSignInNeeded demand) {
        return demand.redirect();
    }

    @ExceptionHandler(NotVisible.class)
    ModelAndView notVisible() {
        return ErrorPages.page(HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(ConcurrencyFailureException.class)
    ModelAndView overtaken() {
        return ErrorPages.page(HttpStatus.CONFLICT);
    }

    @ExceptionHandler({
        SQLTransientConnectionException.class,
        SQLRecoverableException.class,
        CannotCreateTransactionException.class
    })
    ModelAndView databaseAway() {
        return ErrorPages.page(
                HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer", ErrorPages.DATABASE_AWAY);
    }
}

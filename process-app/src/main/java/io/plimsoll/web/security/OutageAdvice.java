package io.plimsoll.web.security;

import io.plimsoll.web.session.IssuerUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers as {@link IssuerOutage} does where the issuer is asked as late as in a controller. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageAdvice {

    @ExceptionHandler({IssuerUnavailable.class, JwtDecoderInitializationException.class})
    void unavailable(RuntimeException outage, HttpServletResponse response) throws IOException {
        IssuerOutage.answer(response, outage);
    }
}

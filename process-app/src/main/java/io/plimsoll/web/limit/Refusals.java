package io.plimsoll.web.limit;

import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import io.plimsoll.web.limit.Limits.Refusal;
import io.plimsoll.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns away whoever asked too much (RFC 6585, section 4); the words come from the error page or its problem. */
@Component
class Refusals {

    private final SecurityEvents events;
    private final CurrentActor current;

    Refusals(SecurityEvents events, CurrentActor current) {
        this.events = events;
        this.current = current;
    }

    /** Tells of an answer to a task that was not taken because the sign-in behind it does not suffice to sign. */
    void tellOfSignature(HttpServletRequest request, HttpServletResponse response) {
        if (Asked.isAnswer(request) && response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            tell(SecurityEventKind.SIGNATURE_REFUSED, request, "The sign-in is too old or too weak to sign");
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.news()) {
            tell(
                    SecurityEventKind.TOO_MANY_REQUESTS,
                    request,
                    "More than the limit " + refusal.limit().word() + " allows");
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter()));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    private void tell(SecurityEventKind kind, HttpServletRequest request, String detail) {
        events.record(SecurityEvent.of(
                kind,
                current.of(request).orElse(null),
                request.getRemoteAddr(),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                detail));
    }
}

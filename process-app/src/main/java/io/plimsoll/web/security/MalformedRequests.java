package io.plimsoll.web.security;

import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers requests that no chain takes, for an encoded slash, a strange method and the like. The error page would be
 * refused for the same reason, so the answer is a bare one with the headers that matter.
 */
@Component
class MalformedRequests implements RequestRejectedHandler {

    private final SecurityEvents events;

    MalformedRequests(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why) {
        events.record(SecurityEvent.of(
                SecurityEventKind.MALFORMED_REQUEST,
                null,
                request.getRemoteAddr(),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                "The request is not one that a browser or a client of the API sends"));
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }
}

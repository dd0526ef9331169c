package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Tells those who watch over security that a file was not taken; never what was in it or how it was called. */
@Component
public class UploadRefusals {

    private final SecurityEvents events;

    UploadRefusals(SecurityEvents events) {
        this.events = events;
    }

    /** @param detail why, in fixed words of ours */
    public void tell(HttpServletRequest request, Actor by, String detail) {
        events.record(SecurityEvent.of(
                SecurityEventKind.UPLOAD_REFUSED,
                by,
                request.getRemoteAddr(),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                detail));
    }
}

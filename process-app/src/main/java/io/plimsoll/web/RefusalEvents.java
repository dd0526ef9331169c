package io.plimsoll.web;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import io.plimsoll.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Tells of what the features refused to whom, and leaves the answer to those who come after it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalEvents implements HandlerExceptionResolver {

    private final SecurityEvents events;
    private final CurrentActor current;

    RefusalEvents(SecurityEvents events, CurrentActor current) {
        this.events = events;
        this.current = current;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception refusal) {
        if (refusal instanceof AccessDenied) {
            tell(SecurityEventKind.ACCESS_DENIED, request, "Not allowed to this role");
        } else if (refusal instanceof NotVisible) {
            tell(SecurityEventKind.NOT_VISIBLE, request, "Absent, or of another client");
        }
        return null;
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

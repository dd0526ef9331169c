package io.plimsoll.web.security;

import io.plimsoll.identity.Actor;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells of those who came in, went out, or were turned away at the door. */
@Component
class DoorEvents {

    private final SecurityEvents events;
    private final CurrentActor current;

    DoorEvents(SecurityEvents events, CurrentActor current) {
        this.events = events;
        this.current = current;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent entry) {
        HttpServletRequest request = request();
        if (request == null) {
            return;
        }
        boolean again = StepUp.pending(request).isPresent();
        actor(entry.getAuthentication(), request).ifPresent(actor -> {
            SecurityEventKind kind = again ? SecurityEventKind.SIGNED_IN_AGAIN : SecurityEventKind.SIGNED_IN;
            tell(kind, actor, request, "Level " + actor.signIn().level());
            tell(SecurityEventKind.ROLES_TAKEN, actor, request, "As the issuer says");
        });
    }

    /** Passwords at the embedded issuer, and tokens at the API; why is not told to whoever sent them. */
    @EventListener
    void on(AbstractAuthenticationFailureEvent refusal) {
        Authentication tried = refusal.getAuthentication();
        HttpServletRequest request = request();
        // asked first, and has nobody who knows tokens: those are told of by the one asked after it
        boolean unasked = refusal.getException() instanceof ProviderNotFoundException;
        if (request != null && tried instanceof BearerTokenAuthenticationToken && !unasked) {
            tell(SecurityEventKind.TOKEN_REFUSED, null, request, reason(refusal.getException()));
        } else if (request != null && tried instanceof UsernamePasswordAuthenticationToken) {
            tell(SecurityEventKind.SIGN_IN_REFUSED, null, request, "Name or password is wrong");
        }
    }

    @EventListener
    void on(LogoutSuccessEvent exit) {
        HttpServletRequest request = request();
        if (request != null) {
            actor(exit.getAuthentication(), request)
                    .ifPresent(actor -> tell(SecurityEventKind.SIGNED_OUT, actor, request, "By their own wish"));
        }
    }

    /** Tells of a sign-in that was refused and leaves the answer to the next. */
    AuthenticationFailureHandler told(AuthenticationFailureHandler next) {
        return (request, response, refusal) -> {
            boolean again = StepUp.pending(request).isPresent();
            tell(
                    again ? SecurityEventKind.STEP_UP_REFUSED : SecurityEventKind.SIGN_IN_REFUSED,
                    current.of(request).orElse(null),
                    request,
                    reason(refusal));
            next.onAuthenticationFailure(request, response, refusal);
        };
    }

    /** Tells of a request that a chain refused, for a missing form token as a rule, and leaves the answer to the next. */
    AccessDeniedHandler told(AccessDeniedHandler next) {
        return (request, response, refusal) -> {
            tell(
                    SecurityEventKind.ACCESS_DENIED,
                    current.of(request).orElse(null),
                    request,
                    refusal.getClass().getSimpleName());
            next.handle(request, response, refusal);
        };
    }

    private Optional<Actor> actor(@Nullable Authentication authentication, HttpServletRequest request) {
        return current.of(authentication, request);
    }

    private void tell(SecurityEventKind kind, @Nullable Actor by, HttpServletRequest request, String detail) {
        events.record(SecurityEvent.of(
                kind,
                by,
                request.getRemoteAddr(),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                detail));
    }

    /** An error code, or the kind of the exception: messages may quote what was sent. */
    private static String reason(AuthenticationException refusal) {
        return refusal instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : refusal.getClass().getSimpleName();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes known
                ? known.getRequest()
                : null;
    }
}

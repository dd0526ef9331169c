package io.plimsoll.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fresh sign-in that is under way, kept in the session between leaving for the issuer and coming back.
 *
 * @param returnTo the path of the page that asked for it
 * @param subject who was signed in then and must be the one who comes back; null if nobody was
 * @param askedAt when it was asked for, UTC
 */
record StepUp(String returnTo, @Nullable String subject, Instant askedAt) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String KEPT_AS = StepUp.class.getName();
    /** {@code auth_time} has whole seconds, and the issuer's clock is not ours. */
    private static final Duration TOLERANCE = TokenRules.CLOCK_SKEW;

    static Optional<StepUp> pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((StepUp) session.getAttribute(KEPT_AS));
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEPT_AS);
        }
    }

    void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(KEPT_AS, this);
    }

    boolean isBy(String signedIn) {
        return subject == null || subject.equals(signedIn);
    }

    boolean isSatisfiedBy(@Nullable Instant authenticatedAt) {
        return authenticatedAt != null && !authenticatedAt.isBefore(askedAt.minus(TOLERANCE));
    }
}

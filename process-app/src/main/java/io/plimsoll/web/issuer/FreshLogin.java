package io.plimsoll.web.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Honours {@code prompt=login} and {@code max_age} (OpenID Connect Core 1.0, section 3.1.2.1), which the authorization
 * server ignores: whoever signed in too long ago is taken for not signed in, once for each authorization request.
 */
class FreshLogin extends OncePerRequestFilter {

    private static final String ASKED = "ISSUER_FRESH_LOGIN";

    private final SecurityContextRepository contexts;
    private final Clock clock;

    FreshLogin(SecurityContextRepository contexts, Clock clock) {
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(EmbeddedIssuer.PATH + "/oauth2/authorize")
                || (request.getParameter("prompt") == null && request.getParameter("max_age") == null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String maxAge = Objects.requireNonNullElse(request.getParameter("max_age"), "");
        if (!maxAge.matches("\\d{0,9}")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        Instant signedInAt = person == null ? null : RealmClaims.signedInAt(person);
        List<String> prompt = Arrays.asList(
                Objects.requireNonNullElse(request.getParameter("prompt"), "").split(" ", -1));
        if (isStale(signedInAt, prompt, maxAge)) {
            if (prompt.contains("none")) {
                SecurityContextHolder.clearContext();
            } else {
                askOnce(request, response, signedInAt);
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isStale(@Nullable Instant signedInAt, List<String> prompt, String maxAge) {
        return signedInAt == null
                || prompt.contains("login")
                || (!maxAge.isEmpty()
                        && signedInAt.plusSeconds(Long.parseLong(maxAge)).isBefore(clock.instant()));
    }

    /** The request comes back after the sign-in; it is known again by what makes it unique. */
    private void askOnce(HttpServletRequest request, HttpServletResponse response, @Nullable Instant signedInAt) {
        HttpSession session = request.getSession();
        int fingerprint = Objects.hash(
                request.getParameter("client_id"),
                request.getParameter("state"),
                request.getParameter("nonce"),
                request.getParameter("code_challenge"));
        Asked asked = (Asked) session.getAttribute(ASKED);
        if (asked != null
                && asked.fingerprint() == fingerprint
                && signedInAt != null
                && !signedInAt.isBefore(asked.at())) {
            session.removeAttribute(ASKED);
            return;
        }
        if (asked == null || asked.fingerprint() != fingerprint) {
            session.setAttribute(ASKED, new Asked(fingerprint, clock.instant()));
        }
        SecurityContextHolder.clearContext();
        contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
    }

    private record Asked(int fingerprint, Instant at) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}

package io.plimsoll;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.plimsoll.identity.Role;
import io.plimsoll.web.session.MadeUpSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Gives a request of MockMvc its actor, without going through the issuer. */
public final class SignedIn {

    private SignedIn() {}

    /**
     * At the API, with a token of somebody who signed in just now.
     *
     * @param username also the subject, so that two names are two people
     * @param clients ids of clients, or {@code *}
     */
    public static RequestPostProcessor bearer(String username, Role role, String... clients) {
        return bearer(username, List.of(role), clients);
    }

    /** The same with several roles, or none. */
    public static RequestPostProcessor bearer(String username, List<Role> roles, String... clients) {
        return jwt().jwt(token -> token.claims(all -> all.putAll(claims(username, roles, clients))));
    }

    /** At the pages, with a session; otherwise as {@link #bearer}. */
    public static RequestPostProcessor session(String username, Role role, String... clients) {
        return session(username, List.of(role), clients);
    }

    /** The same with several roles, or none. */
    public static RequestPostProcessor session(String username, List<Role> roles, String... clients) {
        return session(claims(username, roles, clients));
    }

    private static RequestPostProcessor session(Map<String, Object> claims) {
        return request -> {
            request.setCookies(MadeUpSession.of(
                    claims, WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())));
            return request;
        };
    }

    /** At the API, by somebody who signed in at that time and holds all clients. */
    public static RequestPostProcessor bearerSince(Instant at, String username, Role role) {
        return jwt().jwt(token -> token.claims(all -> all.putAll(claims(at, username, List.of(role), "*"))));
    }

    /** At the pages; otherwise as {@link #bearerSince}. */
    public static RequestPostProcessor sessionSince(Instant at, String username, Role role) {
        return session(claims(at, username, List.of(role), "*"));
    }

    private static Map<String, Object> claims(String username, List<Role> roles, String... clients) {
        return claims(Instant.now(), username, roles, clients);
    }

    private static Map<String, Object> claims(Instant at, String username, List<Role> roles, String... clients) {
        return Map.of(
                "sub",
                username,
                "preferred_username",
                username,
                "name",
                username,
                "email",
                username + "@test.example",
                "auth_time",
                at.getEpochSecond(),
                "realm_access",
                Map.of("roles", roles.stream().map(Role::claim).toList()),
                "clients",
                List.of(clients));
    }
}

package io.plimsoll.web.security;

import io.plimsoll.guest.Guest;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.TokenClaims;
import io.plimsoll.people.Deputies;
import io.plimsoll.web.session.BearerStandings;
import io.plimsoll.web.session.Rights;
import io.plimsoll.web.session.SessionOfRequest;
import io.plimsoll.web.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Says who is behind a request, whether they came with a session or with a token. */
@Component
public class CurrentActor {

    private final SignIns signIns;
    private final BearerStandings bearers;
    private final Deputies deputies;

    CurrentActor(SignIns signIns, BearerStandings bearers, Deputies deputies) {
        this.signIns = signIns;
        this.bearers = bearers;
        this.deputies = deputies;
    }

    /** The actor of the request, empty where nobody is signed in. */
    public Optional<Actor> of(HttpServletRequest request) {
        return of(SecurityContextHolder.getContext().getAuthentication(), request);
    }

    /** The actor that this authentication stands for, as they send this request. */
    Optional<Actor> of(@Nullable Authentication authentication, HttpServletRequest request) {
        if (authentication != null && authentication.getPrincipal() instanceof Guest guest) {
            return Optional.of(byCode(guest, request));
        }
        Map<String, Object> claims = claims(authentication);
        return claims.isEmpty() ? Optional.empty() : Optional.of(actor(claims, request));
    }

    /**
     * The actor of the request with the rights that the issuer gives them at this moment.
     *
     * @throws SignInOver where they may not come in any more
     * @throws io.plimsoll.web.session.IssuerUnavailable where the issuer cannot be asked
     */
    Actor confirmed(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Guest guest) {
            // no issuer knows them; whether they still may was asked for this request
            return byCode(guest, request);
        }
        Rights rights = confirmed(authentication, request).orElseThrow(SignInOver::new);
        return actor(rights.over(claims(authentication)), request);
    }

    private Optional<Rights> confirmed(@Nullable Authentication authentication, HttpServletRequest request) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof Jwt token) {
            return bearers.confirm(token);
        }
        String signIn = principal instanceof OidcUser ? SessionOfRequest.signIn(request) : null;
        return signIn == null ? Optional.empty() : signIns.confirm(signIn);
    }

    private static Actor byCode(Guest guest, HttpServletRequest request) {
        return guest.actor().from(address(request), agent(request));
    }

    private Actor actor(Map<String, Object> claims, HttpServletRequest request) {
        return deputies.with(TokenClaims.actor(claims, address(request), agent(request)));
    }

    private static String address(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getRemoteAddr(), "");
    }

    private static String agent(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
    }

    private static Map<String, Object> claims(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof OidcUser person) {
            return person.getClaims();
        }
        return principal instanceof Jwt token ? token.getClaims() : Map.of();
    }
}

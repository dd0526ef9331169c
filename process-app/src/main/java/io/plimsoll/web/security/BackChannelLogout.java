package io.plimsoll.web.security;

import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEvent.Call;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import io.plimsoll.web.session.IssuerUnavailable;
import io.plimsoll.web.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the issuer's word that somebody has signed out elsewhere or was signed out (OpenID Connect Back-Channel Logout
 * 1.0). Sessions are in the database, so the node that hears it ends them for all nodes. The token is the proof; the
 * caller has no session and no form token.
 */
@RestController
class BackChannelLogout {

    /** Known to the issuer. */
    static final String PATH = "/logout/connect/back-channel/" + SecurityChains.REGISTRATION;

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

    private final LogoutTokens tokens;
    private final SignIns signIns;
    private final SecurityEvents events;

    BackChannelLogout(LogoutTokens tokens, SignIns signIns, SecurityEvents events) {
        this.tokens = tokens;
        this.signIns = signIns;
        this.events = events;
    }

    @Access.Anyone
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, String>> end(@RequestParam("logout_token") String sent, HttpServletRequest request) {
        Jwt token;
        try {
            token = tokens.decoder().decode(sent);
        } catch (BadJwtException e) {
            LOG.warn("A logout token was refused: {}", e.getMessage());
            tell(SecurityEventKind.TOKEN_REFUSED, request, "A logout token that is none of the issuer's");
            return answer(HttpStatus.BAD_REQUEST).body(Map.of("error", "invalid_request"));
        } catch (JwtException e) {
            throw new IssuerUnavailable("its keys cannot be had", e);
        }
        int ended = signIns.endAt(
                Objects.requireNonNull(token.getClaimAsString("iss")),
                Objects.requireNonNullElse(token.getClaimAsString("sid"), ""),
                Objects.requireNonNullElse(token.getSubject(), ""),
                Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH));
        tell(SecurityEventKind.SIGNED_OUT, request, "The issuer ended sessions: " + ended);
        return answer(HttpStatus.OK).build();
    }

    private void tell(SecurityEventKind kind, HttpServletRequest request, String detail) {
        Call call = new Call(request.getMethod(), request.getRequestURI());
        events.record(SecurityEvent.of(kind, null, request.getRemoteAddr(), call, detail));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}

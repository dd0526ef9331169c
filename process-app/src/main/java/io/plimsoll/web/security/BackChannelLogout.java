package io.plimsoll.web.security;

import io.plimsoll.web.session.IssuerUnavailable;
import io.plimsoll.web.session.SignIns;
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

    BackChannelLogout(LogoutTokens tokens, SignIns signIns) {
        this.tokens = tokens;
        this.signIns = signIns;
    }

    @Access.Anyone
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, String>> end(@RequestParam("logout_token") String sent) {
        Jwt token;
        try {
            token = tokens.decoder().decode(sent);
        } catch (BadJwtException e) {
            LOG.warn("A logout token was refused: {}", e.getMessage());
            return answer(HttpStatus.BAD_REQUEST).body(Map.of("error", "invalid_request"));
        } catch (JwtException e) {
            throw new IssuerUnavailable("its keys cannot be had", e);
        }
        int ended = signIns.endAt(
                Objects.requireNonNull(token.getClaimAsString("iss")),
                Objects.requireNonNullElse(token.getClaimAsString("sid"), ""),
                Objects.requireNonNullElse(token.getSubject(), ""),
                Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH));
        LOG.info("The issuer has ended {} sessions", ended);
        return answer(HttpStatus.OK).build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}

package io.plimsoll.web.session;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * The issuer of people whom a test makes up: says that they may what they came with, until a test has it say something
 * else. About everybody else the realm is asked.
 */
@Component
@Primary
@Profile("test")
public class StandInIssuer implements Issuer {

    /** What the framework's own test support puts into tokens. */
    private static final String MADE_UP = "token";

    private final Map<String, Standing> byRefreshToken = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Standing>> bySubject = new ConcurrentHashMap<>();
    private final Issuer realm;

    StandInIssuer(@Qualifier("standings") Issuer realm) {
        this.realm = realm;
    }

    /** A refresh token of somebody with these rights. */
    String refreshToken(Rights rights) {
        String token = "stand-in " + UUID.randomUUID();
        byRefreshToken.put(token, new Standing.Confirmed(rights, token));
        return token;
    }

    /** From now on this is the answer about a person, however they come. */
    public void says(String subject, Standing standing) {
        bySubject.put(subject, () -> standing);
    }

    /** From now on the issuer cannot be asked about a person. */
    public void isAwayFor(String subject) {
        bySubject.put(subject, () -> {
            throw new IssuerUnavailable("as the test wants it", null);
        });
    }

    /** Takes back what was said about a person. */
    public void isItselfAgain(String subject) {
        bySubject.remove(subject);
    }

    @Override
    public Standing ofSession(String subject, String refreshToken) {
        Supplier<Standing> said = bySubject.get(subject);
        if (said != null) {
            return said.get();
        }
        Standing madeUp = byRefreshToken.get(refreshToken);
        return madeUp == null ? realm.ofSession(subject, refreshToken) : madeUp;
    }

    @Override
    public Standing ofToken(Jwt token) {
        Supplier<Standing> said = bySubject.get(token.getSubject());
        if (said != null) {
            return said.get();
        }
        return MADE_UP.equals(token.getTokenValue())
                ? new Standing.Confirmed(Rights.of(token.getClaims()), "")
                : realm.ofToken(token);
    }
}

package io.plimsoll.web.session;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * The rights of bearer tokens as the issuer says now, remembered for {@code plimsoll.oidc.recheck}: a scanner that sends
 * many requests asks once in a while, and a token of somebody who was disabled is refused long before it runs out.
 */
@Component
public class BearerStandings {

    private static final int MOST = 10_000;

    /** What the issuer said; rights are null where it said no. */
    private record Said(Instant at, @Nullable Rights rights) {}

    private final Map<String, Said> byToken = new LinkedHashMap<>();
    private final Issuer issuer;
    private final RecheckSettings settings;
    private final Clock clock;

    BearerStandings(Issuer issuer, RecheckSettings settings, Clock clock) {
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The rights at a request; up to a minute old while the issuer is away.
     *
     * @return empty where the token does not count any more
     * @throws IssuerUnavailable where the issuer is away and has not said anything of late
     */
    public Optional<Rights> rights(Jwt token) {
        Instant now = clock.instant();
        Said said = said(token);
        if (said != null && !said.at().plus(settings.recheck()).isBefore(now)) {
            return Optional.ofNullable(said.rights());
        }
        try {
            return confirm(token);
        } catch (IssuerUnavailable e) {
            if (said == null || said.at().plus(RecheckSettings.LONGEST).isBefore(now)) {
                throw e;
            }
            return Optional.ofNullable(said.rights());
        }
    }

    /**
     * The rights as the issuer says now.
     *
     * @return empty where the token does not count any more
     * @throws IssuerUnavailable where it cannot be asked
     */
    public Optional<Rights> confirm(Jwt token) {
        Instant asked = clock.instant();
        Rights rights = issuer.ofToken(token) instanceof Standing.Confirmed confirmed ? confirmed.rights() : null;
        remember(token, new Said(asked, rights));
        return Optional.ofNullable(rights);
    }

    private @Nullable Said said(Jwt token) {
        synchronized (byToken) {
            return byToken.get(token.getTokenValue());
        }
    }

    private void remember(Jwt token, Said said) {
        synchronized (byToken) {
            byToken.remove(token.getTokenValue());
            byToken.put(token.getTokenValue(), said);
            if (byToken.size() > MOST) {
                byToken.remove(byToken.keySet().iterator().next());
            }
        }
    }
}

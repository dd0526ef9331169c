package io.plimsoll.web.security;

import io.plimsoll.web.session.BearerStandings;
import io.plimsoll.web.session.Rights;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Lets a bearer token in with the rights of now, not with those of when it was made. */
class CurrentBearers implements Converter<Jwt, AbstractAuthenticationToken> {

    private final BearerStandings standings;

    CurrentBearers(BearerStandings standings) {
        this.standings = standings;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Rights rights = standings
                .rights(token)
                .orElseThrow(() -> new InvalidBearerTokenException("The issuer has taken this token back"));
        Jwt now = Jwt.withTokenValue(token.getTokenValue())
                .headers(headers -> headers.putAll(token.getHeaders()))
                .claims(claims -> claims.putAll(rights.over(token.getClaims())))
                .build();
        return new JwtAuthenticationToken(now, List.of());
    }
}

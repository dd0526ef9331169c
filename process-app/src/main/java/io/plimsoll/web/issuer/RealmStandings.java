package io.plimsoll.web.issuer;

import io.plimsoll.identity.TokenClaims;
import io.plimsoll.web.session.Issuer;
import io.plimsoll.web.session.Rights;
import io.plimsoll.web.session.Standing;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Says what the realm says now, without a call to ourselves; so a browser stays signed in over a restart. */
class RealmStandings implements Issuer {

    private final Realm realm;

    RealmStandings(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Standing ofSession(String subject, String refreshToken) {
        return of(subject);
    }

    @Override
    public Standing ofToken(Jwt token) {
        return of(token.getSubject());
    }

    private Standing of(@Nullable String subject) {
        return realm.bySubject(subject)
                .filter(RealmPerson::enabled)
                .<Standing>map(person -> new Standing.Confirmed(rights(person), ""))
                .orElseGet(() -> new Standing.Ended("nobody of the realm, or disabled"));
    }

    private static Rights rights(RealmPerson person) {
        return new Rights(
                Map.of(TokenClaims.ROLES, Map.of("roles", person.roles()), TokenClaims.CLIENTS, person.clients()));
    }
}

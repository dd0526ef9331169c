package io.plimsoll.web.issuer;

import io.plimsoll.identity.TokenClaims;
import io.plimsoll.web.security.TokenRules;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes into tokens what the realm's client scopes make Keycloak write. */
class RealmClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Realm realm;

    RealmClaims(Realm realm) {
        this.realm = realm;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        String application = context.getRegisteredClient().getClientId();
        boolean forItself = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
        RealmPerson person = forItself
                ? realm.serviceAccount(application).orElseThrow()
                : realm.person(principal.getName()).orElseThrow();
        // as Keycloak marks its tokens; without it they are taken for none
        context.getJwsHeader().type("JWT");
        JwtClaimsSet.Builder claims = context.getClaims();
        claims.subject(person.id())
                .claim("azp", application)
                .claim("preferred_username", person.username())
                .claim(TokenClaims.CLIENTS, person.clients());
        if (!forItself) {
            addPerson(claims, person, signedInAt(principal));
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            // the header that Keycloak writes, too
            context.getJwsHeader().type("JWT");
            addRights(claims, person);
        } else if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            throw new IllegalStateException("Tokens of this type are not issued as JWT");
        }
    }

    private static void addPerson(JwtClaimsSet.Builder claims, RealmPerson person, Instant signedInAt) {
        claims.claim("name", person.name())
                .claim("given_name", person.firstName())
                .claim("family_name", person.lastName())
                .claim("email", person.email())
                .claim("email_verified", true)
                .claim("acr", "1")
                .claim("auth_time", signedInAt.getEpochSecond());
    }

    private static void addRights(JwtClaimsSet.Builder claims, RealmPerson person) {
        claims.audience(List.of(TokenRules.AUDIENCE))
                .claim("typ", "Bearer")
                .claim(TokenClaims.ROLES, Map.of("roles", person.roles()))
                .claims(all -> all.computeIfPresent("scope", (name, scopes) -> joined(scopes)));
    }

    /** One text with blanks, as RFC 9068, section 2.2.3 asks, rather than a list. */
    private static Object joined(Object scopes) {
        return scopes instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : scopes;
    }

    /** When the person entered the password; a session's last use, which is the default, would look too fresh. */
    static Instant signedInAt(Authentication person) {
        return person.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(factor -> ((FactorGrantedAuthority) factor).getIssuedAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}

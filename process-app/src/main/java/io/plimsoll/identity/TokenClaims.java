package io.plimsoll.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Actor} of the claims that the realm puts into tokens. The one place that does, for people who signed
 * in with a browser and for bearer tokens alike, so that both have the same rights. Claims after OpenID Connect Core
 * 1.0, sections 2 and 5.1; {@code realm_access} and {@code clients} as the realm's client scopes write them.
 */
public final class TokenClaims {

    /** The claim that holds the roles, as Keycloak shapes it: {@code {"roles": [...]}}. */
    public static final String ROLES = "realm_access";

    /** The claim that lists the ids of the clients whose data may be seen. */
    public static final String CLIENTS = "clients";

    private static final String EVERY_CLIENT = "*";
    private static final int LONGEST_AGENT = 400;

    private TokenClaims() {}

    /**
     * Says who is behind the claims.
     *
     * @param claims those of a token whose signature, issuer and audience were checked
     * @param address the network address of the request
     * @param agent the user agent as sent, "" where none was
     * @throws IllegalArgumentException where the token has no subject, or one that no account can have
     */
    public static Actor actor(Map<String, Object> claims, String address, String agent) {
        String subject = text(claims, "sub");
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("A token without a subject");
        } else if (Actor.isReserved(subject)) {
            throw new IllegalArgumentException("A token with a subject that stands for somebody without an account");
        }
        String username = firstOf(text(claims, "preferred_username"), subject);
        Set<Role> roles = roles(claims);
        SignIn signIn = new SignIn(
                instant(claims.get("auth_time")),
                text(claims, "acr"),
                address,
                printable(agent),
                firstOf(text(claims, "jti"), text(claims, "sid")));
        return new Actor(
                subject,
                username,
                firstOf(text(claims, "name"), username),
                text(claims, "email"),
                roles,
                scope(texts(claims.get(CLIENTS)).collect(Collectors.toCollection(LinkedHashSet::new)), roles),
                signIn);
    }

    private static Set<Role> roles(Map<String, Object> claims) {
        Object names = claims.get(ROLES) instanceof Map<?, ?> access ? access.get("roles") : null;
        return texts(names).map(Role::ofClaim).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /**
     * The clients that somebody may see. "All" is for the MSP's own people: a client's person must not see other
     * clients by a slip in the realm.
     *
     * @param named what the realm lists: ids of clients, or {@code *}
     */
    public static ClientScope scope(Collection<String> named, Set<Role> roles) {
        if (named.contains(EVERY_CLIENT) && roles.stream().anyMatch(Role::isMsp)) {
            return ClientScope.everyone();
        }
        return ClientScope.of(
                named.stream().filter(ClientId::isValid).map(ClientId::new).toArray(ClientId[]::new));
    }

    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return claim instanceof String one ? Stream.of(one) : Stream.empty();
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String value ? value : "";
    }

    private static String firstOf(String wanted, String otherwise) {
        return wanted.isBlank() ? otherwise : wanted;
    }

    private static @Nullable Instant instant(@Nullable Object claim) {
        if (claim instanceof Instant at) {
            return at;
        }
        if (claim instanceof Date at) {
            return at.toInstant();
        }
        return claim instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    static String printable(String agent) {
        String clean = agent.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= LONGEST_AGENT ? clean : clean.substring(0, LONGEST_AGENT);
    }
}

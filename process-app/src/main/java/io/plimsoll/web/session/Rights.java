package io.plimsoll.web.session;

import io.plimsoll.identity.TokenClaims;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims that say what somebody may do, apart from those that say who they are: these change while people are
 * signed in. Every one of them is always present, so that rights laid over older claims also take away.
 *
 * @param claims as {@link TokenClaims} reads them
 */
public record Rights(Map<String, Object> claims) implements Serializable {

    private static final Map<String, Object> NONE =
            Map.of(TokenClaims.ROLES, Map.of("roles", List.of()), TokenClaims.CLIENTS, List.of());

    public Rights {
        claims = Map.copyOf(claims);
    }

    /** The rights among the claims of a token that was checked, or of an answer about one. */
    public static Rights of(Map<String, Object> all) {
        Map<String, Object> rights = new LinkedHashMap<>();
        NONE.forEach((name, none) -> rights.put(name, all.getOrDefault(name, none)));
        return new Rights(rights);
    }

    /** These rights in place of those that the claims had. */
    public Map<String, Object> over(Map<String, Object> others) {
        Map<String, Object> all = new LinkedHashMap<>(others);
        all.putAll(claims);
        return all;
    }
}

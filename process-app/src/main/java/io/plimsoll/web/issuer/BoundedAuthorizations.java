package io.plimsoll.web.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Forgets authorizations that are old or too many; the store in memory that it wraps keeps completed ones for ever.
 * Access tokens stay good without it, as they are checked by signature.
 */
class BoundedAuthorizations implements OAuth2AuthorizationService {

    private final OAuth2AuthorizationService store = new InMemoryOAuth2AuthorizationService();
    private final Map<String, Instant> savedAt = new LinkedHashMap<>();
    private final int most;
    private final Duration longest;
    private final Clock clock;

    BoundedAuthorizations(int most, Duration longest, Clock clock) {
        this.most = most;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        store.save(authorization);
        savedAt.remove(authorization.getId());
        savedAt.put(authorization.getId(), clock.instant());
        evict();
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        store.remove(authorization);
        savedAt.remove(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return store.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return store.findByToken(token, type);
    }

    /** The oldest come first, since saving again moves to the end. */
    private void evict() {
        Instant tooOld = clock.instant().minus(longest);
        Iterator<Map.Entry<String, Instant>> oldest = savedAt.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Instant> next = oldest.next();
            if (savedAt.size() <= most && next.getValue().isAfter(tooOld)) {
                return;
            }
            oldest.remove();
            OAuth2Authorization forgotten = store.findById(next.getKey());
            if (forgotten != null) {
                store.remove(forgotten);
            }
        }
    }
}

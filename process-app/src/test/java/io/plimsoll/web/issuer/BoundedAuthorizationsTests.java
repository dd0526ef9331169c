package io.plimsoll.web.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class BoundedAuthorizationsTests {

    private final HandClock clock = new HandClock();
    private final BoundedAuthorizations store = new BoundedAuthorizations(3, Duration.ofHours(1), clock);

    @Test
    void oldestGiveWayWhenThereAreTooMany() {
        save("1", "2", "3");
        save("1");
        save("4");

        assertThat(store.findById("2")).isNull();
        assertThat(store.findById("1")).isNotNull();
        assertThat(store.findById("3")).isNotNull();
        assertThat(store.findById("4")).isNotNull();
    }

    @Test
    void thoseTooOldAreForgotten() {
        save("1");
        clock.now = clock.now.plus(Duration.ofMinutes(61));
        save("2");

        assertThat(store.findById("1")).isNull();
        assertThat(store.findById("2")).isNotNull();
    }

    private void save(String... ids) {
        for (String id : ids) {
            store.save(OAuth2Authorization.withRegisteredClient(RegisteredClient.withId("c")
                            .clientId("c")
                            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .build())
                    .id(id)
                    .principalName("p")
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .build());
        }
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T13:05:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

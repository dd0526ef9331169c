package io.plimsoll.web.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class EmbeddedGuardTests {

    @ParameterizedTest
    @ValueSource(strings = {"production", "keycloak"})
    void embeddedIssuerIsRefusedInEarnest(String other) {
        assertThatThrownBy(() -> check("127.0.0.1", "embedded", other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'embedded' must not be combined with 'production' or 'keycloak'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "", "no such host"})
    void embeddedIssuerIsRefusedBeyondLoopback(String address) {
        assertThatThrownBy(() -> check(address, "embedded"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loopback")
                .hasMessageContaining("'" + address + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void embeddedIssuerRunsOnLoopback(String address) {
        assertThatCode(() -> check(address, "embedded", "mysql")).doesNotThrowAnyException();
    }

    @Test
    void otherProfilesListenWhereTheyLike() {
        assertThatCode(() -> check("0.0.0.0", "production", "keycloak")).doesNotThrowAnyException();
    }

    @Test
    void everyStartAsksTheGuard() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(
                                EnvironmentPostProcessor.class,
                                SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {})))
                .hasAtLeastOneElementOfType(EmbeddedGuard.class);
    }

    private static void check(String address, String... profiles) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);
        environment.setActiveProfiles(profiles);
        new EmbeddedGuard().postProcessEnvironment(environment, new SpringApplication());
    }
}

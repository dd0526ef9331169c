package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DemoGuardTests {

    @Test
    void demoIsRefusedInProduction() {
        assertThatThrownBy(() -> check("mysql", "keycloak", "production", "demo"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'demo' must not be combined with 'production'");
    }

    @Test
    void demoIsShownOnTheRealDatabaseAndIssuer() {
        assertThatCode(() -> check("mysql", "keycloak", "demo")).doesNotThrowAnyException();
        assertThatCode(() -> check("mysql", "keycloak", "production")).doesNotThrowAnyException();
    }

    private static void check(String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        new DemoGuard().postProcessEnvironment(environment, new SpringApplication());
    }
}

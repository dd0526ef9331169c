package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTests {

    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("spring.datasource.url", "jdbc:mysql://db.north.test:3306/plimsoll?sslMode=VERIFY_IDENTITY"),
            Map.entry("spring.datasource.username", "plimsoll"),
            Map.entry("spring.datasource.password", "9sK-2mQx!7Lt"),
            Map.entry("spring.flyway.user", "plimsoll_owner"),
            Map.entry("spring.flyway.password", "u4R_8nWb?3Kp"),
            Map.entry("plimsoll.oidc.issuer", "https://sign-in.north.test/realms/plimsoll"),
            Map.entry("plimsoll.oidc.client-id", "plimsoll-web"),
            Map.entry("plimsoll.oidc.client-secret", "k3J9xQ2mV7bN4cR8tY1wE6uI0oP5aS3d"),
            Map.entry("plimsoll.session.key", "V7bN4cR8tY1wE6uI0oP5aS3dk3J9xQ2m"),
            Map.entry("plimsoll.signing.acr", "2"),
            Map.entry("plimsoll.seal.keystore", "/etc/plimsoll/seal.p12"),
            Map.entry("plimsoll.seal.keystore-password", "t6Yh8!wQ2_zR"),
            Map.entry("plimsoll.public-url", "https://compliance.north.test"),
            Map.entry("spring.mail.host", "mail.north.test"),
            Map.entry("plimsoll.mail.returns.host", "mail.north.test"),
            Map.entry("spring.mail.properties.mail.smtp.starttls.required", "true"),
            Map.entry("plimsoll.mail.from", "plimsoll@north.test"),
            Map.entry("server.port", "8080"),
            Map.entry("management.server.port", "8081"),
            Map.entry("management.endpoints.web.exposure.include", "health"),
            Map.entry("management.endpoint.health.show-details", "never"),
            Map.entry("plimsoll.msp.addresses.analyst", "analyst@north.test"));

    @Test
    void safeSettingsStart() {
        assertThatCode(() -> check(GOOD, "mysql", "keycloak", "production")).doesNotThrowAnyException();
    }

    @Test
    void nothingIsCheckedWhereNobodyClaimsToBeInEarnest() {
        assertThatCode(() -> check(Map.of(), "mysql", "keycloak")).doesNotThrowAnyException();
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        List<String> named = complaints(Map.of(), "production", "embedded", "demo").stream()
                .map(complaint -> complaint.split(" ", 2)[0])
                .toList();

        assertThat(named)
                .contains(
                        "profile",
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.flyway.user",
                        "spring.flyway.password",
                        "plimsoll.oidc.issuer",
                        "plimsoll.oidc.client-id",
                        "plimsoll.oidc.client-secret",
                        "plimsoll.session.key",
                        "plimsoll.signing.acr",
                        "plimsoll.seal.keystore",
                        "plimsoll.public-url",
                        "spring.mail.host",
                        "plimsoll.mail.from",
                        "management.server.port",
                        "management.endpoints.web.exposure.include");
        assertThat(complaints(Map.of(), "production", "embedded", "demo"))
                .anyMatch(complaint -> complaint.contains("'embedded'"))
                .anyMatch(complaint -> complaint.contains("'demo'"));
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, jdbc:h2:file:/data/plimsoll",
        "spring.datasource.url, jdbc:mysql://db.north.test:3306/plimsoll",
        "spring.datasource.url, jdbc:mysql://db.north.test:3306/plimsoll?sslMode=REQUIRED",
        "spring.datasource.username, root",
        "spring.datasource.password, plimsoll",
        "spring.datasource.password, short",
        "spring.flyway.user, root",
        "spring.flyway.user, plimsoll",
        "spring.flyway.password, changeme",
        "plimsoll.oidc.issuer, http://sign-in.north.test/realms/plimsoll",
        "plimsoll.oidc.issuer, https://127.0.0.1/realms/plimsoll",
        "plimsoll.oidc.client-secret, changeme",
        "plimsoll.oidc.client-secret, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "plimsoll.session.key, 0123456789",
        "plimsoll.signing.acr, ' '",
        "plimsoll.seal.keystore, ' '",
        "plimsoll.seal.keystore-password, ' '",
        "plimsoll.seal.keystore-password, changeit",
        "plimsoll.seal.timestamp-authority, http://time.north.test",
        "plimsoll.gateway.webhook.url, http://orders.north.test",
        "plimsoll.gateway.webhook.secret, whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "plimsoll.gateway.ticket.base, http://tickets.north.test",
        "plimsoll.gateway.ticket.oauth2.token, http://tickets.north.test/token",
        "plimsoll.gateway.ticket.oauth2.client-secret, changeme",
        "plimsoll.strongbox.key, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "plimsoll.provisioning.secret, changeme",
        "plimsoll.provisioning.secret, short",
        "plimsoll.provisioning.issuer, http://keycloak.north.test/realms/plimsoll",
        "plimsoll.public-url, http://compliance.north.test",
        "plimsoll.public-url, https://localhost",
        "spring.mail.host, localhost",
        "spring.mail.properties.mail.smtp.starttls.required, false",
        "plimsoll.mail.from, plimsoll@msp.example",
        "plimsoll.mail.returns.tls, false",
        "management.server.port, 8080",
        "management.endpoints.web.exposure.include, '*'",
        "management.endpoint.health.show-details, always",
        "plimsoll.msp.addresses.analyst, analyst@msp.example",
        "plimsoll.msp.name, Northgate IT",
        "plimsoll.pace.day, PT20S",
    })
    void eachUnsafeSettingIsNamedByItself(String name, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(name, value);

        assertThat(complaints(settings, "production"))
                .singleElement()
                .asString()
                .startsWith(name + " ")
                .doesNotContain(value.contains("://") ? "\u0000" : " " + value + " ");
    }

    @Test
    void serversOnThisMachineNeedNoEncryption() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("spring.datasource.url", "jdbc:mysql://127.0.0.1:3306/plimsoll");
        settings.put("spring.mail.host", "localhost");
        settings.put("SPRING_MAIL_HOST", "localhost");
        settings.put("spring.mail.properties.mail.smtp.starttls.required", "false");

        assertThatCode(() -> check(settings, "production")).doesNotThrowAnyException();
    }

    @Test
    void secretOnTheCommandLineIsRefused() {
        MockEnvironment environment = environment(GOOD, "production");
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(
                        "--plimsoll.session.key=" + GOOD.get("plimsoll.session.key")));

        UnsafeSettings refused = catchThrowableOfType(UnsafeSettings.class, () -> new ProductionGuard()
                .postProcessEnvironment(environment, new SpringApplication()));

        assertThat(refused.complaints()).singleElement().asString().contains("plimsoll.session.key", "command line");
    }

    @Test
    void everyStartAsksTheGuardAndSaysWhatItSaid() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(
                                EnvironmentPostProcessor.class,
                                SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {})))
                .hasAtLeastOneElementOfType(ProductionGuard.class);
        UnsafeSettings refusal = new UnsafeSettings(List.of("one is wrong", "two is wrong"));
        assertThat(new UnsafeSettingsAnalyzer().analyze(refusal, refusal).getDescription())
                .contains("one is wrong", "two is wrong");
    }

    private static List<String> complaints(Map<String, String> settings, String... profiles) {
        UnsafeSettings refused = catchThrowableOfType(UnsafeSettings.class, () -> check(settings, profiles));
        assertThat(refused).isNotNull();
        return refused.complaints();
    }

    private static void check(Map<String, String> settings, String... profiles) {
        new ProductionGuard().postProcessEnvironment(environment(settings, profiles), new SpringApplication());
    }

    private static MockEnvironment environment(Map<String, String> settings, String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        environment.setActiveProfiles(profiles);
        return environment;
    }
}

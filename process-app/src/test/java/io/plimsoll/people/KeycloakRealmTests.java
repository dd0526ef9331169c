package io.plimsoll.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeycloakRealmTests {

    private HttpServer server;
    private int tokenStatus = 200;
    private int adminStatus = 200;

    @BeforeEach
    void aServerThatAnswersAsATestWants() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().endsWith("/token");
            byte[] body = "{\"access_token\": \"t\", \"expires_in\": 60}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(token ? tokenStatus : adminStatus, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatKeepsKeycloakFromAnsweringIsSaidWithWhatToDo() {
        tokenStatus = 401;
        assertThat(complaint("secret")).contains("check PLIMSOLL_PROVISIONING_SECRET");

        tokenStatus = 200;
        adminStatus = 403;
        assertThat(complaint("secret")).contains("manage-users");

        adminStatus = 500;
        assertThat(complaint("secret")).contains("does not answer");

        server.stop(0);
        assertThat(complaint("secret")).contains("does not answer");
    }

    @Test
    void withoutASecretNothingIsTried() {
        server.stop(0);

        assertThat(complaint("")).contains("set PLIMSOLL_PROVISIONING_SECRET");
    }

    @Test
    void theIssuerNamesServerAndRealm() {
        ProvisioningSettings settings = settings("https://id.example.org/auth/realms/plimsoll", "s");

        assertThat(settings.server()).isEqualTo("https://id.example.org/auth");
        assertThat(settings.realm()).isEqualTo("plimsoll");
        assertThatIllegalArgumentException().isThrownBy(() -> settings("https://id.example.org/oidc", "s"));
    }

    private String complaint(String secret) {
        String issuer = "http://127.0.0.1:%d/realms/plimsoll"
                .formatted(server.getAddress().getPort());
        try (KeycloakRealm realm = new KeycloakRealm(settings(issuer, secret))) {
            KeycloakDirectory directory = new KeycloakDirectory(realm);
            return assertThatExceptionOfType(DirectoryUnavailable.class)
                    .isThrownBy(directory::groups)
                    .actual()
                    .getMessage();
        }
    }

    private static ProvisioningSettings settings(String issuer, String secret) {
        return new ProvisioningSettings(
                issuer, "plimsoll-provisioning", secret, "plimsoll-web", Duration.ofDays(3), Duration.ofSeconds(5));
    }
}

package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.identity.SigningDemand;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class FreshSignInTests {

    @Test
    void apiIsToldHowFreshTheSignInMustBe() {
        assertThat(challenge(""))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .doesNotContain("acr_values")
                .endsWith("max_age=\"300\"");
    }

    @Test
    void apiIsToldHowStrongTheSignInMustBe() {
        assertThat(challenge("2")).contains(", acr_values=\"2\", ").endsWith("max_age=\"300\"");
    }

    @Test
    void wayBackIsCarriedAsOneParameter() {
        assertThat(FreshSignIn.address("/tasks/7?a=1&b=2"))
                .isEqualTo("/oauth2/authorization/plimsoll?step_up=%2Ftasks%2F7%3Fa%3D1%26b%3D2");
    }

    @Test
    void wayBackLeadsNowhereElse() {
        assertThatThrownBy(() -> FreshSignIn.address("https://evil.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String challenge(String acr) {
        var answer = FreshSignIn.challenge(new SigningDemand(Duration.ofMinutes(5), acr));
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        return answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE);
    }
}

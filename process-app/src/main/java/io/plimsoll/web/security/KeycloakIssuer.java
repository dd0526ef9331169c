package io.plimsoll.web.security;

import io.plimsoll.web.session.Issuer;
import io.plimsoll.web.session.IssuerUnavailable;
import io.plimsoll.web.session.Rights;
import io.plimsoll.web.session.Standing;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an OpenID provider over HTTP: about a browser by refreshing its tokens (RFC 6749, section 6), about a bearer
 * token by introspection (RFC 7662). Whatever is neither a clear yes nor a clear no counts as no answer.
 */
class KeycloakIssuer implements Issuer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** So long nobody waits in vain again after one request did. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** What came back, read whole. */
    private record Answer(HttpStatusCode status, Map<String, Object> body) {

        String text(String name) {
            return body.get(name) instanceof String value ? value : "";
        }
    }

    private final Supplier<ClientRegistration> registration;
    private final JwtDecoder tokens;
    private final Clock clock;
    private final RestClient http =
            RestClient.builder().requestFactory(IssuerHttp.requests()).build();
    private volatile Instant silentUntil = Instant.MIN;

    /**
     * @param registration throws {@link IssuerUnavailable} while it cannot be had
     */
    KeycloakIssuer(Supplier<ClientRegistration> registration, JwtDecoder tokens, Clock clock) {
        this.registration = registration;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Standing ofSession(String subject, String refreshToken) {
        if (refreshToken.isEmpty()) {
            return new Standing.Ended("the issuer gave no refresh token");
        }
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "refresh_token");
        form.add("refresh_token", refreshToken);
        Answer answer = ask(registration.get().getProviderDetails().getTokenUri(), form);
        if (answer.text("error").equals("invalid_grant")) {
            return new Standing.Ended(answer.text("error_description"));
        }
        requireOk(answer);
        return read(subject, answer.text("access_token"), answer.text("refresh_token"));
    }

    private Standing read(String subject, String accessToken, String refreshToken) {
        try {
            Jwt token = tokens.decode(accessToken);
            return subject.equals(token.getSubject())
                    ? new Standing.Confirmed(Rights.of(token.getClaims()), refreshToken)
                    : new Standing.Ended("a token of somebody else");
        } catch (BadJwtException e) {
            return new Standing.Ended("a token that is not acceptable: " + e.getMessage());
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new IssuerUnavailable("its keys cannot be had", e);
        }
    }

    @Override
    public Standing ofToken(Jwt token) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("token", token.getTokenValue());
        form.add("token_type_hint", "access_token");
        Object endpoint = registration
                .get()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("introspection_endpoint");
        Answer answer = ask(String.valueOf(endpoint), form);
        requireOk(answer);
        if (!Boolean.TRUE.equals(answer.body().get("active"))) {
            return new Standing.Ended("the token is not active");
        }
        return Objects.equals(token.getSubject(), answer.text("sub"))
                ? new Standing.Confirmed(Rights.of(answer.body()), "")
                : new Standing.Ended("an answer about somebody else");
    }

    private static void requireOk(Answer answer) {
        if (!answer.status().isSameCodeAs(HttpStatus.OK)) {
            throw new IssuerUnavailable("status " + answer.status() + ", " + answer.text("error"), null);
        }
    }

    private Answer ask(String endpoint, MultiValueMap<String, String> form) {
        if (clock.instant().isBefore(silentUntil)) {
            throw new IssuerUnavailable("it was silent a moment ago", null);
        }
        ClientRegistration ours = registration.get();
        try {
            return Objects.requireNonNull(http.post()
                    .uri(endpoint)
                    .headers(headers -> headers.setBasicAuth(
                            encoded(ours.getClientId()), encoded(ours.getClientSecret()), StandardCharsets.UTF_8))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(form)
                    .exchange((request, response) -> read(response)));
        } catch (RestClientException | JacksonException e) {
            silentUntil = clock.instant().plus(PAUSE);
            throw new IssuerUnavailable("no answer that can be read", e);
        }
    }

    private static Answer read(ClientHttpResponse response) throws IOException {
        return new Answer(response.getStatusCode(), JSON.readValue(response.getBody(), OBJECT));
    }

    /** Both parts are encoded before they are joined (RFC 6749, section 2.3.1). */
    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}

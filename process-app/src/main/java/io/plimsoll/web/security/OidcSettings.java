package io.plimsoll.web.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * The OpenID provider that people sign in at, wherever it is not the embedded one.
 *
 * @param issuer its issuer identifier, the address below which its discovery document is found
 * @param clientId the id of Plimsoll's own client there
 * @param clientSecret the secret of that client
 * @param apiClients the applications ({@code azp}) whose tokens the API takes; empty means any that gets the audience
 * @param algorithm how it signs tokens (RFC 7518); no other signature is taken, whatever keys the issuer offers
 */
@Profile("!embedded")
@Validated
@ConfigurationProperties("plimsoll.oidc")
record OidcSettings(
        @NotBlank String issuer,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue Set<String> apiClients,
        @DefaultValue("ES256") SignatureAlgorithm algorithm) {

    /** Scheme, host and port of the issuer. */
    String origin() {
        URI at = URI.create(issuer);
        return at.getScheme() + "://" + at.getAuthority();
    }
}

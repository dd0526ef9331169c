package io.plimsoll.people;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are managed at Keycloak.
 *
 * @param issuer the realm's issuer identifier, as in {@code https://sign-in.example.org/realms/plimsoll}; the sign-in's
 *     own unless set
 * @param clientId the service-account client that may manage the realm's users
 * @param secret the secret of that client; without one, accounts are managed in Keycloak only
 * @param webClientId the client that people sign in to, to which the invitation's last page leads
 * @param linkLife how long the link in an invitation holds; ISO-8601, positive
 * @param timeout how long Keycloak may take to answer; ISO-8601, positive
 */
@ConfigurationProperties("plimsoll.provisioning")
record ProvisioningSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("plimsoll-provisioning") String clientId,
        @DefaultValue("") String secret,
        @DefaultValue("plimsoll-web") String webClientId,
        @DefaultValue("P3D") Duration linkLife,
        @DefaultValue("PT10S") Duration timeout) {

    private static final String REALMS = "/realms/";

    ProvisioningSettings {
        if (!issuer.isBlank() && !URI.create(issuer).getPath().contains(REALMS)) {
            throw new IllegalArgumentException("plimsoll.provisioning.issuer is not the issuer of a Keycloak realm");
        }
        if (linkLife.isNegative() || linkLife.isZero() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("plimsoll.provisioning: link-life and timeout must be positive");
        }
    }

    /** The address below which the realms are. */
    String server() {
        return issuer.substring(0, issuer.lastIndexOf(REALMS));
    }

    /** The realm's name. */
    String realm() {
        String name = issuer.substring(issuer.lastIndexOf(REALMS) + REALMS.length());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    boolean complete() {
        return !issuer.isBlank() && !secret.isBlank();
    }
}

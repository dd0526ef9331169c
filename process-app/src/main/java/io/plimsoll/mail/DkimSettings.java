package io.plimsoll.mail;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key that mail is signed with for its sender's domain, where no mail server does that (RFC 6376).
 *
 * @param selector under which the domain publishes the key; without one nothing is signed
 * @param key the file of an RSA private key in PEM, 2048 bits or more
 */
@Validated
@ConfigurationProperties("plimsoll.mail.dkim")
record DkimSettings(
        @DefaultValue("") @NotNull @Pattern(regexp = "|[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?")
        String selector,

        @DefaultValue("") @NotNull String key) {

    /** One without the other signs nothing, and nobody would notice. */
    @AssertTrue(message = "selector and key are set together or not at all") boolean isWhole() {
        return selector.isEmpty() == key.isEmpty();
    }
}

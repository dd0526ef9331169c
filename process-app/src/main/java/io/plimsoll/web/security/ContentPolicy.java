package io.plimsoll.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What a browser may load and where forms may lead, after Content Security Policy Level 3. Nothing inline, nothing
 * from elsewhere.
 *
 * @param issuer sources, separated by blanks, that a form may be redirected to besides ourselves: signing out and
 *     signing again lead by the issuer
 */
public record ContentPolicy(String issuer) {

    private static final String REST = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ";

    private static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** Puts the policy, and its companions, on every response of a chain. */
    public void applyTo(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(REST + issuer))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES));
    }
}

package io.plimsoll.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
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

    /** Answers to machines are no pages, whoever opens one in a browser. */
    private static final String NO_PAGE =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /**
     * Puts the policy, and its companions, on every response of a chain. With the framework's own, which stay on:
     * no sniffing, no framing, and no keeping of what says nothing else about being kept.
     */
    public void applyTo(HeadersConfigurer<HttpSecurity> headers) {
        apply(headers, REST + issuer);
    }

    /** The same where only machines are answered. */
    public void applyToApi(HeadersConfigurer<HttpSecurity> headers) {
        apply(headers, NO_PAGE);
    }

    private static void apply(HeadersConfigurer<HttpSecurity> headers, String policy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}

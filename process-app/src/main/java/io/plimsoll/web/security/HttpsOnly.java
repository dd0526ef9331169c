package io.plimsoll.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to come by https only (RFC 6797), where the public address is one of https. Whether this process sees
 * https itself does not matter: as a rule a proxy in front of it ends TLS.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpsOnly extends OncePerRequestFilter {

    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    private final boolean https;

    HttpsOnly(Settings settings) {
        this.https = settings.publicUrl() != null
                && "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /** @param publicUrl where people reach this installation, as in {@code https://compliance.example.org} */
    @ConfigurationProperties("plimsoll")
    record Settings(@Nullable URI publicUrl) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (https) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        chain.doFilter(request, response);
    }
}

package io.plimsoll.web.security;

import io.plimsoll.web.session.IssuerUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 while the issuer cannot be asked. It is first asked at the first request that needs it, so that Plimsoll
 * starts without it, and in front of the filters that would turn its absence into a plain 500.
 */
class IssuerOutage extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerOutage.class);
    private final Consumer<HttpServletRequest> askIssuer;

    private IssuerOutage(Consumer<HttpServletRequest> askIssuer) {
        this.askIssuer = askIssuer;
    }

    /** For a chain that checks tokens: the decoder, further down, asks for the keys. */
    static IssuerOutage atApi() {
        return new IssuerOutage(request -> {});
    }

    /** For a chain that sends people to the issuer. */
    static IssuerOutage atSignIn(ClientRegistrationRepository registrations) {
        return new IssuerOutage(request -> {
            if (request.getRequestURI().equals(request.getContextPath() + SecurityChains.SIGN_IN)) {
                registrations.findByRegistrationId(SecurityChains.REGISTRATION);
            }
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            askIssuer.accept(request);
            chain.doFilter(request, response);
        } catch (IssuerUnavailable | JwtDecoderInitializationException | AuthenticationServiceException e) {
            answer(response, e);
        }
    }

    /** Says that it is not the caller's fault, and when to come back. */
    static void answer(HttpServletResponse response, RuntimeException outage) throws IOException {
        LOG.warn("{}: {}", outage.getMessage(), String.valueOf(outage.getCause()));
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(IssuerUnavailable.RETRY_SECONDS));
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}

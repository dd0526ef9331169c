package io.plimsoll.web.limit;

import io.plimsoll.web.limit.Limits.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts by network address, before anybody is asked who they are: a guessed password and a made-up token cost us work
 * too. Scripts and styles are not counted.
 */
@Component
@Order(AddressLimit.BEFORE_SIGN_IN)
class AddressLimit extends OncePerRequestFilter {

    /** The security chains come at -100. */
    static final int BEFORE_SIGN_IN = -200;

    private final Limits limits;
    private final Refusals refusals;

    AddressLimit(Limits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Asked.isAsset(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = Address.subscriber(Objects.requireNonNullElse(request.getRemoteAddr(), ""));
        Optional<Refusal> refusal = limits.count(Limit.ADDRESS, from);
        if (refusal.isEmpty() && Asked.isSignIn(request)) {
            refusal = limits.count(Limit.SIGN_IN, from);
        } else if (refusal.isEmpty() && Asked.isCode(request)) {
            refusal = limits.count(Limit.CODE, from);
        } else if (refusal.isEmpty() && isAnonymous(request)) {
            refusal = limits.count(Limit.ANONYMOUS, from);
        }
        if (refusal.isPresent()) {
            refusals.answer(request, response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAnonymous(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !request.isRequestedSessionIdValid()
                && !Asked.isBackChannel(request);
    }
}

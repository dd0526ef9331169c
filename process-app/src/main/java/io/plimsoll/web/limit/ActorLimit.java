package io.plimsoll.web.limit;

import io.plimsoll.identity.Actor;
import io.plimsoll.web.limit.Limits.Refusal;
import io.plimsoll.web.security.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts by who signed in, wherever they come from: all they ask, and more tightly what is dear. */
@Component
@Order(ActorLimit.AFTER_SIGN_IN)
class ActorLimit extends OncePerRequestFilter {

    /** The security chains come at -100. */
    static final int AFTER_SIGN_IN = -99;

    private final Limits limits;
    private final Refusals refusals;
    private final CurrentActor current;

    ActorLimit(Limits limits, Refusals refusals, CurrentActor current) {
        this.limits = limits;
        this.refusals = refusals;
        this.current = current;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Asked.isAsset(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refusal = current.of(request).flatMap(actor -> count(request, actor));
        if (refusal.isPresent()) {
            refusals.answer(request, response, refusal.get());
        } else {
            chain.doFilter(request, response);
            refusals.tellOfSignature(request, response);
        }
    }

    private Optional<Refusal> count(HttpServletRequest request, Actor actor) {
        Optional<Refusal> all = limits.count(Limit.ACTOR, actor.subject());
        if (all.isEmpty() && Asked.isUpload(request)) {
            return limits.count(Limit.UPLOAD, actor.subject());
        } else if (all.isEmpty() && Asked.isAnswer(request)) {
            return limits.count(Limit.ANSWER, actor.subject());
        }
        return all;
    }
}

package io.plimsoll.web.security;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.SigningDemand;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Knows whether a sign-in is fresh and strong enough for what weighs as much as a signature. */
@Component
public class SignInFreshness {

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final SigningDemand demand;
    private final Clock clock;

    SignInFreshness(SigningDemand demand, Clock clock) {
        this.demand = demand;
        this.clock = clock;
    }

    /** Whether it is at this moment; the next may be too late. */
    public boolean isEnough(Actor actor) {
        return demand.isMetBy(actor.signIn(), clock.instant());
    }

    /**
     * @throws FreshSignInNeeded where the endpoint asks for one and the actor's is not
     */
    void require(HandlerMethod endpoint, HttpServletRequest request, Actor actor) {
        FreshSignInToChange asked = endpoint.getBeanType().getAnnotation(FreshSignInToChange.class);
        if (asked != null && !LOOKING.contains(request.getMethod()) && !isEnough(actor)) {
            throw new FreshSignInNeeded(demand, page(asked.back(), request));
        }
    }

    private static String page(String back, HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> given
                ? UriComponentsBuilder.fromPath(back)
                        .encode()
                        .buildAndExpand(variables(given))
                        .toUriString()
                : back;
    }

    private static Map<String, @Nullable Object> variables(Map<?, ?> given) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        given.forEach((name, value) -> variables.put(String.valueOf(name), value));
        return variables;
    }
}

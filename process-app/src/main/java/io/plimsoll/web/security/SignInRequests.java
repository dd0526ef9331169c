package io.plimsoll.web.security;

import io.plimsoll.identity.SigningDemand;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Sends people to the issuer; where a page asks for a fresh sign-in, with the demand to enter credentials again, and all
 * that a signature asks for. */
class SignInRequests implements OAuth2AuthorizationRequestResolver {

    /** The parameter that carries the page to come back to after a fresh sign-in. */
    static final String STEP_UP = "step_up";

    private final OAuth2AuthorizationRequestResolver plain;
    private final SigningDemand signing;
    private final Clock clock;

    SignInRequests(ClientRegistrationRepository registrations, SigningDemand signing, Clock clock) {
        this.plain = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        this.signing = signing;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return withStepUp(request, plain.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return withStepUp(request, plain.resolve(request, registration));
    }

    private @Nullable OAuth2AuthorizationRequest withStepUp(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest order) {
        if (order == null) {
            return null;
        }
        StepUp.forget(request);
        String returnTo = request.getParameter(STEP_UP);
        if (returnTo == null || !LocalPath.isLocal(returnTo)) {
            return order;
        }
        new StepUp(returnTo, currentSubject(), clock.instant()).keepIn(request);
        return OAuth2AuthorizationRequest.from(order)
                .additionalParameters(more -> {
                    more.put("prompt", "login");
                    more.put("max_age", "0");
                    if (!signing.acr().isEmpty()) {
                        more.put("acr_values", signing.acr());
                    }
                })
                .build();
    }

    private static @Nullable String currentSubject() {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        return current != null && current.getPrincipal() instanceof OidcUser user ? user.getSubject() : null;
    }
}

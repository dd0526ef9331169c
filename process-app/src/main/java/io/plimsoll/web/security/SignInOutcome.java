package io.plimsoll.web.security;

import com.nimbusds.jose.RemoteKeySourceException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads a person on after the issuer: to the page they wanted, or to one that says why not. */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInOutcome.class);

    private final SavedRequestAwareAuthenticationSuccessHandler toSavedPage =
            new SavedRequestAwareAuthenticationSuccessHandler();
    private final DefaultRedirectStrategy redirect = new DefaultRedirectStrategy();

    SignInOutcome(RequestCache cache) {
        toSavedPage.setRequestCache(cache);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        Optional<StepUp> step = StepUp.pending(request);
        StepUp.forget(request);
        if (step.isPresent()) {
            redirect.sendRedirect(request, response, step.get().returnTo());
        } else {
            toSavedPage.onAuthenticationSuccess(request, response, person);
        }
    }

    /** The framework says of a silent issuer that its answer was not good; the cause tells the two apart. */
    private static boolean isOutage(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceAccessException
                    || cause instanceof HttpServerErrorException
                    || cause instanceof RemoteKeySourceException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        String code = isOutage(refusal)
                ? SignedInPeople.UNAVAILABLE
                : refusal instanceof OAuth2AuthenticationException known
                        ? known.getError().getErrorCode()
                        : "";
        LOG.info("A sign-in was refused: {}", code.isEmpty() ? refusal.getMessage() : code);
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(SignInPages.FAILED)
                .queryParam("reason", SignInFailure.ofCode(code).word());
        StepUp.pending(request).ifPresent(step -> page.queryParam("back", "{back}"));
        String back = StepUp.pending(request).map(StepUp::returnTo).orElse("");
        StepUp.forget(request);
        redirect.sendRedirect(
                request, response, page.encode().buildAndExpand(back).toUriString());
    }
}

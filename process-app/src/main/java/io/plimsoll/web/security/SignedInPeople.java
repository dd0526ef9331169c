package io.plimsoll.web.security;

import io.plimsoll.identity.SigningDemand;
import io.plimsoll.web.session.CurrentUser;
import io.plimsoll.web.session.Rights;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Takes in a person who comes back from the issuer. The id token says who it is; roles and clients are in the access
 * token only, as Keycloak does it, which is checked as the API checks it.
 */
class SignedInPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** Refusal of a fresh sign-in by somebody else. */
    static final String OTHER_PERSON = "other_person";
    /** Refusal of a fresh sign-in that was none. */
    static final String NOT_FRESH = "not_fresh";

    /** Refusal of a fresh sign-in without the second factor that was asked for. */
    static final String TOO_WEAK = "too_weak";

    /** The issuer went away while somebody signed in. */
    static final String UNAVAILABLE = "temporarily_unavailable";

    private final JwtDecoder tokens;
    private final SigningDemand signing;

    SignedInPeople(JwtDecoder tokens, SigningDemand signing) {
        this.tokens = tokens;
        this.signing = signing;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken identity = request.getIdToken();
        Jwt access = decode(request.getAccessToken().getTokenValue());
        String subject = Objects.requireNonNull(identity.getSubject());
        if (!subject.equals(access.getSubject())) {
            throw refusal("mixed_tokens");
        }
        checkStepUp(subject, identity);
        return new CurrentUser(identity, Rights.of(access.getClaims()));
    }

    private Jwt decode(String token) {
        try {
            return tokens.decode(token);
        } catch (BadJwtException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error("access_token_refused"), e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNAVAILABLE), e);
        }
    }

    private void checkStepUp(String subject, OidcIdToken identity) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        StepUp.pending(request).ifPresent(step -> {
            if (!step.isBy(subject)) {
                throw refusal(OTHER_PERSON);
            }
            if (!step.isSatisfiedBy(identity.getAuthenticatedAt())) {
                throw refusal(NOT_FRESH);
            }
            if (!signing.isLevelEnough(Objects.requireNonNullElse(identity.getAuthenticationContextClass(), ""))) {
                throw refusal(TOO_WEAK);
            }
        });
    }

    private static OAuth2AuthenticationException refusal(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}

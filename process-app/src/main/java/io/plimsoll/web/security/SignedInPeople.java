package io.plimsoll.web.security;

import io.plimsoll.identity.SigningDemand;
import io.plimsoll.identity.TokenClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
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
        Map<String, Object> rights = new HashMap<>();
        rights.put("sub", subject);
        for (String claim : List.of(TokenClaims.ROLES, TokenClaims.CLIENTS)) {
            if (access.hasClaim(claim)) {
                rights.put(claim, access.getClaim(claim));
            }
        }
        return new DefaultOidcUser(List.of(), identity, new OidcUserInfo(rights), "preferred_username");
    }

    private Jwt decode(String token) {
        try {
            return tokens.decode(token);
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error("access_token_refused"), e);
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

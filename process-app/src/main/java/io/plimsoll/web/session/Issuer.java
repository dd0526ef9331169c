package io.plimsoll.web.session;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Asks the issuer whether what it said earlier still holds. Tokens say what somebody could do when they were made;
 * this says what they may do now. The issuer judges times by its own clock.
 */
public interface Issuer {

    /**
     * About somebody with a browser.
     *
     * @param subject whose sign-in it is; an answer about somebody else counts as {@link Standing.Ended}
     * @param refreshToken the newest that the issuer gave for this sign-in, "" where it gave none
     * @throws IssuerUnavailable where it cannot be asked now
     */
    Standing ofSession(String subject, String refreshToken);

    /**
     * About somebody with a bearer token.
     *
     * @param token checked already
     * @throws IssuerUnavailable where it cannot be asked now
     */
    Standing ofToken(Jwt token);
}

package io.plimsoll.web.security;

import io.plimsoll.identity.SigningDemand;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks for a new sign-in before a signature and whatever weighs as much. At pages the person is sent to the issuer and comes back to where they
 * were; at the API the caller is told, after RFC 9470, to get a fresher or stronger token.
 */
public final class FreshSignIn {

    /** The parameter by which a page knows that it was come back to, and that what was asked for is not done yet. */
    public static final String AGAIN = "signed-in";

    private FreshSignIn() {}

    /**
     * The address that sends a person to sign in again and brings them back, as the same person or not at all. What
     * they typed is for the page to keep.
     *
     * @param returnTo the path of a page of ours, with its query
     * @throws IllegalArgumentException where that is not a path of this application
     */
    public static String address(String returnTo) {
        if (!LocalPath.isLocal(returnTo)) {
            throw new IllegalArgumentException("Not a path of this application");
        }
        return UriComponentsBuilder.fromPath(SecurityChains.SIGN_IN)
                .queryParam(SignInRequests.STEP_UP, "{path}")
                .encode()
                .buildAndExpand(returnTo)
                .toUriString();
    }

    /** The answer of the API to a token whose sign-in is too old or too weak (RFC 9470, section 3). */
    public static ResponseEntity<Object> challenge(SigningDemand demand) {
        String challenge = "Bearer error=\"insufficient_user_authentication\", error_description=\"This needs a"
                + " fresh sign-in\"";
        if (!demand.acr().isEmpty()) {
            challenge += ", acr_values=\"" + demand.acr() + "\"";
        }
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        challenge + ", max_age=\"" + demand.maxAge().toSeconds() + "\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNAUTHORIZED, "This needs a fresh sign-in: please sign in again"));
    }
}

package io.plimsoll.web.security;

import io.plimsoll.identity.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks for a new sign-in before something weighty, such as a signature. At pages the person is sent to the issuer and
 * comes back to where they were; at the API the caller is told, after RFC 9470, to get a fresher token.
 */
@Component
public class FreshSignIn {

    private final Duration maxAge;
    private final Clock clock;

    FreshSignIn(SigningSettings signing, Clock clock) {
        this.maxAge = signing.maxAge();
        this.clock = clock;
    }

    /** Whether the actor signed in recently enough to sign. */
    public boolean isFresh(Actor actor) {
        return isFresh(actor, maxAge);
    }

    /** Whether the actor entered credentials no longer ago than this. */
    public boolean isFresh(Actor actor, Duration atMost) {
        Instant signedInAt = actor.signIn().authenticatedAt();
        return signedInAt != null && !signedInAt.isBefore(clock.instant().minus(atMost));
    }

    /**
     * The view name that sends a person to sign in again and brings them back, as the same person or not at all. What
     * they typed is for the page to keep.
     *
     * @param returnTo the path of a page of ours, with its query
     * @throws IllegalArgumentException where that is not a path of this application
     */
    public String redirect(String returnTo) {
        return "redirect:" + address(returnTo);
    }

    /** The same as a path, for scripts that lead the browser there. */
    public String address(String returnTo) {
        if (!LocalPath.isLocal(returnTo)) {
            throw new IllegalArgumentException("Not a path of this application");
        }
        return UriComponentsBuilder.fromPath(SecurityChains.SIGN_IN)
                .queryParam(SignInRequests.STEP_UP, "{path}")
                .encode()
                .buildAndExpand(returnTo)
                .toUriString();
    }

    /** The answer of the API to a token whose sign-in is too old (RFC 9470, section 3). */
    public ResponseEntity<ProblemDetail> challenge() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNAUTHORIZED, "Sign in again: this needs a sign-in that is not older than " + maxAge);
        problem.setTitle("A fresh sign-in is needed");
        String challenge = "Bearer error=\"insufficient_user_authentication\", "
                + "error_description=\"A more recent authentication is required\", max_age=\"%d\"";
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge.formatted(maxAge.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

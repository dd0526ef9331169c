package io.plimsoll.web.security;

import io.plimsoll.identity.SigningDemand;
import java.io.Serial;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A change was asked for with a sign-in that is too old or too weak for it. Nothing was done. */
public class FreshSignInNeeded extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SigningDemand demand;
    private final String back;

    FreshSignInNeeded(SigningDemand demand, String back) {
        super("This needs a fresh sign-in");
        this.demand = demand;
        this.back = back;
    }

    /** The answer of the API: a challenge. */
    public ResponseEntity<Object> challenge() {
        return FreshSignIn.challenge(demand);
    }

    /** The answer of a page: to the sign-in, and from there back, where the page says that nothing was done yet. */
    public ResponseEntity<Object> redirect() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(FreshSignIn.address(back + "?" + FreshSignIn.AGAIN)))
                .build();
    }
}

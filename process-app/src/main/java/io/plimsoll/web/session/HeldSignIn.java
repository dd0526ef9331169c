package io.plimsoll.web.session;

import java.time.Instant;

/**
 * One browser in which somebody is signed in. Times are UTC by our clock, but for {@code issuedAt}.
 *
 * @param issuerSession the issuer's own name for the session ({@code sid}), "" where it has none
 * @param issuedAt when the issuer made the id token, by the issuer's clock
 * @param seenAt when the person last did something
 * @param confirmedAt when the issuer was last asked
 * @param sealedRefreshToken not to be read in the database
 */
record HeldSignIn(
        String id,
        String issuer,
        String issuerSession,
        String subject,
        Instant issuedAt,
        Instant signedInAt,
        Instant seenAt,
        Instant confirmedAt,
        Rights rights,
        byte[] sealedRefreshToken) {}

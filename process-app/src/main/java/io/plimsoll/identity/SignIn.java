package io.plimsoll.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the actor proved who they are; goes with every signature.
 *
 * @param authenticatedAt when the person last entered credentials, UTC; null for machines
 * @param level the token's {@code acr} (OpenID Connect Core 1.0, section 2), or "" where it has none
 * @param address the network address of the request, "" outside one
 * @param agent the user agent as sent, at most 400 characters, "" outside a request
 * @param tokenId the token's {@code jti} or session id, "" where there is none
 */
public record SignIn(@Nullable Instant authenticatedAt, String level, String address, String agent, String tokenId) {

    /** Nothing known, as for work the system does by itself. */
    public static SignIn none() {
        return new SignIn(null, "", "", "", "");
    }
}

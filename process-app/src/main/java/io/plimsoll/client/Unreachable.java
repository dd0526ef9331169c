package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import java.time.Instant;

/**
 * A person of a client whom mail does not reach.
 *
 * @param contact the person's id
 * @param since when the first mail came back, UTC
 * @param reason what their server said, one line
 */
public record Unreachable(
        ClientId client, String clientName, String contact, String name, String email, Instant since, String reason) {}

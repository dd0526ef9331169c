package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go besides people's mailboxes. Its address is a secret, so only the host is here.
 *
 * @param client whose people it stands beside, null for the MSP's own
 * @param roles of the MSP, whose mail it gets as well; none for a client's channel, which gets what its people are told
 * @param isOn whether messages are queued for it
 * @param addedBy the name of who added it
 */
public record Channel(
        String id,
        @Nullable ClientId client,
        ChannelKind kind,
        String name,
        String host,
        Set<Role> roles,
        boolean isOn,
        String addedBy,
        Instant addedAt) {

    /** What the outbox calls it; names are given once. */
    String recipient() {
        return PlainText.cut(kind.label() + " " + name + " (" + host + ")", 254);
    }
}

package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel as somebody wants it.
 *
 * @param kind null where none was chosen
 * @param url where it is posted to; whoever has it can write there
 * @param secret what a webhook is signed with, "" for the other kinds
 * @param client whose people it stands beside, null for the MSP's own
 * @param roles of the MSP, whose mail it gets as well; nothing is made of them for a client's
 */
public record NewChannel(
        String name,
        @Nullable ChannelKind kind,
        String url,
        String secret,
        @Nullable ClientId client,
        Set<Role> roles) {

    /** Without address and secret, for logs. */
    @Override
    public String toString() {
        return "NewChannel[kind=" + kind + ", client=" + client + "]";
    }
}

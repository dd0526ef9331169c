package io.plimsoll.securityevent;

import io.plimsoll.identity.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at the doors. Holds no secret, no token and no session id, and never what a form said.
 *
 * @param kind what happened
 * @param by who did it, null where nobody is known
 * @param address the network address it came from, "" where it came from none
 * @param call the request it happened in, null outside of one
 * @param about the account or thing it happened to, "" where that is who did it
 * @param detail why, in fixed words of ours
 */
public record SecurityEvent(
        SecurityEventKind kind,
        @Nullable Actor by,
        String address,
        @Nullable Call call,
        String about,
        String detail) {

    /**
     * @param method of HTTP
     * @param path without its query, which may hold a secret
     */
    public record Call(String method, String path) {}

    /** Something that happened in a request. */
    public static SecurityEvent of(
            SecurityEventKind kind, @Nullable Actor by, @Nullable String address, Call call, String detail) {
        return new SecurityEvent(kind, by, Objects.requireNonNullElse(address, ""), call, "", detail);
    }

    /** Something that an actor did, or that was done to somebody or something else. */
    public static SecurityEvent of(SecurityEventKind kind, Actor by, String about, String detail) {
        return new SecurityEvent(kind, by, by.signIn().address(), null, about, detail);
    }
}

package io.plimsoll.web.security;

import io.plimsoll.guest.Guest;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Stands for somebody who came in by a code, for one request: it is made anew for each and kept nowhere. */
final class ByCodeToken extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Guest guest;

    ByCodeToken(Guest guest) {
        super(List.of());
        this.guest = guest;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Guest getPrincipal() {
        return guest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

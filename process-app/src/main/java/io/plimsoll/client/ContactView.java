package io.plimsoll.client;

import io.plimsoll.identity.Role;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person of the client.
 *
 * @param role {@link Role#CLIENT_MEMBER} or {@link Role#CLIENT_SIGNATORY}
 * @param active whether mail goes to them; false for those who have left
 * @param account the issuer's id of the account that they sign in with, null where none was seen yet
 * @param byCodeSince since when they may answer by a code, UTC; null where they may not
 */
public record ContactView(
        String id,
        String name,
        String email,
        Role role,
        Locale locale,
        boolean active,
        @Nullable String account,
        @Nullable Instant byCodeSince) {

    /** Whether an administrator lets them answer without an account, and they have none. */
    public boolean answersByCode() {
        return byCodeSince != null && active && account == null;
    }
}

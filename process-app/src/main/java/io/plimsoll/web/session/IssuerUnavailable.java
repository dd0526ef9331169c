package io.plimsoll.web.session;

import org.jspecify.annotations.Nullable;

/** The issuer could not be asked; worth another try soon. Until then nobody is let in on its word. */
public class IssuerUnavailable extends RuntimeException {

    /** When to try again, for {@code Retry-After}. */
    public static final int RETRY_SECONDS = 30;

    public IssuerUnavailable(String why, @Nullable Throwable cause) {
        super("The OpenID provider does not answer: " + why, cause);
    }
}

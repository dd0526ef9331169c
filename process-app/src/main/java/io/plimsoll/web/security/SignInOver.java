package io.plimsoll.web.security;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** The issuer says that this person or token may not come in any more. */
class SignInOver extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1L;

    SignInOver() {
        super("This sign-in is over");
    }
}

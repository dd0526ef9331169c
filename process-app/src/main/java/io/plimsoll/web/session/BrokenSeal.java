package io.plimsoll.web.session;

import org.jspecify.annotations.Nullable;

/** What was read from the database is not what this installation wrote, or was written with another key. */
class BrokenSeal extends RuntimeException {

    BrokenSeal(@Nullable Throwable cause) {
        super("Sealed with another key, or changed since", cause);
    }
}

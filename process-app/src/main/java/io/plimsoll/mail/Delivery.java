package io.plimsoll.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one try to hand a mail to the server ended. */
sealed interface Delivery {

    /** The server took it. */
    record Accepted() implements Delivery {}

    /**
     * It may work later: the server is away, busy or asks to wait (4yz, RFC 5321 section 4.2.1).
     *
     * @param pause how long the server asks us to stay away, null where it says nothing of it
     */
    record Deferred(String reason, @Nullable Duration pause) implements Delivery {

        Deferred(String reason) {
            this(reason, null);
        }
    }

    /** It was handed over, and the answer never came: it may have arrived or not (RFC 5321, section 4.5.3.2.6). */
    record Unknown(String reason) implements Delivery {}

    /**
     * It will never work: the server refused it for good (5yz), or it cannot be addressed.
     *
     * @param address whether it is the address that is refused, and not what is sent to it
     */
    record Refused(String reason, boolean address) implements Delivery {}
}

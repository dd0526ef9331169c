package io.plimsoll.web.session;

/** What the issuer says about somebody who came in before. */
public sealed interface Standing {

    /**
     * They still may, and this is what.
     *
     * @param refreshToken with which to ask next time; "" where the issuer needs none
     */
    record Confirmed(Rights rights, String refreshToken) implements Standing {

        /** Without the token, for logs. */
        @Override
        public String toString() {
            return "Confirmed[" + rights + "]";
        }
    }

    /**
     * They may no longer: signed out, disabled, or the token is none.
     *
     * @param reason for the log
     */
    record Ended(String reason) implements Standing {}
}

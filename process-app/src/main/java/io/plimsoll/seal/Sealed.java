package io.plimsoll.seal;

/**
 * A PDF that shows every change made to it.
 *
 * @param certificate fingerprint of what it was sealed with
 * @param time whether somebody else's time is in the seal
 */
public record Sealed(byte[] pdf, String certificate, Time time) {

    /** What became of asking a timestamp authority. */
    public enum Time {
        /** None is configured. */
        OWN_CLOCK,
        /** It gave the time. */
        AUTHORITY,
        /** It gave none, and what had to be sealed was sealed all the same. */
        AUTHORITY_SILENT
    }
}

package io.plimsoll.finding;

/** What became of a delivery at the door. */
public sealed interface Received {

    /** It is kept and will be read. */
    record Accepted(ScanView scan) implements Received {}

    /**
     * It is larger than allowed.
     *
     * @param most bytes
     */
    record TooLarge(long most) implements Received {}

    /**
     * The order makes no sense.
     *
     * @param reason plain words for whoever sent it
     */
    record Refused(String reason) implements Received {}
}

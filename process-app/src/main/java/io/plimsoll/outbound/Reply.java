package io.plimsoll.outbound;

/** What came of a call. */
public sealed interface Reply {

    /** It arrived: any status of 2xx. */
    record Taken() implements Reply {}

    /**
     * The other side answered with something else, or not at all; worth another try later.
     *
     * @param reason in plain words, with nothing of what the other side said
     */
    record Failed(String reason) implements Reply {}

    /**
     * The address is not one that may be called; another try will not help before the configuration changes.
     *
     * @param reason in plain words
     */
    record NotAllowed(String reason) implements Reply {}
}

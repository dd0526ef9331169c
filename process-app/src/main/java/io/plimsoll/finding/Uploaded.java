package io.plimsoll.finding;

/** What became of a file for the checks. */
public sealed interface Uploaded {

    /** It is kept and counts from the next run on. */
    record Kept() implements Uploaded {}

    /**
     * It is not kept.
     *
     * @param reason plain words for whoever sent it
     */
    record Refused(String reason) implements Uploaded {}
}

package io.plimsoll.finding;

/** What became of an analyst's decision about a check. */
public sealed interface MapResult {

    /**
     * It is remembered, and what waited was brought up.
     *
     * @param clients for how many clients the check had been delivered
     */
    record Remembered(int clients) implements MapResult {}

    /** No standard has such a requirement. */
    record NoSuchControl() implements MapResult {}

    /** There is no such check, or its name is too long to be one. */
    record NoSuchCheck() implements MapResult {}
}

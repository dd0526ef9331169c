package io.plimsoll.noncompliance;

/** What became of an attempt to end a case by hand. */
public sealed interface EndResult {

    /** The matter is over; the case closes as soon as nothing is held any more. */
    record Ended(CaseView ended) implements EndResult {}

    /** It was over before. */
    record AlreadyOver(CaseView found) implements EndResult {}
}

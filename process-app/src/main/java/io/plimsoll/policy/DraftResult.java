package io.plimsoll.policy;

import java.time.Instant;

/** What came of a change to the draft. */
public sealed interface DraftResult {

    /** It is kept; what is still wrong with it stands in it. */
    record Kept(DraftView draft) implements DraftResult {}

    /** Somebody else changed the table meanwhile; nothing was kept. */
    record Overtaken(String by, Instant at) implements DraftResult {}

    /** It could not be; why, in words. */
    record Refused(String message) implements DraftResult {}
}

package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import java.time.Instant;

/**
 * What the present calendar of a client would do to a clock that an earlier one started.
 *
 * @param task what is asked, the form's id
 * @param calendar the version that the client was told by
 * @param before until when the client has time now
 * @param after until when it would have; always later, since what was told does not come forward
 */
public record ClockMove(CaseNumber number, String title, String task, int calendar, Instant before, Instant after) {}

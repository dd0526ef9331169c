package io.plimsoll.noncompliance;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.CaseNumber;
import java.time.Instant;

/**
 * A request to the client that is open.
 *
 * @param id opaque, the cause of its mails
 * @param reminders how many have been sent
 */
public record RequestView(
        String id, CaseNumber number, String task, Instant askedAt, Deadline due, int reminders, int rungs) {}

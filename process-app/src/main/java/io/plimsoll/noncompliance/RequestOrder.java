package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import java.util.Map;
import java.util.Set;

/**
 * Something to be asked of the client.
 *
 * @param task the form's id
 * @param workingDays how long there is to answer, fractions allowed
 * @param asked the client roles that may answer
 * @param mailEvent the template's event, audience client, as in {@code answer-asked}
 * @param mailModel what this event's template needs beyond the common case model
 */
public record RequestOrder(
        CaseNumber number,
        String task,
        double workingDays,
        Set<Role> asked,
        String mailEvent,
        Map<String, Object> mailModel) {}

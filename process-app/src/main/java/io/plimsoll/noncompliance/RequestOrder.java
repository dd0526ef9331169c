package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be asked of the client.
 *
 * @param task the form's id
 * @param workingDays how long there is to answer, fractions allowed
 * @param asked the client roles that may answer
 * @param mailEvent the template's event, audience client, as in {@code answer-asked}
 * @param mailModel what this event's template needs beyond the common case model
 * @param until when the time to answer ends, where that was agreed and is not reckoned; else null
 */
public record RequestOrder(
        CaseNumber number,
        String task,
        double workingDays,
        Set<Role> asked,
        String mailEvent,
        Map<String, Object> mailModel,
        @Nullable Instant until) {

    /** A request with so many working days to answer, counted from when it is made. */
    public RequestOrder(
            CaseNumber number,
            String task,
            double workingDays,
            Set<Role> asked,
            String mailEvent,
            Map<String, Object> mailModel) {
        this(number, task, workingDays, asked, mailEvent, mailModel, null);
    }

    /** A request whose end was agreed beforehand, as the last day of a plan. */
    public static RequestOrder until(
            Instant end,
            CaseNumber number,
            String task,
            Set<Role> asked,
            String mailEvent,
            Map<String, Object> mailModel) {
        return new RequestOrder(number, task, 0, asked, mailEvent, mailModel, end);
    }
}

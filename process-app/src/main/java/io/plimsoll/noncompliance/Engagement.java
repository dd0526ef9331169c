package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Each request to the client, each reminder, each answer and each silence. At most one request of a case is open. */
@Component
public class Engagement {

    /** Opens a request, records it, mails those asked. Closes a request left open before. */
    public RequestView ask(RequestOrder order, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The open request. */
    public Optional<RequestView> current(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** When the next reminder is due: the first rung strictly later than now; empty after the last. Pure, no writes. */
    public Optional<Instant> nextReminder(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Sends the reminder of the highest rung that is due. */
    public void remind(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** The client answered the open request. */
    public void answered(CaseNumber number, String outcome, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The deadline passed without an answer. */
    public void silent(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Adds a line that is neither request nor answer, as for an extension. */
    public void note(CaseNumber number, String kind, String detail, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** When the MSP's own next decision is due, by the case's policy, from now. */
    public Instant decisionDueAt(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** The whole record, oldest first. */
    public List<EngagementEntry> record(CaseNumber number, Actor reader) {
        throw new UnsupportedOperationException();
    }
}

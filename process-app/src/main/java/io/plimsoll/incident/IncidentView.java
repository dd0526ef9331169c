package io.plimsoll.incident;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its readers see it.
 *
 * @param ours whether the MSP reported it
 * @param reportedBy a name
 * @param clockEndsAt until when the other side must know of it
 * @param heardAt when the other side knew, null while it does not
 * @param overrun how long that was, or is, too late
 * @param severity null while nobody has rated it
 * @param rubric what the table said, null as above; for the MSP's people only, as is {@code departure}
 * @param departure why the severity is another than the table's, "" where it is not
 * @param toldAt when the client was told, null where it was not
 * @param receipt null while nobody has confirmed
 * @param conclusion null before it is closed
 * @param documentId the closure report, null before
 * @param lines what happened, oldest first
 * @param elsewhere the same occurrence at other clients, as far as the reader may see them; for the MSP's people only
 */
public record IncidentView(
        IncidentNumber number,
        ClientId client,
        boolean ours,
        boolean confirmed,
        String summary,
        String systems,
        String data,
        List<String> services,
        Instant noticedAt,
        String noticedBy,
        Instant reportedAt,
        String reportedBy,
        Instant clockEndsAt,
        @Nullable Instant heardAt,
        Duration overrun,
        String lateReason,
        IncidentState state,
        @Nullable Severity severity,
        @Nullable Severity rubric,
        String departure,
        @Nullable Instant toldAt,
        @Nullable Instant receiptDueAt,
        @Nullable Receipt receipt,
        @Nullable Instant receiptAt,
        @Nullable IncidentEnd ending,
        @Nullable Instant closedAt,
        @Nullable Conclusion conclusion,
        @Nullable String documentId,
        List<Member> taskForce,
        List<Disclosure> disclosures,
        List<Line> lines,
        List<Elsewhere> elsewhere) {

    /** What is learned from it. */
    public record Conclusion(String rootCause, String measures, String lessons) {}

    /**
     * Somebody of the task force.
     *
     * @param part what they do in it
     * @param contact how to reach them
     */
    public record Member(String name, String part, String contact) {}

    /**
     * Who else must be told.
     *
     * @param whom insurer, authority or customers
     * @param outcome done or not-applicable, "" while open
     * @param words what was done, or why it does not apply
     * @param reminders the number of the last reminder to the MSP's own people, 0 before
     */
    public record Disclosure(
            String whom,
            Instant dueAt,
            String outcome,
            String words,
            String by,
            @Nullable Instant at,
            int reminders) {

        /** Whether nobody has said what came of it. */
        public boolean open() {
            return outcome.isEmpty();
        }

        /** Whether it came, or is, after its time. */
        public boolean late(Instant now) {
            return (at == null ? now : at).isAfter(dueAt);
        }
    }

    /**
     * Something that happened.
     *
     * @param what kebab-case, as in the ledger
     * @param by a name, "" for the system
     */
    public record Line(Instant at, String what, String by, String words) {}

    /** The same occurrence at another client. */
    public record Elsewhere(IncidentNumber number, ClientId client) {}

    /** The beginning of what was reported. */
    public String title() {
        return IncidentWords.title(summary);
    }

    /** Whether it is not over. */
    public boolean open() {
        return state != IncidentState.CLOSED;
    }
}

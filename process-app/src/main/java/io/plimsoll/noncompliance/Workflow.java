package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The port to the process engine: what the domain tells it, named after what happened. All within the caller's transaction. */
public interface Workflow {

    /**
     * A case that has just been opened.
     *
     * @param number its number, which becomes the business key
     * @param client the tenant
     */
    record OpenedCase(CaseNumber number, ClientId client) {}

    /** Starts one instance of the handling process for each. */
    void casesOpened(List<OpenedCase> cases);

    /** The matter is over; ends the instance through resumption if anything is held. No effect where none runs or it is already ending. */
    void caseOver(ClientId client, CaseNumber number);

    /** The text that lies before the client is to be changed; false, and no effect, where nothing waits for that. */
    boolean textToBeChanged(ClientId client, CaseNumber number);

    /** What was agreed no longer fits the evidence. No effect where nothing waits for it. */
    void evidenceWorsened(ClientId client, CaseNumber number);

    /** The client asks for more time for its work; false, and no effect, where nothing waits for that. */
    boolean extensionRequested(ClientId client, CaseNumber number);

    /** The days of the client's work are settled, so that it is asked anew. No effect where it is not asked for work. */
    void extensionDecided(ClientId client, CaseNumber number);

    /** A system said what came of an order that was under way. No effect where nothing waits for it. */
    void gatewayAnswered(ClientId client, CaseNumber number);

    /**
     * What is asked of the client now ends at another time, or is reminded of at others; its clocks are set anew. No
     * effect where nothing waits for the client.
     *
     * @param reminders whether a reminder is still to come
     */
    void requestReplanned(ClientId client, CaseNumber number, Instant due, boolean reminders);

    /** A time that runs about a case besides what the client is asked. */
    enum Term {
        CURE_WINDOW,
        LONGEST_PAUSE,
        NOTICE_PERIOD,
        DECIDE_EXTENSION;

        /** As in {@code cure-window}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of this key. */
        public static Term of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** That time ends at another moment; its clock is set anew. No effect where nothing waits for it. */
    void termMoved(ClientId client, CaseNumber number, Term term, Instant end);

    /** What is asked of the client has no end and no reminders until it is replanned. No effect where nothing waits. */
    void requestStopped(ClientId client, CaseNumber number);
}

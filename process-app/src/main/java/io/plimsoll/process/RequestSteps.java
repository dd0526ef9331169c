package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.Engagement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clocks of all models: until when the client has time to answer, and when to remind. */
@Component
public class RequestSteps implements ModelBean {

    /** A cycle that is over already, which is how the engine's timer is told to stop; null would be a failed job. */
    static final String NEVER_AGAIN = "R1/1970-01-01T00:00:00Z/PT1S";

    private final Engagement engagement;

    RequestSteps(Engagement engagement) {
        this.engagement = engagement;
    }

    /** Until when the client has time to answer what is asked now. */
    public Date dueAt(String caseNumber) {
        return engagement
                .current(new CaseNumber(caseNumber))
                .map(request -> StepCases.date(request.due().at()))
                .orElseThrow(() -> new IllegalStateException("Nothing is asked in case " + caseNumber));
    }

    /** Until when the MSP's own people have time, from now. */
    public Date decisionDueAt(String caseNumber) {
        return StepCases.date(engagement.decisionDueAt(new CaseNumber(caseNumber)));
    }

    /**
     * The next rung as a repeating interval (ISO 8601-1, 5.6) with a start: the engine asks again before each firing,
     * so only the start counts. On whole seconds, rounded up, or a rung that fires a moment early would fire again.
     */
    public String nextReminder(String caseNumber) {
        return cycle(engagement.nextReminder(new CaseNumber(caseNumber)));
    }

    static String cycle(Optional<Instant> rung) {
        return rung.map(RequestSteps::cycle).orElse(NEVER_AGAIN);
    }

    static String cycle(Instant rung) {
        return "R/%s/PT1S".formatted(wholeSecond(rung));
    }

    /** Sends the reminder that is due. */
    public void remind(String caseNumber) {
        engagement.remind(new CaseNumber(caseNumber));
    }

    /** Records that the client did not answer in time. */
    public void recordSilence(String caseNumber) {
        engagement.silent(new CaseNumber(caseNumber));
    }

    private static Instant wholeSecond(Instant at) {
        Instant down = at.truncatedTo(ChronoUnit.SECONDS);
        return down.equals(at) ? at : down.plusSeconds(1);
    }
}

package io.plimsoll.process;

import io.plimsoll.attestation.AttestationCourse;
import io.plimsoll.identity.ClientId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code attestation} asks of the domain; it is about a client and no case. */
@Component
public class AttestationSteps implements ModelBean {

    private final AttestationCourse course;

    AttestationSteps(AttestationCourse course) {
        this.course = course;
    }

    /** Records what counts no more and asks for what is due. */
    public void ask(String client) {
        course.ask(new ClientId(client));
    }

    /** Whether questions wait for answers. */
    public boolean isAnythingOpen(String client) {
        return course.isAnythingOpen(new ClientId(client));
    }

    /** Until when there is time to answer. */
    public Date dueAt(String client) {
        return StepCases.date(course.dueAt(new ClientId(client)));
    }

    /**
     * The next reminder as a repeating interval, as for requests about a case. Where part of the questions is answered
     * the task begins anew, also after the last reminder, and a timer must not begin in the past: then it is set to
     * after the deadline, which ends it before.
     */
    public String nextReminder(String client) {
        var id = new ClientId(client);
        return course.nextReminder(id).map(RequestSteps::cycle).orElseGet(() -> "R1/%s/PT1S"
                .formatted(course.dueAt(id).plus(1, ChronoUnit.DAYS)));
    }

    /** Sends the reminder that is due. */
    public void remind(String client) {
        course.remind(new ClientId(client));
    }

    /** Records what nobody answered in time. */
    public void recordSilence(String client) {
        course.silent(new ClientId(client));
    }

    /** When the client is asked next. */
    public Date nextCycleAt(String client) {
        return StepCases.date(course.nextCycleAt(new ClientId(client)));
    }

    /** Whether the client is still asked; for instances that began on the model's first version. */
    public boolean goesOn(String client) {
        return course.goesOn(new ClientId(client));
    }
}

package io.plimsoll.process;

import io.plimsoll.adoption.AdoptionCourse;
import io.plimsoll.adoption.AdoptionNumber;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code standard-adoption} asks of the domain; it is about an adoption and no case. */
@Component
public class AdoptionSteps implements ModelBean {

    private final AdoptionCourse course;

    AdoptionSteps(AdoptionCourse course) {
        this.course = course;
    }

    /** Writes down what the version changes for the client, and asks. */
    public void freezeAndAsk(String matter) {
        course.freezeAndAsk(new AdoptionNumber(matter));
    }

    /** Until when there is time to acknowledge. */
    public Date dueAt(String matter) {
        return StepCases.date(course.dueAt(new AdoptionNumber(matter)));
    }

    /** The next reminder as a repeating interval, as for requests about a case. */
    public String nextReminder(String matter) {
        return RequestSteps.cycle(course.nextReminder(new AdoptionNumber(matter)));
    }

    /** Sends the reminder that is due. */
    public void remind(String matter) {
        course.remind(new AdoptionNumber(matter));
    }

    /** Records that nobody answered in time. */
    public void recordSilence(String matter) {
        course.silent(new AdoptionNumber(matter));
    }

    /** Tells the service manager why the client refuses. */
    public void tellOfRefusal(String matter) {
        course.tellOfRefusal(new AdoptionNumber(matter));
    }

    /** When the version comes into force. */
    public Date inForceAt(String matter) {
        return StepCases.date(course.inForceAt(new AdoptionNumber(matter)));
    }

    /** The version binds from now on. */
    public void putInForce(String matter) {
        course.putInForce(new AdoptionNumber(matter));
    }
}

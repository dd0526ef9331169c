package io.plimsoll.process;

import io.plimsoll.incident.ClosureReport;
import io.plimsoll.incident.DisclosureReminders;
import io.plimsoll.incident.IncidentCourse;
import io.plimsoll.incident.IncidentNumber;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code incident-notification} asks of the domain; it is about an incident and no case. */
@Component
public class IncidentSteps implements ModelBean {

    private final IncidentCourse course;
    private final DisclosureReminders disclosures;
    private final ClosureReport report;

    IncidentSteps(IncidentCourse course, DisclosureReminders disclosures, ClosureReport report) {
        this.course = course;
        this.disclosures = disclosures;
        this.report = report;
    }

    /** Until when an analyst should have rated it. */
    public Date ratingDueAt(String matter) {
        return StepCases.date(course.ratingDueAt(new IncidentNumber(matter)));
    }

    /** Whether it is bad enough for the client to be told, and it was not yet. */
    public boolean isClientToBeTold(String matter) {
        return course.isClientToBeTold(new IncidentNumber(matter));
    }

    /** Tells the client's people. */
    public void tellClient(String matter) {
        course.tellClient(new IncidentNumber(matter));
    }

    /** Until when the client's people have time to confirm. */
    public Date receiptDueAt(String matter) {
        return StepCases.date(course.receiptDueAt(new IncidentNumber(matter)));
    }

    /** The next reminder as a repeating interval, as for requests about a case. */
    public String nextReminder(String matter) {
        return RequestSteps.cycle(course.nextReminder(new IncidentNumber(matter)));
    }

    /** Sends the reminder that is due. */
    public void remind(String matter) {
        course.remind(new IncidentNumber(matter));
    }

    /** Records that nobody confirmed in time. */
    public void recordSilence(String matter) {
        course.silent(new IncidentNumber(matter));
    }

    /** Until when the task force should have been called together. */
    public Date taskForceDueAt(String matter) {
        return StepCases.date(course.taskForceDueAt(new IncidentNumber(matter)));
    }

    /** Until when the insurer has to be told. */
    public Date insurerDueAt(String matter) {
        return StepCases.date(course.disclosureDueAt(new IncidentNumber(matter), "insurer"));
    }

    /** Until when the authority has to be told. */
    public Date authorityDueAt(String matter) {
        return StepCases.date(course.disclosureDueAt(new IncidentNumber(matter), "authority"));
    }

    /** Until when customers and the people concerned have to be told. */
    public Date customersDueAt(String matter) {
        return StepCases.date(course.disclosureDueAt(new IncidentNumber(matter), "customers"));
    }

    /** When the MSP's own people are reminded of whom they have to tell, as {@link RequestSteps#nextReminder}. */
    public String nextDisclosureReminder(String matter) {
        return RequestSteps.cycle(disclosures.next(new IncidentNumber(matter)));
    }

    /** Reminds them. */
    public void remindOfDisclosures(String matter) {
        disclosures.remind(new IncidentNumber(matter));
    }

    /** Until when it should be closed. */
    public Date closeDueAt(String matter) {
        return StepCases.date(course.closeDueAt(new IncidentNumber(matter)));
    }

    /** Makes the report and tells the client. */
    public void issueReport(String matter) {
        report.issue(new IncidentNumber(matter));
    }
}

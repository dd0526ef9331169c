package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.remediation.RemediationCourse;
import io.plimsoll.remediation.WorkCourse;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code remediation} asks of the domain. */
@Component
public class RemediationSteps implements ModelBean {

    private final RemediationCourse course;
    private final WorkCourse work;

    RemediationSteps(RemediationCourse course, WorkCourse work) {
        this.course = course;
        this.work = work;
    }

    /** Asks the client how it will be fixed. */
    public void askForPlan(String caseNumber) {
        course.askForPlan(new CaseNumber(caseNumber));
    }

    /** Keeps that no plan came in time. */
    public void silent(String caseNumber) {
        course.silent(new CaseNumber(caseNumber));
    }

    /** Sends the offer and asks for a decision on it. */
    public void sendProposal(String caseNumber) {
        course.sendProposal(new CaseNumber(caseNumber));
    }

    /** Keeps that the offer ran out. */
    public void recordExpiry(String caseNumber) {
        course.recordExpiry(new CaseNumber(caseNumber));
    }

    /** Begins the work. */
    public void begin(String caseNumber) {
        work.begin(new CaseNumber(caseNumber));
    }

    /** Begins the work and asks for the report of it, for instances of the model that did not do so in two steps. */
    public void start(String caseNumber) {
        work.beginAsBefore(new CaseNumber(caseNumber));
    }

    /** Asks the client to carry it out and report. */
    public void askForReport(String caseNumber) {
        work.askForReport(new CaseNumber(caseNumber));
    }

    /** When the next agreed day is over, as {@link RequestSteps#nextReminder}. */
    public String nextDay(String caseNumber) {
        return RequestSteps.cycle(work.nextDay(new CaseNumber(caseNumber)));
    }

    /** Notes what was not reported in time. */
    public void lookAtMilestones(String caseNumber) {
        work.lookAtMilestones(new CaseNumber(caseNumber));
    }

    /** Whether the last day has passed. */
    public boolean outOfTime(String caseNumber) {
        return work.isOutOfTime(new CaseNumber(caseNumber));
    }

    /** Keeps that the work was not reported in time. */
    public void recordOverdue(String caseNumber) {
        work.recordOverdue(new CaseNumber(caseNumber));
    }

    /** Until when somebody has to decide on more time. */
    public Date decideBy(String caseNumber) {
        return StepCases.date(work.decideBy(new CaseNumber(caseNumber)));
    }

    /** Gives the time that was asked for, since nobody decided. */
    public void grantUndecided(String caseNumber) {
        work.grantUndecided(new CaseNumber(caseNumber));
    }

    /** Counts a try that came to nothing. */
    public void countFailure(String caseNumber) {
        course.countFailure(new CaseNumber(caseNumber));
    }

    /** Whether the client may plan again. */
    public boolean triesLeft(String caseNumber) {
        return course.triesLeft(new CaseNumber(caseNumber));
    }
}

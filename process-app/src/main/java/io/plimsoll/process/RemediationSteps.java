package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.remediation.RemediationCourse;
import org.springframework.stereotype.Component;

/** What the model {@code remediation} asks of the domain. */
@Component
public class RemediationSteps implements ModelBean {

    private final RemediationCourse course;

    RemediationSteps(RemediationCourse course) {
        this.course = course;
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
    public void start(String caseNumber) {
        course.start(new CaseNumber(caseNumber));
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

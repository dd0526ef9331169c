package io.plimsoll.process;

import io.plimsoll.deviation.DeviationCourse;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code deviation-agreement} asks of the domain. */
@Component
public class DeviationSteps implements ModelBean {

    private final DeviationCourse course;

    DeviationSteps(DeviationCourse course) {
        this.course = course;
    }

    /** Freezes the text and asks the signatory. */
    public void freezeAndAsk(String caseNumber) {
        course.freezeAndAsk(new CaseNumber(caseNumber));
    }

    /** Keeps that nobody signed or declined in time. */
    public void silent(String caseNumber) {
        course.silent(new CaseNumber(caseNumber));
    }

    /** Decides how many people approve. */
    public void applyApprovalRule(String caseNumber) {
        course.applyApprovalRule(new CaseNumber(caseNumber));
    }

    /** Whether the director approves too. */
    public boolean secondApprovalNeeded(String caseNumber) {
        return course.secondApprovalNeeded(new CaseNumber(caseNumber));
    }

    /** Begins the agreed time. */
    public void putInForce(String caseNumber) {
        course.putInForce(new CaseNumber(caseNumber));
    }

    /** For the timer "Review due". */
    public Date reviewAt(String caseNumber) {
        return StepCases.date(course.reviewAt(new CaseNumber(caseNumber)));
    }

    /** For the timer "Expired". */
    public Date expiresAt(String caseNumber) {
        return StepCases.date(course.expiresAt(new CaseNumber(caseNumber)));
    }

    /** Tells the analysts that a review waits. */
    public void tellReviewDue(String caseNumber) {
        course.tellReviewDue(new CaseNumber(caseNumber));
    }

    /** Keeps that the agreed time ended before its renewal was decided. */
    public void termEnded(String caseNumber) {
        course.termEnded(new CaseNumber(caseNumber));
    }

    /** Lets what was agreed go on to its day, without a renewal. */
    public void runOut(String caseNumber) {
        course.runOut(new CaseNumber(caseNumber));
    }

    /** Ends the agreed time. */
    public void lapse(String caseNumber) {
        course.lapse(new CaseNumber(caseNumber));
    }
}

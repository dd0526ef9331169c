package io.plimsoll.process;

import io.plimsoll.client.Holds;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.enforcement.Pauses;
import io.plimsoll.enforcement.Terminations;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.StepCases.StepCase;
import io.plimsoll.remediation.Remediations;
import org.springframework.stereotype.Component;

/** What the model {@code non-compliance-handling} asks of the domain. */
@Component
public class HandlingSteps implements ModelBean {

    private final StepCases cases;
    private final NonCompliances nonCompliances;
    private final Deviations deviations;
    private final Remediations remediations;
    private final Pauses pauses;
    private final Terminations terminations;
    private final Holds holds;
    private final CaseFlow flow;

    HandlingSteps(
            StepCases cases,
            NonCompliances nonCompliances,
            Deviations deviations,
            Remediations remediations,
            Pauses pauses,
            Terminations terminations,
            Holds holds,
            CaseFlow flow) {
        this.cases = cases;
        this.nonCompliances = nonCompliances;
        this.deviations = deviations;
        this.remediations = remediations;
        this.pauses = pauses;
        this.terminations = terminations;
        this.holds = holds;
        this.flow = flow;
    }

    /** Rates by the decision table. */
    public void rateSeverity(String caseNumber) {
        nonCompliances.rate(new CaseNumber(caseNumber));
    }

    /** Fixes the version of the tables and what follows from it. */
    public void setResponsePolicy(String caseNumber) {
        nonCompliances.setResponsePolicy(new CaseNumber(caseNumber));
    }

    /** Opens a round and asks the client. */
    public void askForAnswer(String caseNumber) {
        nonCompliances.askForAnswer(new CaseNumber(caseNumber));
    }

    /** Whether the client may be asked once more. */
    public boolean roundsLeft(String caseNumber) {
        return nonCompliances.roundsLeft(new CaseNumber(caseNumber));
    }

    /** What was agreed no longer fits the evidence. */
    public void voidAgreement(String caseNumber) {
        deviations.voidFor(new CaseNumber(caseNumber), "The state is worse than what the agreement was made for.");
    }

    /** Hands the case to whoever decides on enforcement. */
    public void beginEnforcement(String caseNumber) {
        nonCompliances.beginEnforcement(new CaseNumber(caseNumber));
    }

    /** Whether a service is held because of the case, so that it must be resumed first. */
    public boolean anythingHeld(String caseNumber) {
        StepCase step = cases.of(caseNumber);
        return !holds.open(step.client(), step.number()).isEmpty();
    }

    /** Ends the case: the control is met. */
    public void closeMet(String caseNumber) {
        close(caseNumber, CaseOutcome.MET);
    }

    /** Ends the case: the client was right. */
    public void closeDismissed(String caseNumber) {
        close(caseNumber, CaseOutcome.DISMISSED);
    }

    /** Ends the case with the services. */
    public void closeTerminated(String caseNumber) {
        close(caseNumber, CaseOutcome.TERMINATED);
    }

    /** Ends the case with the outcome that the domain stored when the matter ended. */
    public void closeOver(String caseNumber) {
        var number = new CaseNumber(caseNumber);
        endAgreed(number);
        nonCompliances.closeOver(number);
        flow.keep(number);
    }

    private void close(String caseNumber, CaseOutcome outcome) {
        StepCase step = cases.of(caseNumber);
        endAgreed(step.number());
        nonCompliances.close(step.number(), outcome, step.actor());
        flow.keep(step.number());
    }

    private void endAgreed(CaseNumber number) {
        deviations.matterOver(number);
        remediations.matterOver(number);
        pauses.matterOver(number);
        terminations.matterOver(number);
    }
}

package io.plimsoll.process;

import io.plimsoll.client.Holds;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.StepCases.StepCase;
import org.springframework.stereotype.Component;

/** What the model {@code non-compliance-handling} asks of the domain. */
@Component
class HandlingSteps implements ModelBean {

    private final StepCases cases;
    private final NonCompliances nonCompliances;
    private final Holds holds;
    private final CaseFlow flow;

    HandlingSteps(StepCases cases, NonCompliances nonCompliances, Holds holds, CaseFlow flow) {
        this.cases = cases;
        this.nonCompliances = nonCompliances;
        this.holds = holds;
        this.flow = flow;
    }

    public void rateSeverity(String caseNumber) {
        nonCompliances.rate(new CaseNumber(caseNumber));
    }

    public void setResponsePolicy(String caseNumber) {
        nonCompliances.setResponsePolicy(new CaseNumber(caseNumber));
    }

    public void askForAnswer(String caseNumber) {
        nonCompliances.askForAnswer(new CaseNumber(caseNumber));
    }

    public boolean roundsLeft(String caseNumber) {
        return nonCompliances.roundsLeft(new CaseNumber(caseNumber));
    }

    public void beginEnforcement(String caseNumber) {
        StepCase step = cases.of(caseNumber);
        nonCompliances.enter(step.number(), CaseState.ENFORCING, step.actor());
    }

    public boolean anythingHeld(String caseNumber) {
        StepCase step = cases.of(caseNumber);
        return !holds.open(step.client(), step.number()).isEmpty();
    }

    public void closeMet(String caseNumber) {
        close(caseNumber, CaseOutcome.MET);
    }

    public void closeDismissed(String caseNumber) {
        close(caseNumber, CaseOutcome.DISMISSED);
    }

    public void closeTerminated(String caseNumber) {
        close(caseNumber, CaseOutcome.TERMINATED);
    }

    /** The outcome is the one that the domain stored when the matter ended. */
    public void closeOver(String caseNumber) {
        var number = new CaseNumber(caseNumber);
        nonCompliances.closeOver(number);
        flow.keep(number);
    }

    private void close(String caseNumber, CaseOutcome outcome) {
        StepCase step = cases.of(caseNumber);
        nonCompliances.close(step.number(), outcome, step.actor());
        flow.keep(step.number());
    }
}

package io.plimsoll.process;

import io.plimsoll.enforcement.Resumptions;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.stereotype.Component;

/** What the model {@code service-resumption} asks of the domain. */
@Component
public class ResumptionSteps implements ModelBean {

    private final Resumptions resumptions;

    ResumptionSteps(Resumptions resumptions) {
        this.resumptions = resumptions;
    }

    public void askForApproval(String caseNumber) {
        resumptions.askForApproval(new CaseNumber(caseNumber));
    }

    public Date askAgainAt(String caseNumber) {
        return StepCases.date(resumptions.askAgainAt(new CaseNumber(caseNumber)));
    }

    public void beginResuming(String caseNumber) {
        resumptions.beginResuming(new CaseNumber(caseNumber));
    }

    public void resumeServices(String caseNumber) {
        resumptions.resumeServices(new CaseNumber(caseNumber)).ifPresent(reason -> {
            throw new BpmnError("RESUMPTION_REFUSED", reason);
        });
    }

    public void confirmResumed(String caseNumber) {
        resumptions.confirmResumed(new CaseNumber(caseNumber));
    }
}

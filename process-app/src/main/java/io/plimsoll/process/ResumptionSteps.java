package io.plimsoll.process;

import io.plimsoll.enforcement.EarlierModels;
import io.plimsoll.enforcement.Resumptions;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.stereotype.Component;

/** What the model {@code service-resumption} asks of the domain. */
@Component
public class ResumptionSteps implements ModelBean {

    private final Resumptions resumptions;
    private final EarlierModels earlier;

    ResumptionSteps(Resumptions resumptions, EarlierModels earlier) {
        this.resumptions = resumptions;
        this.earlier = earlier;
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

    public void recordRefusal(String caseNumber) {
        resumptions.recordRefusal(new CaseNumber(caseNumber));
    }

    /** For instances of earlier models. */
    public void resumeServices(String caseNumber) {
        earlier.resumeServices(new CaseNumber(caseNumber)).ifPresent(reason -> {
            throw new BpmnError("RESUMPTION_REFUSED", reason);
        });
    }

    public void confirmResumed(String caseNumber) {
        resumptions.confirmResumed(new CaseNumber(caseNumber));
    }
}

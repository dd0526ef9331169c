package io.plimsoll.process;

import io.plimsoll.enforcement.EarlierModels;
import io.plimsoll.enforcement.Pauses;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.stereotype.Component;

/** What the model {@code service-pause} asks of the domain. */
@Component
public class PauseSteps implements ModelBean {

    private final Pauses pauses;
    private final EarlierModels earlier;

    PauseSteps(Pauses pauses, EarlierModels earlier) {
        this.pauses = pauses;
        this.earlier = earlier;
    }

    public void checkSafeToPause(String caseNumber) {
        pauses.checkSafeToPause(new CaseNumber(caseNumber));
    }

    public void giveNotice(String caseNumber) {
        pauses.giveNotice(new CaseNumber(caseNumber));
    }

    public Date cureWindowEndsAt(String caseNumber) {
        return StepCases.date(pauses.cureWindowEndsAt(new CaseNumber(caseNumber)));
    }

    public void beginPausing(String caseNumber) {
        pauses.beginPausing(new CaseNumber(caseNumber));
    }

    public void recordRefusal(String caseNumber) {
        pauses.recordRefusal(new CaseNumber(caseNumber));
    }

    /** For instances of earlier models. The error is thrown after the domain's part has ended well, so that it stays. */
    public void pauseServices(String caseNumber) {
        earlier.pauseServices(new CaseNumber(caseNumber)).ifPresent(reason -> {
            throw new BpmnError("PAUSE_REFUSED", reason);
        });
    }

    public void confirmPaused(String caseNumber) {
        pauses.confirmPaused(new CaseNumber(caseNumber));
    }

    public Date longestPauseEndsAt(String caseNumber) {
        return StepCases.date(pauses.longestPauseEndsAt(new CaseNumber(caseNumber)));
    }

    public boolean anythingHeld(String caseNumber) {
        return pauses.anythingHeld(new CaseNumber(caseNumber));
    }
}

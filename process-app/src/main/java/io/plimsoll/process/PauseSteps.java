package io.plimsoll.process;

import io.plimsoll.enforcement.Pauses;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.stereotype.Component;

/** What the model {@code service-pause} asks of the domain. */
@Component
public class PauseSteps implements ModelBean {

    private final Pauses pauses;

    PauseSteps(Pauses pauses) {
        this.pauses = pauses;
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

    /** What was paused before the refusal stays recorded: the error is thrown after the domain's part has ended well. */
    public void pauseServices(String caseNumber) {
        pauses.pauseServices(new CaseNumber(caseNumber)).ifPresent(reason -> {
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

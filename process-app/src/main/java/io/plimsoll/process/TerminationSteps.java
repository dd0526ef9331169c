package io.plimsoll.process;

import io.plimsoll.enforcement.EarlierModels;
import io.plimsoll.enforcement.Terminations;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code service-termination} asks of the domain. */
@Component
public class TerminationSteps implements ModelBean {

    private final Terminations terminations;
    private final EarlierModels earlier;

    TerminationSteps(Terminations terminations, EarlierModels earlier) {
        this.terminations = terminations;
        this.earlier = earlier;
    }

    public void giveNotice(String caseNumber) {
        terminations.giveNotice(new CaseNumber(caseNumber));
    }

    public Date noticeEndsAt(String caseNumber) {
        return StepCases.date(terminations.noticeEndsAt(new CaseNumber(caseNumber)));
    }

    public void beginEnding(String caseNumber) {
        terminations.beginEnding(new CaseNumber(caseNumber));
    }

    public void recordRefusal(String caseNumber) {
        terminations.recordRefusal(new CaseNumber(caseNumber));
    }

    public void confirmTerminated(String caseNumber) {
        terminations.confirmTerminated(new CaseNumber(caseNumber));
    }

    /** For instances of earlier models. */
    public void terminate(String caseNumber) {
        earlier.terminate(new CaseNumber(caseNumber));
    }

    public void makePack(String caseNumber) {
        terminations.makePack(new CaseNumber(caseNumber));
    }
}

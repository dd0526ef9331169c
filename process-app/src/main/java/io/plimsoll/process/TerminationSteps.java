package io.plimsoll.process;

import io.plimsoll.enforcement.Terminations;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code service-termination} asks of the domain. */
@Component
public class TerminationSteps implements ModelBean {

    private final Terminations terminations;

    TerminationSteps(Terminations terminations) {
        this.terminations = terminations;
    }

    public void giveNotice(String caseNumber) {
        terminations.giveNotice(new CaseNumber(caseNumber));
    }

    public Date noticeEndsAt(String caseNumber) {
        return StepCases.date(terminations.noticeEndsAt(new CaseNumber(caseNumber)));
    }

    public void terminate(String caseNumber) {
        terminations.terminate(new CaseNumber(caseNumber));
    }

    public void makePack(String caseNumber) {
        terminations.makePack(new CaseNumber(caseNumber));
    }
}

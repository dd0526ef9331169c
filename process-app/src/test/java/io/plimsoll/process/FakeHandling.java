package io.plimsoll.process;

import java.util.ArrayList;
import java.util.List;

/** The domain behind the handling model, as a list of what was asked of it and two answers that the test sets. */
public class FakeHandling implements ModelBean {

    final List<String> calls = new ArrayList<>();
    boolean roundsLeft = true;
    boolean held;

    public void rateSeverity(String caseNumber) {
        calls.add("rateSeverity");
    }

    public void setResponsePolicy(String caseNumber) {
        calls.add("setResponsePolicy");
    }

    public void askForAnswer(String caseNumber) {
        calls.add("askForAnswer");
    }

    public boolean roundsLeft(String caseNumber) {
        return roundsLeft;
    }

    public void voidAgreement(String caseNumber) {
        calls.add("voidAgreement");
    }

    public void beginEnforcement(String caseNumber) {
        calls.add("beginEnforcement");
    }

    public boolean anythingHeld(String caseNumber) {
        return held;
    }

    public void closeMet(String caseNumber) {
        calls.add("closeMet");
    }

    public void closeDismissed(String caseNumber) {
        calls.add("closeDismissed");
    }

    public void closeTerminated(String caseNumber) {
        calls.add("closeTerminated");
    }

    public void closeOver(String caseNumber) {
        calls.add("closeOver");
    }
}

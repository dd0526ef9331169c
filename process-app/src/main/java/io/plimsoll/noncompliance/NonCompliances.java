package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The cases: one client not meeting one control, whatever the number of assets. */
@Component
public class NonCompliances {

    /** One case; NotVisible where absent or not the reader's. */
    public CaseView get(CaseNumber number, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** The cases that match and that the reader may see. */
    public CasePage list(CaseQuery query, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** An analyst or a client's person reports that a control is not met. */
    public ReportResult report(ClientId client, String control, String summary, List<String> assets, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** An analyst takes a case back: it was opened in error. Ends it from anywhere (Workflow.caseOver). */
    public void withdraw(CaseNumber number, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** An analyst states with evidence that the control is met. Ends the case from anywhere. */
    public void recordMet(CaseNumber number, String evidence, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Step: rates severity by the decision table and stores it. */
    public void rate(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Step: fixes the policy version and what follows from it for this case. */
    public void setResponsePolicy(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Step: a new round: state RESPONDING, request opened, client told. */
    public void askForAnswer(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Step: whether the client may be asked once more. */
    public boolean roundsLeft(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Step and features: moves the case on; refused by the aggregate where the way is not allowed (IllegalStateException). */
    public void enter(CaseNumber number, CaseState state, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Step: ends the case with this outcome, frees the (client, control) key, notes it in the ledger and tells the client by mail. For {@code over} cases the outcome was stored when the matter ended. */
    public void close(CaseNumber number, CaseOutcome outcome, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Step at the end of the case.over path: closes with the outcome stored when the matter ended. */
    public void closeOver(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Deviation freezes what is failing now as the state that the signatory sees; anything worse later calls Workflow.evidenceWorsened while AGREEING or ACCEPTED. */
    public void freezeEvidence(CaseNumber number, Actor by) {
        throw new UnsupportedOperationException();
    }
}

package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.DIRECTOR;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.deviation.DeviationState;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.DeviationHistory;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a deviation towards its end: renewed, not renewed, or left alone. */
@PlimsollTest
class DeviationRenewalProcessTests extends DeviationProcess {

    @Autowired
    DeviationHistory past;

    @AfterAll
    static void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("deviation-agreement", models, history);
    }

    @BeforeEach
    void itIsInForceAndUpForReview() {
        inForce();
        live.fire("Timer_ReviewDue");
        assertThat(live.waitsAt()).containsExactly("UserTask_ReviewDeviation");
        assertThat(live.mailed()).contains("deviation-review-due");
    }

    /** The first term still holds, and ends on its day. */
    private void runsOutOnItsDay(Instant end) {
        assertThat(agreement().state()).isEqualTo(DeviationState.RUNNING_OUT);
        assertThat(live.view().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(live.waitsAt()).isEmpty();
        assertThat(live.mailed()).contains("deviation-not-renewed").doesNotContain("deviation-rejected");
        assertThat(deviations.inForce(live.client, live.member()))
                .singleElement()
                .satisfies(line -> assertThat(line.reference()).endsWith("-1.1"));
        assertThat(live.job("Timer_TermOver").getDuedate().toInstant()).isEqualTo(end);

        assertThat(past.lapsed(live.client)).isZero();

        live.fire("Timer_TermOver");

        assertThat(agreement().state()).isEqualTo(DeviationState.LAPSED);
        assertThat(past.lapsed(live.client)).isOne();
        assertThat(deviations.inForce(live.client, ANALYST)).isEmpty();
        assertThat(live.mailed()).contains("deviation-lapsed");
        assertThat(live.path()).contains("ServiceTask_LetRunOut", "ServiceTask_LetLapse", "EndEvent_Lapsed");
        clientIsAskedAgain();
    }

    private Instant end() {
        return Objects.requireNonNull(agreement().inForceUntil());
    }

    @Test
    void letGoItHoldsUntilItsDay() {
        Instant end = end();

        live.done(REVIEW, ANALYST, Map.of("outcome", "lapse", "explanation", "Replaced."));

        assertThat(agreement().endReason()).isEqualTo("Replaced.");
        assertThat(deviations.of(live.number, live.member()).get(0).endReason()).isEmpty();
        runsOutOnItsDay(end);
        assertThat(agreement().endReason()).isEqualTo("Replaced.");
    }

    @Test
    void aRenewalThatTheClientDeclinesLeavesTheOldTermAlone() {
        Instant end = end();
        live.done(REVIEW, ANALYST, RENEW);
        assessed();
        live.done(SIGN, live.signatory(), Map.of("outcome", "decline", "declineReason", "We buy new ones."));

        assertThat(ledgered()).containsSubsequence("deviation-declined", "deviation-runs-out");
        runsOutOnItsDay(end);
    }

    @Test
    void aFirstTextThatIsDeclinedLeavesNothingThatRunsOut() {
        theClientAsksForADeviation();
        assessed();
        live.done(SIGN, live.signatory(), Map.of("outcome", "decline", "declineReason", "We buy new ones."));

        assertThat(agreement().state()).isEqualTo(DeviationState.DECLINED);
        assertThat(deviations.inForce(live.client, ANALYST)).isEmpty();
        assertThat(ledgered()).doesNotContain("deviation-runs-out");
        assertThat(live.path()).contains("EndEvent_NotAgreed");
    }

    @Test
    void aRenewalThatNobodySignsLeavesTheOldTermAlone() {
        Instant end = end();
        live.done(REVIEW, ANALYST, RENEW);
        assessed();
        live.fire("Timer_SignatureOverdue");

        assertThat(ledgered()).containsSubsequence("silence-recorded", "signature-not-given", "deviation-runs-out");
        runsOutOnItsDay(end);
    }

    @Test
    void aRenewalThatIsRejectedLeavesTheOldTermAlone() {
        Instant end = end();
        live.done(REVIEW, ANALYST, RENEW);
        signed();
        live.done(APPROVE, MANAGER, Map.of("outcome", "reject", "explanation", "Twice is enough."));

        runsOutOnItsDay(end);
    }

    @Test
    void theTermMayEndWhileTheRenewalWaits() {
        live.done(REVIEW, ANALYST, RENEW);
        assertThat(live.job("Timer_TermEnded").getDuedate().toInstant()).isEqualTo(end());
        live.fire("Timer_TermEnded");

        assertThat(live.waitsAt()).containsExactly("UserTask_AssessRisk");
        assertThat(live.mailed()).contains("deviation-term-ended");
        assertThat(ledgered()).contains("deviation-term-ended");
        assertThat(live.path()).contains("EndEvent_EndOfTermRecorded");

        inForce();
        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(agreement().reference()).endsWith("-1.2");
    }

    @Test
    void worseEvidenceWhileTheRenewalWaitsEndsBoth() {
        live.done(REVIEW, ANALYST, RENEW);
        assessed();

        live.worsen("PC-03");

        assertThat(agreement().state()).isEqualTo(DeviationState.VOIDED);
        assertThat(deviations.inForce(live.client, ANALYST)).isEmpty();
        clientIsAskedAgain();
    }

    @Test
    void notReviewedInTimeItExpires() {
        assertThat(live.job("Timer_DeviationExpired").getDuedate().toInstant())
                .isEqualTo(agreement().inForceUntil());

        live.fire("Timer_DeviationExpired");

        assertThat(agreement().state()).isEqualTo(DeviationState.LAPSED);
        assertThat(live.path()).contains("ServiceTask_LetLapse", "EndEvent_Lapsed");
        clientIsAskedAgain();
    }

    @Test
    void aRenewalIsANewDecisionThatStartsFromTheLastOne() {
        live.done(REVIEW, ANALYST, RENEW);

        assertThat(agreement().state()).isEqualTo(DeviationState.RENEWING);
        assertThat(agreement().renewals()).isEqualTo(1);
        assertThat(live.page(ASSESS, ANALYST).context().values())
                .containsEntry("residualImpact", 4)
                .containsEntry("wayForward", "Replaced in spring.")
                .doesNotContainKey("validUntil");

        assessed();
        assertThat(live.view().state()).isEqualTo(CaseState.AGREEING);
        assertThat(text().version()).isEqualTo(2);
        assertThat(text().answer()).isNull();
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(agreement().reference()).endsWith("-1.2");
    }

    @Test
    void renewalsAreCapped() {
        live.done(REVIEW, ANALYST, RENEW);
        live.done(ASSESS, ANALYST, assessment(4, 4, 20));
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        live.done(APPROVE, DIRECTOR, DeviationForms.APPROVED);
        live.fire("Timer_ReviewDue");

        assertThat(live.submit(REVIEW, ANALYST, RENEW)).isInstanceOf(Completion.Invalid.class);
        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(agreement().renewals()).isEqualTo(1);
    }
}

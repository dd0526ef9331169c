package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.DIRECTOR;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.deviation.DeviationState;
import io.plimsoll.deviation.Deviations.Revision;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.noncompliance.TaskContext;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A text that lies before somebody is changed: whoever signed or approved the old one decides anew. */
@PlimsollTest
class DeviationRevisionProcessTests extends DeviationProcess {

    private static final Map<String, @Nullable Object> SEND_BACK =
            Map.of("outcome", "revise", "explanation", "Name the <b>servers</b>.");

    private static final Map<String, @Nullable Object> REJECT = Map.of("outcome", "reject", "explanation", "No.");

    @AfterAll
    static void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("deviation-text", models, history);
    }

    private void changed() {
        assessed();
        deviations.revise(live.number, "A name is wrong.", ANALYST);
        assessed();
    }

    @Test
    void anAnalystTakesBackATextThatWaitsForItsSignature() {
        assessed();
        TaskDetail old = live.page(SIGN, live.signatory());

        assertThat(deviations.revise(live.number, "A name is wrong.", ANALYST)).isEqualTo(Revision.BEGUN);

        assertThat(agreement().state()).isEqualTo(DeviationState.REVISING);
        assertThat(live.waitsAt()).containsExactly("UserTask_AssessRisk");
        assertThat(live.path()).contains("BoundaryEvent_TextToBeChanged");
        assertThat(live.mailed()).contains("deviation-text-changes");
        assertThat(beans.getBean(Inbox.class)
                        .complete(old.task().id(), DeviationForms.SIGNED, null, null, live.signatory()))
                .isInstanceOf(Completion.Stale.class);
        assertThat(live.page(ASSESS, ANALYST).context())
                .satisfies(context -> assertThat(context.values())
                        .containsEntry("risk", "Somebody gets in <script>alert(1)</script>")
                        .containsEntry("validUntil", inDays(20).toString()))
                .satisfies(context -> assertThat(context.sections())
                        .extracting(TaskContext.Section::text)
                        .contains("A name is wrong."));

        live.done(ASSESS, ANALYST, assessment(2, 3, 10));
        assertThat(sign()).isEqualTo(new Completion.Completed(false));
        assertThat(agreement().reference()).endsWith("-1.2");
        assertThat(agreement().renewals()).isZero();
    }

    @Test
    void aTextThatIsTakenBackRemindsNobodyAnyMore() {
        assessed();
        deviations.revise(live.number, "A name is wrong.", ANALYST);

        assertThatThrownBy(() -> live.job("Timer_SignatureReminder")).hasMessageStartingWith("No job");
        assertThatThrownBy(() -> live.job("Timer_SignatureOverdue")).hasMessageStartingWith("No job");
        assessed();
        assertThat(live.job("Timer_SignatureOverdue").getDuedate()).isAfter(Date.from(clock.instant()));
    }

    @Test
    void sentBackByAnApproverTheSignatureIsVoid() {
        signed();
        live.done(APPROVE, MANAGER, SEND_BACK);

        assertThat(agreement().state()).isEqualTo(DeviationState.REVISING);
        assertThat(live.waitsAt()).containsExactly("UserTask_AssessRisk");
        assertThat(ledgered()).containsSubsequence("deviation-signed", "deviation-text-taken-back");
        assertThat(text().takenBack()).satisfies(how -> {
            assertThat(how.by()).isEqualTo("manager");
            assertThat(how.why()).isEqualTo("Name the <b>servers</b>.");
        });
        assertThat(text().answer()).isNotNull();

        live.done(ASSESS, ANALYST, assessment(2, 4, 10));
        assertThat(agreement().state()).isEqualTo(DeviationState.FROZEN);
        assertThat(text().answer()).isNull();
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(agreement().inForceUntil())
                .isBefore(inDays(12).atStartOfDay(ZoneId.of("Europe/Vienna")).toInstant());
    }

    @Test
    void sentBackByTheDirectorTheFirstApprovalIsVoidToo() {
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        live.done(APPROVE, DIRECTOR, SEND_BACK);
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();

        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveDeviation");
        assertThat(text().approvals()).isEmpty();
        assertThat(agreement().texts().get(1).approvals()).hasSize(1);
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        live.done(APPROVE, DIRECTOR, DeviationForms.APPROVED);
        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
    }

    @Test
    void aChangedTextMayMeetSilenceToo() {
        changed();
        live.fire("Timer_SignatureReminder");
        live.fire("Timer_SignatureOverdue");

        assertThat(agreement().state()).isEqualTo(DeviationState.SILENT);
        assertThat(ledgered()).containsSubsequence("deviation-text-taken-back", "silence-recorded");
    }

    @Test
    void aChangedTextMayBeDeclined() {
        changed();
        live.done(SIGN, live.signatory(), Map.of("outcome", "decline", "declineReason", "Still too risky."));

        assertThat(agreement().state()).isEqualTo(DeviationState.DECLINED);
        clientIsAskedAgain();
    }

    @Test
    void aChangedTextMayBeRejectedByEitherApprover() {
        changed();
        sign();
        live.done(APPROVE, MANAGER, REJECT);
        assertThat(agreement().state()).isEqualTo(DeviationState.REJECTED);

        live.done("respond", live.member(), DeviationForms.wish(inDays(20)));
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        live.done(APPROVE, DIRECTOR, REJECT);
        assertThat(agreement().state()).isEqualTo(DeviationState.REJECTED);
    }

    @Test
    void whatIsDecidedOrNotWrittenYetCannotBeTakenBack() {
        assertThat(deviations.revise(live.number, "Too early.", ANALYST)).isEqualTo(Revision.NOTHING_TO_CHANGE);
        inForce();
        assertThat(deviations.revise(live.number, "Too late.", ANALYST)).isEqualTo(Revision.NOTHING_TO_CHANGE);
        assertThatThrownBy(() -> deviations.revise(live.number, "Not mine.", live.signatory()))
                .isInstanceOf(AccessDenied.class);

        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(live.waitsAt()).isEmpty();
    }

    @Test
    void theOldTermGoesOnWhileItsRenewalIsChanged() {
        inForce();
        live.fire("Timer_ReviewDue");
        live.done(REVIEW, ANALYST, RENEW);
        signed();
        live.done(APPROVE, MANAGER, SEND_BACK);

        assertThat(deviations.inForce(live.client, ANALYST)).hasSize(1);
        live.done(ASSESS, ANALYST, assessment(2, 4, 20));
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);

        assertThat(agreement().reference()).endsWith("-1.3");
        assertThat(agreement().renewals()).isEqualTo(1);
    }
}

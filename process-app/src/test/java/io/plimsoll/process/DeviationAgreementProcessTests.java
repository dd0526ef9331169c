package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.DIRECTOR;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.deviation.DeviationState;
import io.plimsoll.deviation.DeviationView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.mail.MailView;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.LiveCases.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path of the agreement through the real models: the domain first, then where the model stands. */
@PlimsollTest
class DeviationAgreementProcessTests extends DeviationProcess {

    @Autowired
    Mails mails;

    @Autowired
    JdbcClient db;

    @Test
    void theSignatorySeesTheFrozenTextAndNothingUnescaped() {
        assessed();

        assertThat(agreement().state()).isEqualTo(DeviationState.FROZEN);
        assertThat(live.view().state()).isEqualTo(CaseState.AGREEING);
        assertThat(text().scope()).containsExactlyInAnyOrder("PC-01", "PC-02");
        assertThat(text().scopeAssets()).isEqualTo(2);
        // printf '%s\n' PC-02 PC-01 | LC_ALL=C sort -u | sha256sum
        assertThat(text().scopeSha256()).isEqualTo("7a4fc3c633686ca577a80101d608bf7d092f0cc14d0f850f2fa5bb194014a612");
        String shown = documents.text(text().documentId(), live.signatory());
        assertThat(shown)
                .contains("PC-01", "PC-02", "MTS-01.2", "Keep them cut off.", "Cut off from the internet.")
                .contains("covers 2 assets in the state below", text().scopeSha256())
                .contains("&lt;script&gt;", "&lt;b&gt;imaging")
                .doesNotContain("<script>", "<b>imaging");
        var page = live.page(SIGN, live.signatory());
        assertThat(page.context().freshSignIn()).isTrue();
        assertThat(page.context().documentId()).isEqualTo(text().documentId());
        assertThat(page.context().revision()).isEqualTo(text().textSha256());
        assertThat(live.mailed()).contains("signature-asked");
        assertThat(live.path()).contains("ServiceTask_FreezeText");
    }

    @Test
    void signedAndApprovedByOneItIsInForceUntilItsDay() {
        inForce();

        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(agreement().inForceUntil()).isAfter(agreement().inForceSince());
        Duration validity =
                Duration.between(agreement().inForceSince(), agreement().inForceUntil());
        assertThat(agreement().reviewAt())
                .isBetween(
                        agreement().inForceUntil().minus(validity.dividedBy(3)),
                        agreement().inForceUntil());
        assertThat(live.view().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(deviations.inForce(live.client, live.member()))
                .singleElement()
                .satisfies(line -> assertThat(line.validUntil()).isEqualTo(inDays(20)));
        assertThat(ledgered())
                .containsSubsequence(
                        "risk-assessed",
                        "deviation-frozen",
                        "deviation-signed",
                        "approval-rule-applied",
                        "deviation-approved",
                        "deviation-in-force");
        assertThat(live.mailed()).contains("deviation-signed", "approval-asked", "deviation-in-force");
        assertThat(live.job("Timer_ReviewDue").getDuedate().toInstant())
                .isEqualTo(agreement().reviewAt());
    }

    @Test
    void whatTheSignatoryDidIsKeptAsEvidence() {
        signed();

        assertThat(text().answer()).satisfies(answer -> {
            assertThat(answer.signed()).isTrue();
            assertThat(answer.name()).isEqualTo("Sam Signatory");
            assertThat(answer.zone()).isEqualTo("Europe/Vienna");
            assertThat(answer.address()).isEqualTo("192.0.2.7");
            assertThat(answer.agent()).isEqualTo("Browser");
            assertThat(answer.level()).isEqualTo("1");
            assertThat(answer.pdfSha256())
                    .isEqualTo(documents.get(text().documentId(), ANALYST).sha256());
        });
    }

    @Test
    void theConfirmationCarriesWhatProvesIt() {
        signed();

        MailView mail = mails.about(live.client, live.number, live.signatory()).stream()
                .filter(one -> one.event().equals("deviation-signed"))
                .findFirst()
                .orElseThrow();
        assertThat(mails.content(mail.id(), live.signatory()).text())
                .contains(agreement().reference(), text().textSha256())
                // in one line, so that it can be copied as it is
                .containsPattern(
                        "\nplimsoll-head:1 chain=client:" + live.client + " size=\\d+ [^\n]*signature=[0-9a-f]{128}\n");
        assertThat(db.sql("select document_id from outbox_mail where id = ?")
                        .param(mail.id())
                        .query(String.class)
                        .single())
                .isEqualTo(text().documentId());
    }

    @Test
    void nobodyButTheSignatoryOfThisClientSigns() {
        assessed();
        String task = live.task(SIGN, live.signatory()).id();
        Map<String, @Nullable Object> values = Map.of("outcome", "sign", "name", "helpful", "understood", true);
        Inbox inbox = beans.getBean(Inbox.class);

        assertThat(inbox.complete(task, values, null, null, live.member())).isInstanceOf(Completion.NotYours.class);
        assertThat(inbox.complete(task, values, null, null, ANALYST)).isInstanceOf(Completion.NotYours.class);
        // one who holds the signatory's role too gets past the inbox, and is stopped by the feature itself
        var helpful = LiveCases.msp("helpful", Role.ANALYST, Role.CLIENT_SIGNATORY);
        assertThat(inbox.complete(task, values, null, null, live.now(helpful)))
                .isInstanceOfSatisfying(Completion.NotYours.class, refused -> assertThat(refused.message())
                        .contains("signatory of the client"));
        Live other = beans.createBean(LiveCases.class).ask("X");
        assertThatThrownBy(() -> inbox.complete(task, values, null, null, other.signatory()))
                .isInstanceOf(NotVisible.class);
        assertThat(agreement().state()).isEqualTo(DeviationState.FROZEN);
        assertThat(text().answer()).isNull();
    }

    @Test
    void aSignatureNeedsTheOwnNameATickAndAFreshSignIn() {
        assessed();
        Map<String, @Nullable Object> values = Map.of("outcome", "sign", "name", "Sam Signatory", "understood", true);
        Instant longAgo = clock.instant().minus(Duration.ofMinutes(6));

        assertThat(live.submit(SIGN, live.signatory(longAgo), values)).isInstanceOf(Completion.SignInAgain.class);
        assertThat(live.submit(SIGN, live.signatory(null), values)).isInstanceOf(Completion.SignInAgain.class);
        assertThat(live.submit(
                        SIGN, live.signatory(), Map.of("outcome", "sign", "name", "Someone Else", "understood", true)))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(live.submit(
                        SIGN,
                        live.signatory(),
                        Map.of("outcome", "sign", "name", "Sam Signatory", "understood", false)))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(agreement().state()).isEqualTo(DeviationState.FROZEN);
        assertThat(text().answer()).isNull();
    }

    @Test
    void aTextThatIsNotTheOneShownIsNotSigned() {
        assessed();
        var task = live.task(SIGN, live.signatory());

        var completion = beans.getBean(Inbox.class)
                .complete(
                        task.id(),
                        Map.of("outcome", "sign", "name", "Sam Signatory", "understood", true),
                        "0".repeat(64),
                        null,
                        live.signatory());

        assertThat(completion).isInstanceOf(Completion.Stale.class);
        assertThat(text().answer()).isNull();
    }

    @Test
    void anApprovalNeedsAFreshSignInAndARejectionDoesNot() {
        signed();
        live.needsFreshSignIn(APPROVE, MANAGER, DeviationForms.APPROVED);

        assertThat(agreement().state()).isEqualTo(DeviationState.SIGNED);
        assertThat(text().approvals()).isEmpty();
        assertThat(ledgered()).doesNotContain("deviation-approved");

        live.done(
                APPROVE,
                LiveCases.signedIn(MANAGER, Instant.EPOCH, ""),
                Map.of("outcome", "reject", "explanation", "No."));
        assertThat(agreement().state()).isEqualTo(DeviationState.REJECTED);
    }

    @Test
    void declinedItLeadsToAnotherRound() {
        assessed();
        live.done(SIGN, live.signatory(), Map.of("outcome", "decline", "declineReason", "Too risky."));

        assertThat(agreement().state()).isEqualTo(DeviationState.DECLINED);
        assertThat(text().answer().reason()).isEqualTo("Too risky.");
        assertThat(live.mailed()).contains("deviation-declined");
        assertThat(live.path()).contains("EndEvent_Declined");
        clientIsAskedAgain();
    }

    @Test
    void remindersLeaveTheTaskAndSilenceIsAnOutcome() {
        assessed();
        live.fire("Timer_SignatureReminder");
        assertThat(live.waitsAt()).containsExactly("UserTask_AcknowledgeDeviation");

        live.fire("Timer_SignatureOverdue");

        assertThat(agreement().state()).isEqualTo(DeviationState.SILENT);
        assertThat(ledgered()).containsSubsequence("silence-recorded", "signature-not-given");
        assertThat(live.view().state()).isEqualTo(CaseState.ENFORCING);
        assertThat(live.path()).contains("EndEvent_SignatureReminderSent", "EndEvent_Silent");
    }

    @Test
    void aHighRiskNeedsTwoDifferentApprovers() {
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();
        var both = LiveCases.msp("both", Role.SERVICE_MANAGER, Role.DIRECTOR);
        live.done(APPROVE, both, DeviationForms.APPROVED);

        assertThat(agreement().state()).isEqualTo(DeviationState.PART_APPROVED);
        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveAsDirector");
        assertThat(live.submit(APPROVE, both, DeviationForms.APPROVED)).isInstanceOf(Completion.NotYours.class);

        live.done(APPROVE, DIRECTOR, DeviationForms.APPROVED);
        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(text().approvals()).extracting(DeviationView.Decision::level).containsExactly(1, 2);
        assertThat(live.path()).contains("UserTask_ApproveAsDirector", "ServiceTask_PutInForce");
    }

    @Test
    void aDeputyApprovesInTheDirectorsPlaceAndThatIsKept() {
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        Actor deputy = LiveCases.msp("deputy", Role.AUDITOR).standingIn(List.of(inPlaceOf(DIRECTOR, Role.DIRECTOR)));
        live.done(APPROVE, deputy, DeviationForms.APPROVED);

        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(text().approvals().get(1)).satisfies(decision -> {
            assertThat(decision.name()).isEqualTo("deputy");
            assertThat(decision.inPlaceOf()).isEqualTo("director");
        });
        assertThat(ledger.about(Chain.of(live.client), live.number, ANALYST))
                .filteredOn(row -> row.event().equals("deviation-approved"))
                .last()
                .satisfies(row -> {
                    assertThat(row.by()).isEqualTo("deputy");
                    assertThat(row.whom()).isEqualTo("director");
                });
    }

    @Test
    void nobodyApprovesTwiceByWayOfADeputy() {
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();
        Actor forAnalyst =
                LiveCases.msp("first", Role.AUDITOR).standingIn(List.of(inPlaceOf(ANALYST, Role.SERVICE_MANAGER)));
        assertThat(live.submit(APPROVE, forAnalyst, DeviationForms.APPROVED)).isInstanceOf(Completion.NotYours.class);

        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        Actor manager = MANAGER.standingIn(List.of(inPlaceOf(DIRECTOR, Role.DIRECTOR)));
        assertThat(live.submit(APPROVE, manager, DeviationForms.APPROVED)).isInstanceOf(Completion.NotYours.class);
        Actor forManager = LiveCases.msp("second", Role.AUDITOR).standingIn(List.of(inPlaceOf(MANAGER, Role.DIRECTOR)));
        assertThat(live.submit(APPROVE, forManager, DeviationForms.APPROVED))
                .isInstanceOfSatisfying(Completion.NotYours.class, refused -> assertThat(refused.message())
                        .contains("in whose place"));
        assertThat(agreement().state()).isEqualTo(DeviationState.PART_APPROVED);
    }

    private static StandIn inPlaceOf(Actor absent, Role role) {
        return new StandIn(absent.subject(), absent.username(), absent.name(), role);
    }

    @Test
    void whoAssessedDoesNotApprove() {
        var both = LiveCases.msp("both", Role.ANALYST, Role.SERVICE_MANAGER);
        live.done(ASSESS, both, assessment(2, 4, 20));
        sign();

        assertThat(live.submit(APPROVE, both, DeviationForms.APPROVED)).isInstanceOf(Completion.NotYours.class);
        assertThat(agreement().state()).isEqualTo(DeviationState.SIGNED);
        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveDeviation");
    }

    @Test
    void rejectedByTheManagerOrTheDirectorItLeadsToAnotherRound() {
        signed();
        live.done(APPROVE, MANAGER, Map.of("outcome", "reject", "explanation", "Too long."));

        assertThat(agreement().state()).isEqualTo(DeviationState.REJECTED);
        assertThat(live.mailed()).contains("deviation-rejected");
        assertThat(deviations
                        .of(live.number, live.member())
                        .get(0)
                        .texts()
                        .get(0)
                        .approvals())
                .singleElement()
                .satisfies(decision -> assertThat(decision.explanation()).isEmpty());
        clientIsAskedAgain();

        live.done(
                "respond",
                live.member(),
                Map.of(
                        "outcome", "deviation",
                        "reason", "business",
                        "validUntil", inDays(20).toString(),
                        "explanation", "Please."));
        live.done(ASSESS, ANALYST, assessment(3, 4, 20));
        sign();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        live.done(APPROVE, DIRECTOR, Map.of("outcome", "reject", "explanation", "No."));
        assertThat(agreement().agreement()).isEqualTo(2);
        assertThat(agreement().state()).isEqualTo(DeviationState.REJECTED);
        assertThat(deviations.of(live.number, ANALYST)).hasSize(2);
    }

    @Test
    void aValidityBeyondTheRuleIsRefusedInPlainWords() {
        assertThat(live.submit(ASSESS, ANALYST, assessment(3, 4, 91)))
                .isInstanceOfSatisfying(Completion.Invalid.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("validUntil");
                            assertThat(problem.message()).contains("90 days at most");
                        }));
        assertThat(deviations.of(live.number, ANALYST)).isEmpty();
        live.done(ASSESS, ANALYST, assessment(3, 4, 90));
    }

    @Test
    void measuresCannotRaiseTheRisk() {
        assertThat(live.submit(ASSESS, ANALYST, assessment(5, 4, 20))).isInstanceOf(Completion.Invalid.class);
    }

    @Test
    void worseEvidenceVoidsWhatIsInForce() {
        inForce();

        live.worsen("PC-03");

        assertThat(agreement().state()).isEqualTo(DeviationState.VOIDED);
        assertThat(deviations.inForce(live.client, ANALYST)).isEmpty();
        assertThat(live.mailed()).contains("agreement-voided");
        clientIsAskedAgain();
    }

    @Test
    void worseEvidenceVoidsATextThatWaitsForItsSignature() {
        assessed();

        live.worsen("PC-03");

        assertThat(agreement().state()).isEqualTo(DeviationState.VOIDED);
        clientIsAskedAgain();
    }

    @Test
    void anAgreementEndsWithItsCase() {
        inForce();

        beans.getBean(NonCompliances.class).recordMet(live.number, "Replaced.", ANALYST);

        assertThat(agreement().state()).isEqualTo(DeviationState.ENDED);
        assertThat(live.view().state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void aClientDoesNotSeeTheDraft() {
        inForce();
        live.fire("Timer_ReviewDue");
        live.done(REVIEW, ANALYST, RENEW);

        assertThat(deviations.of(live.number, live.member()).get(0).texts()).hasSize(1);
        Live other = beans.createBean(LiveCases.class).ask("X");
        assertThatThrownBy(() -> deviations.of(live.number, other.member())).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> deviations.inForce(live.client, other.member()))
                .isInstanceOf(NotVisible.class);
    }
}

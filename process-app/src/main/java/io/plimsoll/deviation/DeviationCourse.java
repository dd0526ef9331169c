package io.plimsoll.deviation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.RequestOrder;
import io.plimsoll.policy.ApprovalRule;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an agreement between the decisions of people; the model calls it step by step, as the system. */
@Component
public class DeviationCourse {

    private final NonCompliances cases;
    private final Engagement engagement;
    private final CaseMails mails;
    private final WorkingTime workingTime;
    private final Agreements agreements;
    private final AgreementRules rules;
    private final FrozenTexts texts;
    private final ReviewTime reviewTime;

    DeviationCourse(
            NonCompliances cases,
            Engagement engagement,
            CaseMails mails,
            WorkingTime workingTime,
            Agreements agreements,
            AgreementRules rules,
            FrozenTexts texts,
            ReviewTime reviewTime) {
        this.cases = cases;
        this.engagement = engagement;
        this.mails = mails;
        this.workingTime = workingTime;
        this.agreements = agreements;
        this.rules = rules;
        this.texts = texts;
        this.reviewTime = reviewTime;
    }

    /** Fixes what the signatory will see, together with the evidence it rests on, and asks for the signature. */
    @Transactional
    public void freezeAndAsk(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        CaseView about = cases.get(number, system(deviation));
        texts.freeze(about, deviation, system(deviation));
        cases.enter(number, CaseState.AGREEING, system(deviation));
        cases.freezeEvidence(number, system(deviation));
        Assessment assessed = deviation.current().assessment();
        engagement.ask(
                new RequestOrder(
                        number,
                        "acknowledge-deviation",
                        cases.policy(number).signDays(),
                        Set.of(Role.CLIENT_SIGNATORY),
                        "signature-asked",
                        Map.of(
                                "validUntil", assessed.validUntil(),
                                "advice", assessed.advice().key(),
                                "residual", assessed.after().value())),
                system(deviation));
    }

    /** Nobody signed or declined in time; the request itself has been recorded as unanswered. */
    @Transactional
    public void silent(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        deviation.silent(agreements.now());
        agreements.record(deviation, "signature-not-given", system(deviation), Map.of());
    }

    /** Decides by the approval rule how many people have to approve, and asks the first. */
    @Transactional
    public void applyApprovalRule(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        Assessment assessed = deviation.current().assessment();
        ApprovalRule rule = rules.of(cases.get(number, system(deviation)), assessed, deviation.renewals());
        deviation.requireLevels(rule.levels());
        agreements.record(
                deviation,
                "approval-rule-applied",
                system(deviation),
                Map.of("levels", rule.levels(), "maxDays", rule.maxDays(), "maxRenewals", rule.maxRenewals()));
        mails.tellMsp(
                number,
                "approval-asked",
                Role.SERVICE_MANAGER,
                Agreements.cause(deviation),
                "approval-1",
                Map.of("level", 1, "residual", assessed.after().value()));
    }

    /** Whether the director has to approve too. */
    @Transactional(readOnly = true)
    public boolean secondApprovalNeeded(CaseNumber number) {
        return agreements.require(number).awaitsSecondApproval();
    }

    /** From now on the control's state is accepted, until the end of the last day agreed. */
    @Transactional
    public void putInForce(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        Instant now = agreements.now();
        Assessment assessed = deviation.current().assessment();
        Deadline until = workingTime.endOf(deviation.client(), assessed.validUntil());
        double daysBefore = cases.policy(number).reviewBeforeDays();
        deviation.putInForce(now, until, reviewTime.of(deviation.client(), now, until.at(), daysBefore));
        cases.enter(number, CaseState.ACCEPTED, system(deviation));
        agreements.record(
                deviation,
                "deviation-in-force",
                system(deviation),
                Map.of(
                        "until",
                        until.at().toString(),
                        "calendar",
                        until.calendarVersion(),
                        "validUntil",
                        assessed.validUntil().toString()));
        mails.tellClient(
                number,
                "deviation-in-force",
                Set.of(Role.CLIENT_SIGNATORY, Role.CLIENT_MEMBER),
                Agreements.cause(deviation),
                "in-force",
                Map.of("validUntil", assessed.validUntil()));
    }

    /** When an analyst is to look at it again. */
    @Transactional(readOnly = true)
    public Instant reviewAt(CaseNumber number) {
        return agreements.require(number).reviewAt().orElseThrow();
    }

    /** When it ends unless it is renewed. */
    @Transactional(readOnly = true)
    public Instant expiresAt(CaseNumber number) {
        return agreements.require(number).inForceUntil().orElseThrow();
    }

    /** Tells the analysts that a review waits. */
    @Transactional
    public void tellReviewDue(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        mails.tellMsp(
                number,
                "deviation-review-due",
                Role.ANALYST,
                Agreements.cause(deviation),
                "review-due",
                Map.of("validUntil", deviation.current().assessment().validUntil()));
    }

    /** The agreed time ended while its renewal is still being decided: until then the control counts as not met. */
    @Transactional
    public void termEnded(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        agreements.record(deviation, "deviation-term-ended", system(deviation), Map.of());
        engagement.note(
                number,
                "noted",
                "The agreed time has ended before its renewal was decided; the requirement stands meanwhile.",
                system(deviation));
        mails.tellClient(
                number,
                "deviation-term-ended",
                Set.of(Role.CLIENT_SIGNATORY, Role.CLIENT_MEMBER),
                deviation.inForceText().id(),
                "term-ended",
                Map.of("validUntil", deviation.inForceText().assessment().validUntil()));
    }

    /** There will be no renewal: what was agreed goes on to its day, and the client is told in time. */
    @Transactional
    public void runOut(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        cases.enter(number, CaseState.ACCEPTED, system(deviation));
        agreements.record(deviation, "deviation-runs-out", system(deviation), Map.of());
        mails.tellClient(
                number,
                "deviation-not-renewed",
                Set.of(Role.CLIENT_SIGNATORY, Role.CLIENT_MEMBER),
                Agreements.cause(deviation),
                "not-renewed",
                Map.of(
                        "validUntil", deviation.inForceText().assessment().validUntil(),
                        "explanation", deviation.current().rejection()));
    }

    /** It has run out: the control counts as not met again. */
    @Transactional
    public void lapse(CaseNumber number) {
        Deviation deviation = agreements.require(number);
        deviation.lapse(agreements.now());
        agreements.record(deviation, "deviation-lapsed", system(deviation), Map.of());
        mails.tellClient(
                number,
                "deviation-lapsed",
                Set.of(Role.CLIENT_SIGNATORY, Role.CLIENT_MEMBER),
                Agreements.cause(deviation),
                "lapsed",
                Map.of());
    }

    private static Actor system(Deviation deviation) {
        return Actor.system(deviation.client());
    }
}

package io.plimsoll.deviation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.policy.ApprovalRule;
import io.plimsoll.policy.Decisions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the approval rule allows, asked with the policy that the case started with. */
@Component
class AgreementRules {

    private final Decisions decisions;
    private final WorkingTime workingTime;

    AgreementRules(Decisions decisions, WorkingTime workingTime) {
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    ApprovalRule of(CaseView about, Assessment assessed, int renewals) {
        int days = (int) ChronoUnit.DAYS.between(workingTime.today(about.client()), assessed.validUntil());
        return decisions.approvalRule(
                about.policyVersion(),
                assessed.after().value(),
                about.severity().key(),
                Math.max(0, days),
                renewals);
    }

    /** Why the validity cannot be agreed, in words for whoever chose it; empty where it can. */
    Optional<String> validityProblem(CaseView about, Assessment assessed, int renewals) {
        LocalDate today = workingTime.today(about.client());
        if (!assessed.validUntil().isAfter(today)) {
            return Optional.of("The end has to be after today.");
        }
        int most = of(about, assessed, renewals).maxDays();
        LocalDate latest = today.plusDays(most);
        return assessed.validUntil().isAfter(latest)
                ? Optional.of("At this risk a deviation may last %d days at most: until %s or earlier."
                        .formatted(most, Words.date(latest)))
                : Optional.empty();
    }

    /** Why the agreement cannot be renewed once more; empty where it can. */
    Optional<String> renewalProblem(CaseView about, Assessment assessed, int renewals) {
        int most = of(about, assessed, renewals).maxRenewals();
        return renewals > most
                ? Optional.of(
                        most == 0
                                ? "At this risk a deviation may not be renewed."
                                : "At this risk a deviation may be renewed %d %s at most."
                                        .formatted(most, most == 1 ? "time" : "times"))
                : Optional.empty();
    }
}

package io.plimsoll.noncompliance;

import io.plimsoll.policy.ResponsePolicy;
import jakarta.persistence.Embeddable;

/** The response policy as columns of the case, so that a later change of the tables leaves it alone. */
@Embeddable
record KeptPolicy(
        double answerDays,
        double signDays,
        double planDays,
        double decisionDays,
        int maxRounds,
        int maxExtensions,
        int maxExtensionDays,
        int maxFailures,
        double reviewBeforeDays) {

    static KeptPolicy of(ResponsePolicy figures) {
        return new KeptPolicy(
                figures.answerDays(),
                figures.signDays(),
                figures.planDays(),
                figures.decisionDays(),
                figures.maxRounds(),
                figures.maxExtensions(),
                figures.maxExtensionDays(),
                figures.maxFailures(),
                figures.reviewBeforeDays());
    }

    ResponsePolicy figures() {
        return new ResponsePolicy(
                answerDays,
                signDays,
                planDays,
                decisionDays,
                maxRounds,
                maxExtensions,
                maxExtensionDays,
                maxFailures,
                reviewBeforeDays);
    }
}

package io.plimsoll.policy;

/**
 * How long people have and how often they may try; days are working days.
 */
public record ResponsePolicy(
        double answerDays,
        double signDays,
        double planDays,
        double decisionDays,
        int maxRounds,
        int maxExtensions,
        int maxExtensionDays,
        int maxFailures,
        double reviewBeforeDays) {}

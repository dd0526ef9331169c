package io.plimsoll.noncompliance;

import io.plimsoll.policy.ResponsePolicy;
import java.util.List;

/** Which of the policy's figures says how long the client has for what it is asked. */
final class RequestTimes {

    /** What is asked with a time that the policy counts. */
    static final List<String> TASKS = List.of(RespondTask.FORM, "acknowledge-deviation", "plan-remediation");

    private RequestTimes() {}

    /** Working days; 0 where the time is not reckoned by the policy. */
    static double days(String task, ResponsePolicy figures) {
        return switch (task) {
            case RespondTask.FORM -> figures.answerDays();
            case "acknowledge-deviation" -> figures.signDays();
            case "plan-remediation" -> figures.planDays();
            default -> 0;
        };
    }
}

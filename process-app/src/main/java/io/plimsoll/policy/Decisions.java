package io.plimsoll.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port to the decision tables; every question names the policy version that the case started with. */
public interface Decisions {

    /** The version that new cases start with. */
    int currentVersion();

    /** {@code severity-rating}: the severity word. */
    String severity(
            int version, String controlSeverity, @Nullable String reportedSeverity, @Nullable Double cvss, int assets);

    /** {@code response-policy}. */
    ResponsePolicy responsePolicy(int version, String severity, String tier);

    /** {@code escalation-ladder}: rungs by rising share; may be empty. */
    List<Rung> ladder(int version, LadderQuestion question);

    /** {@code approval-rule}. */
    ApprovalRule approvalRule(int version, int residualRisk, String severity, int days, int renewals);

    /** {@code safe-to-pause}. */
    PauseSafety safeToPause(int version, String serviceKind, String severity);

    /** {@code incident-severity}: the severity word. */
    String incidentSeverity(int version, String access, String ease, String harm);

    /** {@code persistent-failure}. */
    PersistentFailure persistentFailure(int version, String severity, EngagementInWindow window);

    /**
     * The same questions answered by tables that are no version yet, whatever version is asked for.
     *
     * @param texts DMN by decision key, written by {@link Policies} from rows that were found valid
     */
    Decisions trying(Map<String, String> texts);
}

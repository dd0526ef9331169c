package io.plimsoll.process;

import io.plimsoll.policy.ApprovalRule;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.EngagementInWindow;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.PauseSafety;
import io.plimsoll.policy.PersistentFailure;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.policy.Rung;
import io.plimsoll.policy.Way;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.jspecify.annotations.Nullable;

/** Puts the questions to decision tables, wherever those come from. */
abstract class TableDecisions implements Decisions {

    static final String SEVERITY = "severity-rating";
    static final String POLICY = "response-policy";
    static final String LADDER = "escalation-ladder";
    static final String APPROVAL = "approval-rule";
    static final String SAFETY = "safe-to-pause";
    static final String INCIDENT = "incident-severity";
    static final String PERSISTENCE = "persistent-failure";

    private final DmnEngine dmn;

    TableDecisions(DmnEngine dmn) {
        this.dmn = dmn;
    }

    abstract DmnDecision table(int version, String key);

    @Override
    public String severity(
            int version, String controlSeverity, @Nullable String reportedSeverity, @Nullable Double cvss, int assets) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("controlSeverity", controlSeverity);
        question.put("reportedSeverity", reportedSeverity);
        question.put("cvss", cvss);
        question.put("assets", assets);
        return one(version, SEVERITY, question).word("severity", "critical", "high", "medium", "low");
    }

    @Override
    public ResponsePolicy responsePolicy(int version, String severity, String tier) {
        TableRow row = one(version, POLICY, Map.of("severity", severity, "tier", tier));
        return new ResponsePolicy(
                row.number("answerDays"),
                row.number("signDays"),
                row.number("planDays"),
                row.number("decisionDays"),
                row.whole("maxRounds"),
                row.whole("maxExtensions"),
                row.whole("maxExtensionDays"),
                row.whole("maxFailures"),
                row.number("reviewBeforeDays"));
    }

    @Override
    public List<Rung> ladder(int version, LadderQuestion question) {
        Map<String, String> asked = Map.of(
                "severity", question.severity(),
                "tier", question.tier(),
                "task", question.task(),
                "stage", question.stage().key());
        return rows(version, LADDER, asked).stream()
                .map(TableDecisions::rung)
                .sorted(Comparator.comparingInt(Rung::share))
                .toList();
    }

    /** Tables of old versions say by the tone alone which rung is the last, and all their rungs go to channels too. */
    private static Rung rung(TableRow row) {
        String tone = row.word("tone", "friendly", "firm", "final");
        return new Rung(
                row.whole("share", 1, 99),
                tone,
                row.word("audience", "asked", "asked-and-signatories").equals("asked-and-signatories"),
                row.flag("tellMsp"),
                row.has("last") ? row.flag("last") : tone.equals("final"),
                row.has("channel") ? Way.ofKey(row.word("channel", "mail", "mail-and-chat")) : Way.MAIL_AND_CHAT);
    }

    @Override
    public ApprovalRule approvalRule(int version, int residualRisk, String severity, int days, int renewals) {
        TableRow row = one(
                version,
                APPROVAL,
                Map.of("residualRisk", residualRisk, "severity", severity, "days", days, "renewals", renewals));
        return new ApprovalRule(row.whole("levels", 1, 2), row.whole("maxDays"), row.whole("maxRenewals"));
    }

    @Override
    public PauseSafety safeToPause(int version, String serviceKind, String severity) {
        TableRow row = one(version, SAFETY, Map.of("serviceKind", serviceKind, "severity", severity));
        return new PauseSafety(row.flag("safe"), row.textOrEmpty("warning"));
    }

    @Override
    public String incidentSeverity(int version, String access, String ease, String harm) {
        return one(version, INCIDENT, Map.of("access", access, "ease", ease, "harm", harm))
                .word("severity", "critical", "high", "medium", "low");
    }

    @Override
    public PersistentFailure persistentFailure(int version, String severity, EngagementInWindow window) {
        TableRow row = one(
                version,
                PERSISTENCE,
                Map.of(
                        "severity", severity,
                        "silencesThirty", window.silences30(),
                        "silencesNinety", window.silences90(),
                        "remindersNinety", window.reminders90(),
                        "answersNinety", window.answers90()));
        return new PersistentFailure(row.flag("persistent"), row.textOrEmpty("words"));
    }

    private TableRow one(int version, String key, Map<String, ? extends @Nullable Object> question) {
        List<TableRow> rows = rows(version, key, question);
        if (rows.size() != 1) {
            throw new IllegalStateException("Decision table %s gave %d answers where one is needed, in version %d"
                    .formatted(key, rows.size(), version));
        }
        return rows.get(0);
    }

    private List<TableRow> rows(int version, String key, Map<String, ? extends @Nullable Object> question) {
        return dmn.evaluateDecision(table(version, key), new HashMap<>(question)).getResultList().stream()
                .map(row -> new TableRow(key, row))
                .toList();
    }
}

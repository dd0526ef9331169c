package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.EngagementInWindow;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.PauseSafety;
import io.plimsoll.policy.PolicyTables;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.policy.Rung;
import io.plimsoll.policy.ShippedRows;
import io.plimsoll.policy.Stage;
import io.plimsoll.policy.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PlimsollTest
class DecisionsModuleTests {

    private static final int FIRST = 1;
    private static final List<String> TABLES = List.of(
            "severity-rating",
            "response-policy",
            "escalation-ladder",
            "approval-rule",
            "safe-to-pause",
            "incident-severity",
            "persistent-failure");

    @Autowired
    Decisions decisions;

    @Autowired
    PolicyTables tables;

    @ParameterizedTest
    @CsvSource({
        "low,low,9.8,critical",
        "critical,low,1.0,critical",
        "low,,7.0,high",
        "medium,critical,4.0,medium",
        "medium,,0.1,low",
        "high,critical,,critical",
        "critical,,,critical",
        "low,low,,low"
    })
    void severityGoesByTheScoreAndNeverBelowACriticalControl(
            String control, @Nullable String reported, @Nullable Double cvss, String severity) {
        assertThat(decisions.severity(FIRST, control, reported, cvss, 3)).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "full,easy,none,critical",
        "full,hard,none,high",
        "elevated,near,none,high",
        "none,easy,significant,high",
        "limited,near,none,low",
        "limited,near,some,medium",
        "limited,easy,none,medium",
        "none,hard,some,medium",
        "none,lured,none,medium",
        "none,near,none,low"
    })
    void anIncidentIsRatedByWhatItGivesHowEasyItIsAndWhatIsLost(
            String access, String ease, String harm, String severity) {
        assertThat(decisions.incidentSeverity(FIRST, access, ease, harm)).isEqualTo(severity);
    }

    @Test
    void everyCombinationHasASeverity() {
        List<String> words = List.of("critical", "high", "medium", "low");
        for (String control : words) {
            for (int reported = 0; reported <= words.size(); reported++) {
                for (int assets : new int[] {0, 1, 1000}) {
                    String said = reported == words.size() ? null : words.get(reported);
                    assertThat(decisions.severity(FIRST, control, said, null, assets))
                            .isIn(words);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "high", "medium", "low"})
    void everySeverityHasAPolicyForEveryTier(String severity) {
        for (String tier : List.of("gold", "silver", "bronze", "unheard-of")) {
            ResponsePolicy policy = decisions.responsePolicy(FIRST, severity, tier);

            assertThat(policy.answerDays()).isPositive();
            assertThat(policy.maxRounds()).isPositive();
            assertThat(policy.maxFailures()).isPositive();
        }
    }

    @Test
    void aCriticalMatterIsAnsweredSoonerThanALowOne() {
        assertThat(decisions.responsePolicy(FIRST, "critical", "bronze").answerDays())
                .isLessThan(decisions.responsePolicy(FIRST, "low", "bronze").answerDays());
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "high", "medium", "low"})
    void theLadderRisesAndItsLastWordIsFinal(String severity) {
        for (String task : List.of("respond", "acknowledge-deviation", "plan-remediation")) {
            List<Rung> rungs = decisions.ladder(FIRST, new LadderQuestion(severity, "silver", task, Stage.FIRST));

            assertThat(rungs).hasSizeBetween(2, 3);
            assertThat(rungs).extracting(Rung::share).isSorted().doesNotHaveDuplicates();
            assertThat(rungs.get(rungs.size() - 1).tone()).isEqualTo("final");
            assertThat(rungs).extracting(Rung::last).containsOnlyOnce(true).endsWith(true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "high,silver,FIRST,friendly false false | firm true false | final true true",
        "high,silver,AGAIN,friendly false false | firm true false | final true true",
        "high,silver,AFTER_SILENCE,firm true false | firm true false | final true true",
        "high,gold,FIRST,friendly false false | firm true true | final true true",
        "critical,bronze,AFTER_SILENCE,firm true false | firm true true | final true true",
        "medium,gold,AFTER_SILENCE,firm true false | final true true",
        "low,gold,AFTER_SILENCE,friendly false false | final true false"
    })
    void theLadderGoesByTierAndByWhatWasLeftUnanswered(String severity, String tier, Stage stage, String rungs) {
        assertThat(decisions.ladder(FIRST, new LadderQuestion(severity, tier, "respond", stage)))
                .extracting(rung -> "%s %s %s".formatted(rung.tone(), rung.signatories(), rung.tellMsp()))
                .containsExactly(rungs.split(" \\| "));
    }

    /** A first friendly word is for the person who was asked, and not for all who read a channel. */
    @ParameterizedTest
    @CsvSource({
        "critical,FIRST,MAIL | MAIL_AND_CHAT | MAIL_AND_CHAT",
        "critical,AFTER_SILENCE,MAIL_AND_CHAT | MAIL_AND_CHAT | MAIL_AND_CHAT",
        "high,FIRST,MAIL | MAIL_AND_CHAT | MAIL_AND_CHAT",
        "low,FIRST,MAIL | MAIL_AND_CHAT"
    })
    void whatPressesIsCopiedToChannels(String severity, Stage stage, String ways) {
        assertThat(decisions.ladder(FIRST, new LadderQuestion(severity, "silver", "respond", stage)))
                .extracting(rung -> rung.way().name())
                .containsExactly(ways.split(" \\| "));
    }

    /** A case keeps its version, and versions from before there were tiers and stages are kept as they were stored. */
    @ParameterizedTest
    @ValueSource(strings = {"critical", "high", "medium", "low"})
    void aTableFromBeforeTiersAndStagesAnswersAsItDid(String severity) {
        Map<String, String> texts = ShippedRows.texts();
        texts.put("escalation-ladder", ShippedRows.ladderBeforeStages());
        tables.ship(texts);
        int old = decisions.currentVersion();
        tables.ship(ShippedRows.texts());
        int now = decisions.currentVersion();

        for (Stage stage : Stage.values()) {
            assertThat(decisions.ladder(old, new LadderQuestion(severity, "gold", "respond", stage)))
                    .isEqualTo(decisions.ladder(old, new LadderQuestion(severity, "bronze", "respond", Stage.FIRST)))
                    .extracting(Rung::last)
                    .containsOnlyOnce(true)
                    .endsWith(true);
        }
        List<Rung> before = decisions.ladder(old, new LadderQuestion(severity, "silver", "respond", Stage.FIRST));
        assertThat(decisions.ladder(now, new LadderQuestion(severity, "silver", "respond", Stage.FIRST)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("way")
                .isEqualTo(before);
        assertThat(before)
                .as("channels hear of all rungs, as when there was no other way")
                .extracting(Rung::way)
                .containsOnly(Way.MAIL_AND_CHAT);
        assertThat(tables.dmn(old, "escalation-ladder")).isEqualTo(ShippedRows.ladderBeforeStages());
    }

    @Test
    void aRiskThatStaysHighNeedsTwoPeopleAndEndsSooner() {
        var high = decisions.approvalRule(FIRST, 20, "high", 90, 0);
        var low = decisions.approvalRule(FIRST, 2, "low", 30, 0);

        assertThat(high.levels()).isEqualTo(2);
        assertThat(low.levels()).isEqualTo(1);
        assertThat(high.maxDays()).isLessThan(low.maxDays());
    }

    @Test
    void whatProtectsTheClientIsNotSafeToPause() {
        Set<String> protective =
                Set.of("endpoint-protection", "backup", "monitoring", "patching", "logging", "identity");
        for (ServiceKind kind : ServiceKind.values()) {
            PauseSafety safety = decisions.safeToPause(FIRST, kind.key(), "high");

            assertThat(safety.safe()).as(kind.key()).isEqualTo(!protective.contains(kind.key()));
            assertThat(safety.safe() || !safety.warning().isBlank()).isTrue();
        }
    }

    @Test
    void newTablesAreANewVersionAndOldOnesStay() {
        int before = decisions.currentVersion();
        String shipped = tables.dmn(FIRST, "safe-to-pause");
        Map<String, String> changed = new HashMap<>();
        TABLES.forEach(key -> changed.put(key, tables.dmn(FIRST, key)));
        changed.put("safe-to-pause", shipped.replace("<text>true</text>", "<text>false</text>"));

        tables.ship(changed);
        tables.ship(changed);

        assertThat(decisions.currentVersion()).isEqualTo(before + 1);
        assertThat(decisions.safeToPause(before + 1, "helpdesk", "high").safe()).isFalse();
        assertThat(decisions.safeToPause(FIRST, "helpdesk", "high").safe()).isTrue();
    }

    @Test
    void anAnswerThatIsNoAnswerIsAFaultOfThatTable() {
        var row = new TableRow("safe-to-pause", Map.of("safe", "yes", "days", 1.5, "negative", -1));

        assertThatThrownBy(() -> row.flag("safe")).hasMessageContaining("safe-to-pause");
        assertThatThrownBy(() -> row.word("safe", "no")).hasMessageContaining("one of no");
        assertThatThrownBy(() -> row.whole("days")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> row.number("negative")).hasMessageContaining("from 0");
        assertThatThrownBy(() -> row.number("absent")).hasMessageContaining("absent");
        assertThatThrownBy(() -> decisions.safeToPause(4711, "backup", "high")).hasMessageContaining("4711");
    }

    @ParameterizedTest
    @CsvSource({
        "critical,2,2,0,5,true",
        "high,2,2,0,5,true",
        "medium,2,2,0,5,false",
        "low,0,3,0,9,true",
        "low,0,2,2,0,true",
        "low,0,2,2,1,false",
        "critical,0,0,9,0,false",
        "critical,1,1,3,0,false"
    })
    void persistentFailureIsACountOfWhatWentUnanswered(
            String severity, int silences30, int silences90, int reminders, int answers, boolean persistent) {
        var said = decisions.persistentFailure(
                FIRST, severity, new EngagementInWindow(silences30, silences90, reminders, answers));

        assertThat(said.persistent()).isEqualTo(persistent);
        assertThat(said.words()).isNotBlank();
    }
}

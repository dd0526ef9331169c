package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.LiveCases.Live;
import io.plimsoll.remediation.ExtensionState;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.remediation.Milestones;
import io.plimsoll.remediation.RemediationState;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.remediation.RemediationView.ExtensionView;
import io.plimsoll.remediation.RemediationView.MilestoneView;
import io.plimsoll.remediation.Remediations;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Work that is under way: its milestones are reached, missed, or moved to later days. */
@PlimsollTest
class MoreTimeProcessTests {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Map<String, @Nullable Object> REFUSED =
            Map.of("outcome", "refuse", "explanation", "It is too <b>dangerous</b>.");
    private static final Map<String, @Nullable Object> APPROVED = Map.of("outcome", "approve", "explanation", "Good.");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Remediations remediations;

    @Autowired
    Milestones milestones;

    @Autowired
    Extensions extensions;

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    Clock clock;

    private Live live;
    private PassedDays passed;

    @BeforeEach
    void theWorkIsUnderWay() {
        passed = beans.createBean(PassedDays.class);
        live = beans.createBean(LiveCases.class).ask("PC-01");
        live.done("respond", live.member(), Map.of("outcome", "remediate"));
        begin("client");
    }

    private void begin(String side) {
        live.done(
                "plan-remediation",
                live.member(),
                Map.of(
                        "outcome",
                        "submit",
                        "approach",
                        "Replace them.",
                        "owner",
                        "Mia Member",
                        "milestones",
                        List.of(
                                Map.of("title", "Order", "due", inDays(5).toString(), "side", side),
                                Map.of("title", "Install", "due", inDays(10).toString(), "side", side))));
        live.done("review-plan", ANALYST, APPROVED);
    }

    private void reported() {
        live.done("report-done", live.member(), Map.of("outcome", "done", "report", "All replaced."));
    }

    private LocalDate inDays(int days) {
        return LocalDate.now(clock.withZone(VIENNA)).plusDays(days);
    }

    private RemediationView remedy() {
        return remediations.of(live.number, ANALYST).get(0);
    }

    private MilestoneView milestone(int nr) {
        return remedy().milestones().get(nr - 1);
    }

    private ExtensionView wish() {
        return remedy().extensions().get(remedy().extensions().size() - 1);
    }

    private List<String> engaged() {
        return engagement.record(live.number, ANALYST).stream()
                .map(EngagementEntry::detail)
                .toList();
    }

    private Extensions.Asked ask(int order, int install) {
        return extensions.ask(
                live.number,
                new TreeMap<>(Map.of(1, inDays(order), 2, inDays(install))),
                "The supplier is late.",
                live.member());
    }

    private void asked() {
        assertThat(ask(8, 14)).isInstanceOf(Extensions.Asked.Taken.class);
    }

    private Map<String, @Nullable Object> granted(int until) {
        return Map.of("outcome", "grant", "until", inDays(until).toString(), "explanation", "We understand.");
    }

    private static Upload text(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void aMilestoneIsReportedWithAFileByTheClientAndWithANoteByTheProvider() {
        assertThat(milestones.reached(
                        live.number, 1, "", List.of(), List.of(text("order.txt", "Ordered.")), live.member()))
                .isInstanceOf(Milestones.Reported.Taken.class);
        assertThat(milestones.reached(live.number, 2, "Seen on site.", List.of(), List.of(), ANALYST))
                .isInstanceOf(Milestones.Reported.Taken.class);

        assertThat(milestone(1).reachedBy()).isEqualTo(live.member().name());
        assertThat(milestone(1).evidence())
                .extracting(RemediationView.Shown::title)
                .containsExactly("order.txt");
        assertThat(milestone(2).note()).isEqualTo("Seen on site.");
        assertThat(passed.ledgered(live, "milestone-reached"))
                .contains(milestone(1).evidence().get(0).sha256());
        assertThat(engaged()).contains("“Order” was reported as reached, with a file.");
        assertThat(remedy().next()).isNull();
    }

    @Test
    void aReportThatShowsNothingOrThatNobodyWaitsForIsRefused() {
        String foreign = passed.file(beans.createBean(LiveCases.class).ask("PC-02"), ANALYST);

        assertThat(List.of(
                        milestones.reached(live.number, 1, " ", List.of(), List.of(), ANALYST),
                        milestones.reached(live.number, 3, "Done.", List.of(), List.of(), ANALYST),
                        milestones.reached(live.number, 1, "Done.", List.of(foreign), List.of(), ANALYST),
                        milestones.reached(
                                live.number, 1, "Done.", List.of(), List.of(text("run.exe", "MZ")), live.member())))
                .allMatch(Milestones.Reported.Refused.class::isInstance);
        milestones.reached(live.number, 1, "Done.", List.of(), List.of(), ANALYST);
        assertThat(milestones.reached(live.number, 1, "Again.", List.of(), List.of(), ANALYST))
                .isInstanceOf(Milestones.Reported.Refused.class);
        assertThat(milestone(1).note()).isEqualTo("Done.");
    }

    @Test
    void aMilestoneWhoseDayPassesIsSeen() {
        passed.daysPassed(live, 7);
        live.fire("Timer_AgreedDayOver");

        assertThat(milestone(1).missedAt()).isNotNull();
        assertThat(milestone(2).missedAt()).isNull();
        assertThat(engaged()).anyMatch(line -> line.contains("“Order” was due on"));
        assertThat(live.mailed()).contains("milestone-missed");
        assertThat(live.waitsAt()).containsExactly("UserTask_ReportDone");
        assertThat(live.path()).contains("EndEvent_DayNoted");
    }

    @Test
    void whatIsTheProvidersAndLateCountsAgainstNobody() {
        reported();
        live.done("verify-remediation", ANALYST, Map.of("outcome", "not-met", "evidence", "Still there."));
        begin("provider");
        passed.daysPassed(live, 7);
        live.fire("Timer_AgreedDayOver");
        passed.daysPassed(live, 20);
        live.fire("Timer_AgreedDayOver");

        assertThat(live.mailed()).contains("our-milestone-missed").doesNotContain("milestone-missed");
        assertThat(engagement.counts(live.number).silences()).isZero();
        assertThat(remedy().failures()).isEqualTo(1);
        assertThat(remedy().state()).isEqualTo(RemediationState.ASKED);
        assertThat(remedy().setback()).contains("ours");
    }

    @Test
    void moreTimeIsGivenButNoMoreThanTheAnalystSays() {
        Instant before = remedy().workDue();
        asked();

        assertThat(live.waitsAt()).containsExactlyInAnyOrder("UserTask_ReportDone", "UserTask_DecideExtension");
        assertThat(live.page("decide-extension", ANALYST).context().sections())
                .anySatisfy(section -> assertThat(section.text()).isEqualTo("The supplier is late."));
        assertThat(live.submit("decide-extension", ANALYST, granted(15))).isInstanceOf(Completion.Invalid.class);
        assertThat(live.submit("decide-extension", ANALYST, granted(5))).isInstanceOf(Completion.Invalid.class);
        live.done("decide-extension", ANALYST, granted(12));

        assertThat(milestone(1).due()).isEqualTo(inDays(8));
        assertThat(milestone(1).agreed()).isEqualTo(inDays(5));
        assertThat(milestone(2).due()).isEqualTo(inDays(12));
        assertThat(wish().state()).isEqualTo(ExtensionState.GRANTED);
        assertThat(wish().grantedUntil()).isEqualTo(inDays(12));
        assertThat(remedy().workDue()).isEqualTo(before.plus(workingTime.days(2)));
        assertThat(live.view().due()).isEqualTo(remedy().workDue());
        assertThat(live.mailed()).contains("extension-asked", "extension-granted");
        assertThat(engaged()).anyMatch(line -> line.startsWith("More time was given, until"));
        assertThat(live.waitsAt()).containsExactly("UserTask_ReportDone");
        assertThat(live.path()).contains("BoundaryEvent_DaysSettled", "EndEvent_ExtensionDecided");
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestNorTheirDeputy() {
        asked();
        Actor asker = live.member();
        Actor same = new Actor(
                asker.subject(),
                asker.username(),
                asker.name(),
                "",
                ANALYST.roles(),
                ANALYST.scope(),
                ANALYST.signIn());
        Actor deputy = LiveCases.msp("deputy")
                .standingIn(List.of(new StandIn(asker.subject(), asker.username(), asker.name(), Role.ANALYST)));

        assertThat(live.submit("decide-extension", same, granted(12))).isInstanceOf(Completion.NotYours.class);
        assertThat(live.submit("decide-extension", deputy, granted(12))).isInstanceOf(Completion.NotYours.class);
        assertThat(wish().state()).isEqualTo(ExtensionState.ASKED);
    }

    @Test
    void whatPassesWhileTheClientWaitsForADecisionCountsForNothing() {
        asked();
        passed.daysPassed(live, 20);
        live.fire("Timer_AgreedDayOver");

        assertThat(live.waitsAt()).contains("UserTask_ReportDone", "UserTask_DecideExtension");
        assertThat(milestone(1).missedAt()).isNull();
        live.done("decide-extension", ANALYST, REFUSED);

        assertThat(wish().state()).isEqualTo(ExtensionState.REFUSED);
        assertThat(remedy().workDue()).isAfter(clock.instant());
        assertThat(remedy().state()).isEqualTo(RemediationState.UNDER_WAY);
        assertThat(live.mailed()).contains("extension-refused");
        passed.daysPassed(live, 20);
        live.fire("Timer_AgreedDayOver");
        assertThat(remedy().failures()).isEqualTo(1);
    }

    @Test
    void aRefusalLeavesTheDaysThatAreStillAhead() {
        Instant before = remedy().workDue();
        asked();
        live.done("decide-extension", ANALYST, REFUSED);

        assertThat(milestone(1).due()).isEqualTo(inDays(5));
        assertThat(remedy().workDue()).isEqualTo(before);
        assertThat(wish().explanation()).isEqualTo("It is too <b>dangerous</b>.");
    }

    @Test
    void whatNobodyDecidesInTimeIsGiven() {
        asked();
        live.fire("Timer_ExtensionUndecided");

        assertThat(wish().state()).isEqualTo(ExtensionState.GRANTED_UNDECIDED);
        assertThat(milestone(2).due()).isEqualTo(inDays(14));
        assertThat(engaged()).anyMatch(line -> line.startsWith("Nobody decided on the request"));
        assertThat(passed.ledgered(live, "extension-granted-undecided")).contains("due");
        assertThat(live.waitsAt()).containsExactly("UserTask_ReportDone");
        assertThat(live.path()).contains("ServiceTask_GrantUndecided");
    }

    @Test
    void thePolicySaysHowFarAndHowOften() {
        int longest = cases.policy(live.number).maxExtensionDays();
        int most = cases.policy(live.number).maxExtensions();

        assertThat(List.of(
                        ask(5, 10),
                        ask(4, 12),
                        ask(12, 11),
                        ask(5, 10 + longest + 1),
                        extensions.ask(live.number, new TreeMap<>(Map.of(3, inDays(9))), "Late.", live.member()),
                        extensions.ask(live.number, new TreeMap<>(Map.of(1, inDays(9))), " ", live.member())))
                .allMatch(Extensions.Asked.Refused.class::isInstance);
        assertThat(remedy().extensions()).isEmpty();
        for (int times = 1; times <= most; times++) {
            assertThat(ask(5, 10 + times)).isInstanceOf(Extensions.Asked.Taken.class);
            assertThat(ask(5, 10 + times)).isInstanceOf(Extensions.Asked.Refused.class);
            live.done("decide-extension", ANALYST, granted(10 + times));
        }
        assertThat(ask(5, 11 + most)).isInstanceOf(Extensions.Asked.Refused.class);
    }

    @Test
    void theLongestMoveIsOneThatThePolicyAllows() {
        assertThat(ask(5, 10 + cases.policy(live.number).maxExtensionDays()))
                .isInstanceOf(Extensions.Asked.Taken.class);
    }

    @Test
    void aRequestEndsWithTheWork() {
        asked();
        reported();

        assertThat(wish().state()).isEqualTo(ExtensionState.NEEDLESS);
        assertThat(live.waitsAt()).containsExactly("UserTask_VerifyRemediation");
        assertThat(milestone(1).reachedBy()).isEqualTo(live.member().name());
        assertThat(ask(8, 14)).isInstanceOf(Extensions.Asked.Refused.class);
    }

    @Test
    void aRequestEndsWithTheCase() {
        asked();
        cases.withdraw(live.number, "Opened in error", ANALYST);

        assertThat(wish().state()).isEqualTo(ExtensionState.NEEDLESS);
        assertThat(live.waitsAt()).isEmpty();
        assertThat(live.view().state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void whoeverDecidesOnEnforcementSeesHowOftenMoreTimeWasAskedFor() {
        asked();
        live.done("decide-extension", ANALYST, REFUSED);
        for (int tries = 0; tries < 5 && live.view().state() != CaseState.ENFORCING; tries++) {
            passed.daysPassed(live, 20);
            live.fire("Timer_AgreedDayOver");
            if (remedy().state() == RemediationState.ASKED) {
                begin("client");
            }
        }

        assertThat(live.page("decide-enforcement", MANAGER).context().sections())
                .filteredOn(section -> section.heading().equals("Requests for more time"))
                .singleElement()
                .satisfies(section -> assertThat(section.facts())
                        .extracting(fact -> fact.label() + ": " + fact.value())
                        .contains("Asked: 1", "Given: 0", "Refused: 1"));
    }
}

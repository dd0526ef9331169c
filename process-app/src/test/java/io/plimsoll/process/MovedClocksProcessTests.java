package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.APPROVED;
import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.LiveCases.DIRECTOR;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.attestation.Attestations;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientChange;
import io.plimsoll.client.Clients;
import io.plimsoll.client.TestPace;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.enforcement.PauseState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.ClockMove;
import io.plimsoll.noncompliance.ClockMoves;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.process.EnforcedCases.Enforced;
import io.plimsoll.process.LiveCases.Live;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A changed calendar asks about each kind of clock that counts working time; one that moves, the engine's follows. */
@PlimsollTest
class MovedClocksProcessTests {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Clients clients;

    @Autowired
    ClockMoves moves;

    @Autowired
    Engagement engagement;

    @Autowired
    Extensions extensions;

    @Autowired
    Rollouts rollouts;

    @Autowired
    Standards standards;

    @Autowired
    Attestations attestations;

    @Autowired
    WorkingTime time;

    @Autowired
    ManagementService jobs;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private LiveMatters matters;

    @AfterEach
    void asBefore() {
        TestPace.real(false);
    }

    @BeforeEach
    void live() {
        TestPace.real(true);
        matters = beans.createBean(LiveMatters.class);
    }

    @AfterAll
    static void everyDeadlineKeepsItsCalendar(@Autowired JdbcClient db) {
        DeadlinesKeepCalendarsTests.areKept(db);
    }

    private Enforced silent() {
        return beans.createBean(EnforcedCases.class).silent();
    }

    /** One day a week: whatever takes working days takes weeks. */
    private void worksOnMondaysOnly(ClientId client) {
        worksOnMondaysBut(client, "");
    }

    private void worksOnMondaysBut(ClientId client, String freeDay) {
        var calendar = new CalendarDetails(
                "Europe/Vienna", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(18, 0), "", freeDay);
        assertThat(clients.changeCalendar(client, calendar, LiveMatters.ADMIN)).isInstanceOf(ClientChange.Done.class);
    }

    private ClockMove asked(ClientId client, String clock) {
        return moves.open(client, MANAGER).stream()
                .filter(move -> move.clock().id().equals(clock))
                .findFirst()
                .orElseThrow(() -> new AssertionError(clock + " is not among " + moves.open(client, MANAGER)));
    }

    private Instant moved(ClientId client, String clock) {
        ClockMove move = asked(client, clock);
        assertThat(move.after()).isAfter(move.before());
        assertThat(moves.decide(client, Set.of(clock), true, "They close for the winter.", MANAGER))
                .isEqualTo(1);
        assertThat(moves.open(client, MANAGER))
                .noneMatch(open -> open.clock().id().equals(clock));
        return move.after();
    }

    private List<String> record(Live live) {
        return engagement.record(live.number, MANAGER).stream()
                .map(EngagementEntry::detail)
                .toList();
    }

    private long dueBy(Job job, Instant at) {
        return jobs.createJobQuery()
                .jobId(job.getId())
                .duedateLowerThan(Date.from(at.plusSeconds(1)))
                .count();
    }

    @Test
    void aMovedTimeToCureEndsAtItsNewTimeAndOnce() {
        Enforced one = silent().noticed(HELPDESK);
        Live live = one.live;
        Job timer = live.job("Timer_CureWindowOver");
        Instant told = timer.getDuedate().toInstant();
        worksOnMondaysOnly(live.client);

        Instant after = moved(live.client, "cure-window:" + live.number);

        assertThat(one.pause().cureEndsAt()).isEqualTo(after);
        assertThat(live.job("Timer_CureWindowOver").getId()).isEqualTo(timer.getId());
        assertThat(dueBy(timer, told)).as("not at the time that was told").isZero();
        assertThat(dueBy(timer, after)).isEqualTo(1);
        assertThat(live.mailed()).contains("term-changed");
        assertThat(one.ledgered()).endsWith("clock-moved");
        assertThat(record(live).get(record(live).size() - 1)).contains("the time to cure before the pause ends on");
        assertThat(db.sql("select cure_calendar from service_pause where case_number = ?")
                        .param(live.number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(time.calendarVersion(live.client));
        live.fire("Timer_CureWindowOver");
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSING);
        assertThat(live.path()).containsOnlyOnce("ServiceTask_BeginPausing");
        assertThat(moves.open(live.client, MANAGER)).isEmpty();
    }

    @Test
    void whatIsKeptStaysAsItWasToldUntilTheCalendarChangesAgain() {
        Enforced one = silent().noticed(HELPDESK);
        Live live = one.live;
        Instant told = live.job("Timer_CureWindowOver").getDuedate().toInstant();
        String clock = "cure-window:" + live.number;
        worksOnMondaysOnly(live.client);

        assertThat(moves.decide(live.client, Set.of(clock), false, "The risk is too high.", MANAGER))
                .isEqualTo(1);

        assertThat(one.pause().cureEndsAt()).isEqualTo(told);
        assertThat(live.job("Timer_CureWindowOver").getDuedate().toInstant()).isEqualTo(told);
        assertThat(live.mailed()).doesNotContain("term-changed");
        assertThat(one.ledgered()).endsWith("clock-kept");
        assertThat(moves.open(live.client, MANAGER)).isEmpty();
        worksOnMondaysOnly(live.client);
        assertThat(asked(live.client, clock).before()).isEqualTo(told);
    }

    @Test
    void aMatterThatIsOverOrOnItsWayOutIsNotAskedAbout() {
        Enforced noticed = silent().noticed(HELPDESK);
        Enforced paused = silent().paused(HELPDESK);
        noticed.met();
        paused.met();
        worksOnMondaysOnly(noticed.live.client);
        worksOnMondaysOnly(paused.live.client);

        assertThat(moves.open(noticed.live.client, MANAGER)).isEmpty();
        assertThat(moves.open(paused.live.client, MANAGER)).isEmpty();
    }

    @Test
    void theLongestPauseAndTheNoticePeriodMove() {
        Enforced one = silent().paused(HELPDESK);
        Live live = one.live;
        worksOnMondaysOnly(live.client);

        Instant longest = moved(live.client, "longest-pause:" + live.number);

        assertThat(one.pause().longestEndsAt()).isEqualTo(longest);
        assertThat(one.pause().extensions()).as("nobody has extended it").isZero();
        assertThat(live.job("Timer_LongestPauseOver").getDuedate().toInstant()).isEqualTo(longest);
        live.fire("Timer_LongestPauseOver");
        live.done("recommend-termination", MANAGER, Map.of("outcome", "recommend", "determination", "Nobody answers."));
        live.done("approve-termination", DIRECTOR, APPROVED);
        assertThat(moves.open(live.client, MANAGER))
                .as("reckoned by the present calendar")
                .isEmpty();
        LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        worksOnMondaysBut(live.client, monday.plusWeeks(2) + " Closed");

        Instant notice = moved(live.client, "notice-period:" + live.number);

        assertThat(one.enforced().terminations().get(0).noticeEndsAt()).isEqualTo(notice);
        assertThat(live.job("Timer_NoticePeriodOver").getDuedate().toInstant()).isEqualTo(notice);
        live.fire("Timer_NoticePeriodOver");
        assertThat(live.path()).containsOnlyOnce("ServiceTask_BeginEnding");
    }

    @Test
    void theTimeToDecideAboutMoreTimeMovesAndTheAgreedDaysStay() {
        Live live = beans.createBean(LiveCases.class).ask("PC-01");
        live.done("respond", live.member(), Map.of("outcome", "remediate"));
        LocalDate day = LocalDate.now(clock).plusDays(20);
        live.done(
                "plan-remediation",
                live.member(),
                Map.of(
                        "outcome",
                        "submit",
                        "approach",
                        "Replace them.",
                        "owner",
                        "Mia",
                        "milestones",
                        List.of(Map.of("title", "Install", "due", day.toString(), "side", "client"))));
        live.done("review-plan", LiveCases.ANALYST, APPROVED);
        extensions.ask(live.number, new TreeMap<>(Map.of(1, day.plusDays(2))), "A supplier is late.", live.member());
        Instant agreed = engagement.current(live.number).orElseThrow().due().at();
        worksOnMondaysOnly(live.client);

        assertThat(moves.open(live.client, MANAGER))
                .extracting(move -> move.clock().what())
                .containsExactly("decide-extension");
        Instant after = moved(live.client, "decide-extension:" + live.number);

        assertThat(live.job("Timer_ExtensionUndecided").getDuedate().toInstant())
                .isEqualTo(after);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(live.number.value())
                        .taskDefinitionKey("UserTask_DecideExtension")
                        .singleResult()
                        .getDueDate()
                        .toInstant())
                .isEqualTo(after);
        assertThat(engagement.current(live.number).orElseThrow().due().at()).isEqualTo(agreed);
        live.fire("Timer_ExtensionUndecided");
        assertThat(live.path()).containsOnlyOnce("ServiceTask_GrantUndecided");
    }

    @Test
    void theTimeToAcknowledgeAStandardMovesButNotWhatComesIntoForceOnAStatedDay() {
        ClientId client = matters.client();
        rollouts.adoptFirst(client, "baseline-security-standards", "1.0", LiveMatters.ADMIN);
        String number = db.sql("select number from adoption where client = ?")
                .param(client.value())
                .query(String.class)
                .single();
        Instant inForce = rollouts.get(new AdoptionNumber(number), MANAGER).inForceAt();
        worksOnMondaysOnly(client);

        Instant after = moved(client, "acknowledge-standard:" + number);

        assertThat(rollouts.get(new AdoptionNumber(number), MANAGER).dueAt()).isEqualTo(after);
        assertThat(rollouts.get(new AdoptionNumber(number), MANAGER).inForceAt())
                .isEqualTo(inForce);
        assertThat(timer(number, "Timer_AcknowledgementOverdue").getDuedate().toInstant())
                .isEqualTo(after);
        assertThat(timer(number, "Timer_AcknowledgementReminder").getDuedate().toInstant())
                .isBefore(after);
        assertThat(matters.mailed(client, "standard-time-changed")).hasSize(1);
        assertThat(matters.recorded(client, "clock-moved")).hasSize(1);
        matters.fire(number, "Timer_AcknowledgementOverdue");
        assertThat(matters.path(number)).containsOnlyOnce("ServiceTask_RecordSilence");
    }

    @Test
    void theTimeToAnswerQuestionsMoves() {
        ClientId client = matters.client();
        standards.adopt(client, "minimum-technology-standards", "1.0", LiveMatters.ADMIN);
        matters.fire(client.value(), "Timer_NextCycle");
        worksOnMondaysOnly(client);

        Instant after = moved(client, "answer-attestation:" + client);

        Actor analyst = LiveCases.msp("analyst", Role.ANALYST);
        assertThat(attestations.view(client, analyst).open().due()).isEqualTo(after);
        assertThat(timer(client.value(), "Timer_AnswersOverdue").getDuedate().toInstant())
                .isEqualTo(after);
        assertThat(matters.mailed(client, "attestation-time-changed")).isNotEmpty();
        matters.fire(client.value(), "Timer_AnswersOverdue");
        assertThat(matters.path(client.value())).containsOnlyOnce("ServiceTask_RecordSilence");
    }

    private Job timer(String matter, String element) {
        return jobs.createJobQuery().activityId(element).list().stream()
                .filter(job -> matters.isOf(matter, job.getProcessInstanceId()))
                .reduce((one, other) -> {
                    throw new AssertionError("Two jobs at " + element);
                })
                .orElseThrow(() -> new AssertionError("No job at " + element));
    }
}

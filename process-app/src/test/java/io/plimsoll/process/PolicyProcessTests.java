package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.identity.StandIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.PolicyMove;
import io.plimsoll.noncompliance.PolicyMoves;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.DraftResult;
import io.plimsoll.policy.InForceResult;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRow;
import io.plimsoll.policy.PolicyTable;
import io.plimsoll.policy.RandomTable;
import io.plimsoll.policy.ShippedRows;
import io.plimsoll.policy.Stage;
import io.plimsoll.rehearsal.Rehearsal;
import io.plimsoll.rehearsal.Rehearsals;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A policy from its draft into force, and what it does to cases of before and after. */
@PlimsollTest
@Import(LiveCases.class)
class PolicyProcessTests {

    private static final String LADDER = "escalation-ladder";
    private static final Actor ADMIN = LiveCases.msp("admin", Role.ADMINISTRATOR);
    private static final Actor OTHER = LiveCases.msp("other-admin", Role.ADMINISTRATOR);

    private static final int COPIES = 40;

    /** One more word, early on. */
    private static final List<String> EARLY = List.of(
            "\"critical\",\"high\",\"medium\",\"low\"",
            "-",
            "\"respond\"",
            "-",
            "10",
            "\"friendly\"",
            "\"asked\"",
            "false",
            "false",
            "\"mail\"",
            "Early.");

    @Autowired
    Policies policies;

    @Autowired
    Rehearsals rehearsals;

    @Autowired
    PolicyMoves moves;

    @Autowired
    Decisions decisions;

    @Autowired
    Engagement engagement;

    @Autowired
    Ledger ledger;

    @Autowired
    LiveCases cases;

    @Autowired
    JdbcClient db;

    @Autowired
    EntityManagerFactory factory;

    @Autowired
    Clock clock;

    private final List<List<String>> shipped =
            ShippedRows.table(LADDER).rows().stream().map(PolicyRow::cells).toList();

    @BeforeEach
    void noDraft() {
        policies.discard(ADMIN);
    }

    /** Others who share the database find the rows of the build in force. */
    @AfterEach
    void rowsOfTheBuild() {
        policies.discard(ADMIN);
        if (policies.table(decisions.currentVersion(), LADDER, ADMIN).rows().size() != shipped.size()) {
            inForce(shipped);
        }
    }

    private DraftResult save(int edition, List<List<String>> rows, Actor by) {
        return policies.save(LADDER, edition, rows, by);
    }

    private int inForce(List<List<String>> rows) {
        assertThat(save(0, rows, ADMIN)).isInstanceOf(DraftResult.Kept.class);
        rehearsals.rehearse(1, ADMIN);
        return ((InForceResult.Done) policies.putInForce("It helps", LiveCases.DIRECTOR)).version();
    }

    private List<List<String>> withEarlyWord() {
        List<List<String>> rows = new ArrayList<>(shipped);
        rows.add(0, EARLY);
        return rows;
    }

    private String refusal(Actor by) {
        return policies.putInForce("Because", by) instanceof InForceResult.Refused no ? no.message() : "in force";
    }

    @Test
    void aDraftComesIntoForceValidRehearsedAsItStandsAndByASecondPerson() {
        int before = decisions.currentVersion();
        save(0, shipped.subList(3, 13), ADMIN);
        assertThat(policies.draft(ADMIN).orElseThrow().valid()).isFalse();
        assertThat(refusal(LiveCases.DIRECTOR)).contains("still wrong");

        save(1, withEarlyWord(), ADMIN);
        assertThat(refusal(LiveCases.DIRECTOR)).contains("not rehearsed");
        rehearsals.rehearse(1, ADMIN);
        assertThat(policies.draft(ADMIN).orElseThrow().ready()).isTrue();
        save(2, withEarlyWord().subList(0, 13), ADMIN);
        save(3, shipped, ADMIN);
        assertThat(policies.draft(ADMIN).orElseThrow().rehearsal()).isNull();
        save(4, withEarlyWord(), ADMIN);
        assertThat(policies.draft(ADMIN).orElseThrow().ready())
                .as("as it was rehearsed again")
                .isTrue();

        assertThat(refusal(ADMIN)).contains("second person");
        Actor deputy =
                OTHER.standingIn(List.of(new StandIn(ADMIN.subject(), ADMIN.username(), ADMIN.name(), Role.DIRECTOR)));
        assertThat(refusal(deputy)).contains("second person");
        assertThatThrownBy(() -> policies.putInForce("No", LiveCases.MANAGER)).isInstanceOf(AccessDenied.class);
        assertThat(policies.putInForce("Earlier is kinder", OTHER)).isEqualTo(new InForceResult.Done(before + 1));

        assertThat(policies.draft(ADMIN)).isEmpty();
        assertThat(policies.versions(ADMIN).get(0)).satisfies(version -> {
            assertThat(version.by()).isEqualTo("other-admin");
            assertThat(version.reason()).isEqualTo("Earlier is kinder");
            assertThat(version.rehearsal()).isNotNull();
        });
        assertThat(mspEvents()).endsWith("policy-rehearsed", "policy-put-in-force");
    }

    private List<String> mspEvents() {
        List<String> events = new ArrayList<>();
        for (List<LedgerRow> page = ledger.list(Chain.msp(), 0, 500, ADMIN); !page.isEmpty(); ) {
            page.forEach(row -> events.add(row.event()));
            page = ledger.list(Chain.msp(), page.get(page.size() - 1).sequence(), 500, ADMIN);
        }
        return events;
    }

    @Test
    void theSecondOfTwoWhoEditATableIsToldWhoAndWhen() {
        save(0, withEarlyWord(), ADMIN);

        assertThat(save(0, shipped, OTHER)).isInstanceOfSatisfying(DraftResult.Overtaken.class, overtaken -> {
            assertThat(overtaken.by()).isEqualTo("admin");
            assertThat(overtaken.at()).isBeforeOrEqualTo(clock.instant());
        });
        assertThat(save(1, shipped, OTHER)).isInstanceOf(DraftResult.Kept.class);
        policies.discard(OTHER);
        assertThat(save(2, shipped, ADMIN)).isInstanceOf(DraftResult.Refused.class);
    }

    @Test
    void nobodyWhoIsLimitedToSomeClientsReadsOrChangesThem() {
        Actor limited = new Actor(
                "l", "l", "l", "", Set.of(Role.ADMINISTRATOR), ClientScope.of(new ClientId("harbor")), SignIn.none());

        assertThatThrownBy(() -> policies.versions(limited)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> save(0, shipped, LiveCases.ANALYST)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> save(0, shipped, LiveCases.DIRECTOR)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anOldCaseKeepsItsPolicyANewOneFollowsTheNew() {
        LiveCases.Live old = cases.ask("PC-1");
        int rungs = engagement.current(old.number).orElseThrow().rungs();
        int version = inForce(withEarlyWord());
        LiveCases.Live fresh = cases.ask("PC-1");

        assertThat(old.view().policyVersion()).isEqualTo(version - 1);
        assertThat(engagement.current(old.number).orElseThrow().rungs()).isEqualTo(rungs);
        assertThat(fresh.view().policyVersion()).isEqualTo(version);
        assertThat(engagement.current(fresh.number).orElseThrow().rungs()).isEqualTo(rungs + 1);
    }

    @Test
    void aMovedCaseFollowsTheOtherLadderAndHearsOfItOnceAtMost() {
        LiveCases.Live live = cases.ask("PC-1");
        int version = inForce(withEarlyWord());
        asked(live.number, Duration.ofDays(6), Duration.ofDays(4));
        Instant told = engagement.current(live.number).orElseThrow().due().at();

        PolicyMove seen = moves.preview(live.client, Set.of(), version, ADMIN).get(0);
        assertThat(seen.overdue()).isGreaterThan(1);
        assertThat(seen.sends()).isNotEmpty();
        assertThat(live.mailed()).doesNotContain("reminder");
        List<PolicyMove> moved = moves.move(live.client, Set.of(live.number), version, "Fairer", ADMIN);

        assertThat(moved).containsExactly(seen);
        assertThat(live.view().policyVersion()).isEqualTo(version);
        assertThat(engagement.current(live.number).orElseThrow().reminders()).isEqualTo(1);
        assertThat(live.mailed().stream().filter("reminder"::equals).distinct()).hasSize(1);
        assertThat(engagement.current(live.number).orElseThrow().due().at()).isAfterOrEqualTo(told);
        assertThat(live.job("Timer_ResponseOverdue").getDuedate().toInstant())
                .isEqualTo(engagement.current(live.number).orElseThrow().due().at());
        assertThat(live.job("Timer_ResponseReminder").getDuedate().toInstant())
                .isEqualTo(engagement.nextReminder(live.number).orElseThrow());
        assertThat(ledger.about(Chain.of(live.client), live.number, ADMIN))
                .filteredOn(row -> row.event().equals("case-policy-moved"))
                .singleElement()
                .satisfies(row -> assertThat(row.facts())
                        .contains("\"from\":" + (version - 1), "\"to\":" + version)
                        .doesNotContain("Fairer"));
        assertThat(moves.move(live.client, Set.of(), version, "Again", ADMIN)).isEmpty();
        live.fire("Timer_ResponseOverdue");
        assertThat(live.waitsAt()).containsExactly("UserTask_DecideEnforcement");
    }

    @Test
    void aLadderThatWasClimbedIsMadeAgainWhereTheOtherGoesHigher() {
        LiveCases.Live live = cases.ask("PC-1");
        int version = inForce(withEarlyWord());
        db.sql("delete from ACT_RU_JOB where ID_ = ?")
                .param(live.job("Timer_ResponseReminder").getId())
                .update();

        moves.move(live.client, Set.of(), version, "Fairer", ADMIN);

        assertThat(live.job("Timer_ResponseReminder").getDuedate().toInstant())
                .isEqualTo(engagement.nextReminder(live.number).orElseThrow());
    }

    /** As if the client had been asked that long ago and had that long left. */
    private void asked(CaseNumber number, Duration ago, Duration left) {
        db.sql("update client_request set asked_at = ?, due_at = ? where case_number = ?")
                .params(
                        column(clock.instant().minus(ago)),
                        column(clock.instant().plus(left)),
                        number.value())
                .update();
    }

    private static LocalDateTime column(Instant at) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(at.getEpochSecond()), ZoneOffset.UTC);
    }

    @Test
    void aRehearsalCountsWhatWouldHaveBeenAgainstWhatWas() {
        LiveCases.Live silent = cases.ask("PC-1");
        LiveCases.Live quick = cases.ask("PC-1");
        ended(silent.number, "silent", 100, 2);
        ended(quick.number, "answered", 20, 0);
        save(0, withEarlyWord(), ADMIN);

        Rehearsal rehearsal = rehearsals.rehearse(1, ADMIN);

        int rungs = engagementRungs(silent);
        Rehearsal.Compared first = line(rehearsal, silent);
        assertThat(first.happened().reminders()).isEqualTo(2);
        assertThat(first.inForce().reminders()).isEqualTo(rungs);
        assertThat(first.draft().reminders()).isEqualTo(rungs + 1);
        assertThat(first.draft().decisions()).isEqualTo(1);
        Rehearsal.Compared second = line(rehearsal, quick);
        assertThat(second.happened().reminders()).isZero();
        assertThat(second.inForce().reminders()).isZero();
        assertThat(second.draft().reminders()).isEqualTo(1);
        assertThat(second.draft().decisions()).isZero();
        assertThat(rehearsals.read(policies.draft(ADMIN).orElseThrow().rehearsal()))
                .isEqualTo(rehearsal);
        assertThat(silent.view().policyVersion()).isEqualTo(decisions.currentVersion());
    }

    /** Forty more cases of one client are forty more to reckon, and not one question more. */
    @Test
    void whatIsAskedOfTheDatabaseDoesNotGrowWithTheCases() {
        LiveCases.Live live = cases.ask("PC-1");
        ended(live.number, "answered", 20, 0);
        save(0, withEarlyWord(), ADMIN);
        rehearsals.rehearse(1, ADMIN);
        Statistics counted = factory.unwrap(SessionFactory.class).getStatistics();
        boolean before = counted.isStatisticsEnabled();
        counted.setStatisticsEnabled(true);
        try {
            counted.clear();
            Rehearsal few = rehearsals.rehearse(1, ADMIN);
            long statements = counted.getPrepareStatementCount();
            long ofClient = casesOf(few, live);
            copies(live.number);
            counted.clear();
            Rehearsal many = rehearsals.rehearse(1, ADMIN);

            assertThat(casesOf(many, live)).isEqualTo(ofClient + COPIES);
            // they may begin one page more
            assertThat(counted.getPrepareStatementCount()).isBetween(1L, statements + 10);
            System.out.printf(
                    "Rehearsal: %d cases, %d statements of entities; %d cases, %d%n",
                    few.cases(), statements, many.cases(), counted.getPrepareStatementCount());
        } finally {
            counted.setStatisticsEnabled(before);
            db.sql("delete from client_request where id like 'copy-%'").update();
            db.sql("delete from non_compliance where case_number like 'NC-2026-99%'")
                    .update();
        }
    }

    private void copies(CaseNumber number) {
        for (int nr = 0; nr < COPIES; nr++) {
            String copy = "NC-2026-99%04d".formatted(nr);
            db.sql(
                            "insert into non_compliance (case_number, version, client, standard, standard_version, control, title,"
                                    + " severity, state, policy_version, answer_days, sign_days, plan_days, decision_days,"
                                    + " max_rounds, max_extensions, max_extension_days, max_failures, review_before_days,"
                                    + " rounds, extensions, extra_days, assets, opened_at) select ?, version, client, standard,"
                                    + " standard_version, control, title, severity, state, policy_version, answer_days,"
                                    + " sign_days, plan_days, decision_days, max_rounds, max_extensions, max_extension_days,"
                                    + " max_failures, review_before_days, rounds, extensions, extra_days, assets, opened_at"
                                    + " from non_compliance where case_number = ?")
                    .params(copy, number.value())
                    .update();
            db.sql("insert into client_request (id, version, case_number, task, asked, asked_at, due_at, zone,"
                            + " calendar_version, ladder, last_rung, reminders) select ?, version, ?, task, asked,"
                            + " asked_at, due_at, zone, calendar_version, ladder, last_rung, reminders"
                            + " from client_request where case_number = ?")
                    .params("copy-" + nr, copy, number.value())
                    .update();
        }
    }

    private int engagementRungs(LiveCases.Live live) {
        return decisions
                .ladder(
                        decisions.currentVersion(),
                        new LadderQuestion(live.view().severity().key(), "gold", "respond", Stage.FIRST))
                .size();
    }

    private static Rehearsal.Compared line(Rehearsal rehearsal, LiveCases.Live live) {
        return clientLine(rehearsal, live).compared();
    }

    private static long casesOf(Rehearsal rehearsal, LiveCases.Live live) {
        return clientLine(rehearsal, live).cases();
    }

    private static Rehearsal.ClientLine clientLine(Rehearsal rehearsal, LiveCases.Live live) {
        return rehearsal.clients().stream()
                .filter(one -> one.client().equals(live.client.value()))
                .findFirst()
                .orElseThrow();
    }

    /** The request as if it had been made ten days ago and had ended after that much of its time. */
    private void ended(CaseNumber number, String how, int percent, int reminders) {
        var request = engagement.current(number).orElseThrow();
        Duration back = Duration.ofDays(10);
        Instant asked = request.askedAt().minus(back);
        Instant due = request.due().at().minus(back);
        Instant end =
                asked.plus(Duration.between(asked, due).multipliedBy(percent).dividedBy(100));
        db.sql("update non_compliance set opened_at = ? where case_number = ?")
                .params(column(asked.minusSeconds(5)), number.value())
                .update();
        db.sql("update client_request set asked_at = ?, due_at = ?, open_key = null, ending = ?, ended_at = ?,"
                        + " reminders = ? where case_number = ?")
                .params(column(asked), column(due), how, column(end), reminders, number.value())
                .update();
    }

    /** Our reading of a condition is the engine's, for every kind of condition and value there is. */
    @Test
    void aConditionMeansToTheEngineWhatItMeansToTheCheck() {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        Random random = new Random(20261128);
        for (int round = 0; round < 60; round++) {
            PolicyTable table = RandomTable.collecting(random);
            var decision = engine.parseDecision(
                    "random",
                    new java.io.ByteArrayInputStream(
                            RandomTable.dmn(table).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            var all = RandomTable.questions();
            for (int i = 0; i < 60; i++) {
                Map<String, Object> question = all.get(random.nextInt(all.size()));
                List<Integer> engines = engine.evaluateDecisionTable(decision, question).getResultList().stream()
                        .map(row -> ((Number) row.get("said")).intValue())
                        .toList();
                assertThat(engines).as("%s of %s", question, table.rows()).isEqualTo(table.matching(question));
            }
        }
    }
}

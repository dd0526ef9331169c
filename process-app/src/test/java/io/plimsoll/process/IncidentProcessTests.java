package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.PlimsollTest;
import io.plimsoll.document.Documents;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.incident.IncidentEnd;
import io.plimsoll.incident.IncidentItem;
import io.plimsoll.incident.IncidentNumber;
import io.plimsoll.incident.IncidentPage;
import io.plimsoll.incident.IncidentReport;
import io.plimsoll.incident.IncidentReported;
import io.plimsoll.incident.IncidentState;
import io.plimsoll.incident.IncidentView;
import io.plimsoll.incident.IncidentView.Disclosure;
import io.plimsoll.incident.IncidentView.Line;
import io.plimsoll.incident.Incidents;
import io.plimsoll.incident.Receipt;
import io.plimsoll.standard.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path of an incident through the real model: the domain first, then where the model stands. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentProcessTests {

    private static final String RATE = "UserTask_RateIncident";
    private static final String CONFIRM = "UserTask_ConfirmReceipt";
    private static final String CALL = "UserTask_CallTaskForce";
    private static final String CLOSE = "UserTask_CloseIncident";
    private static final List<String> TELL =
            List.of("UserTask_TellAuthority", "UserTask_TellCustomers", "UserTask_TellInsurer");
    private static final Map<String, @Nullable Object> CONCLUDED = Map.of(
            "outcome",
            "close",
            "rootCause",
            "A password, twice. Grüße 👋",
            "measures",
            "Changed",
            "lessons",
            "One each");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Incidents incidents;

    @Autowired
    Inbox inbox;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private LiveMatters live;
    private ClientId client;

    @BeforeEach
    void aClient() {
        live = beans.createBean(LiveMatters.class);
        client = live.client();
    }

    private IncidentReport report(Duration ago, String lateReason) {
        return new IncidentReport(
                false,
                "A mailbox was taken over",
                clock.instant().minus(ago),
                "Mia at the desk",
                "Mail",
                "Addresses",
                List.of(),
                lateReason);
    }

    private String reported(Actor by, ClientId... those) {
        return taken(incidents.report(List.of(those), report(Duration.ofHours(2), ""), by))
                .get(0)
                .number()
                .value();
    }

    private List<IncidentView> taken(IncidentReported result) {
        return ((IncidentReported.Taken) result).incidents();
    }

    private IncidentView view(String number) {
        return incidents.get(new IncidentNumber(number), ANALYST);
    }

    private static Map<String, @Nullable Object> rating(String access, String severity, String departure) {
        Map<String, @Nullable Object> values = new HashMap<>(
                Map.of("outcome", "rate", "access", access, "ease", "hard", "harm", "none", "severity", severity));
        if (!departure.isEmpty()) {
            values.put("departure", departure);
        }
        return values;
    }

    private void rated(String number, String access) {
        live.done(client, number, RATE, ANALYST, rating(access, "rubric", ""));
    }

    private void handled(String number) {
        live.done(
                client,
                number,
                CALL,
                MANAGER,
                Map.of(
                        "outcome",
                        "called",
                        "members",
                        List.of(Map.of("name", "Nora", "part", "leads", "contact", "+43 1 234"))));
        live.done(client, number, TELL.get(0), ANALYST, Map.of("outcome", "done", "done", "By the portal"));
        live.done(client, number, TELL.get(1), ANALYST, Map.of("outcome", "not-applicable", "reason", "No data left"));
        live.done(client, number, TELL.get(2), MANAGER, Map.of("outcome", "done", "done", "By telephone"));
    }

    @Test
    void fromTheReportToTheReportOfItsClosure() {
        Actor mia = live.member(client);
        String number = reported(mia, client);
        assertThat(view(number).state()).isEqualTo(IncidentState.REPORTED);
        assertThat(view(number).overrun()).isZero();
        assertThat(live.mailed(client, "incident-reported")).hasSize(1);
        assertThat(live.waitsAt(client, number)).containsExactly(RATE);

        rated(number, "elevated");

        assertThat(view(number).severity()).isEqualTo(Severity.HIGH);
        assertThat(live.mailed(client, "incident-told"))
                .containsExactly("mia@" + client + ".example", "sam@" + client + ".example");
        assertThat(live.waitsAt(client, number))
                .hasSize(5)
                .contains(CONFIRM, CALL)
                .containsAll(TELL);
        live.done(client, number, CONFIRM, mia, Map.of("outcome", "confirm", "words", "Thank you"));
        assertThat(view(number).receipt()).isEqualTo(Receipt.CONFIRMED);
        assertThat(incidents.update(new IncidentNumber(number), "We are at it", ANALYST))
                .isTrue();
        assertThat(live.mailed(client, "incident-update")).hasSize(2);
        handled(number);
        assertThat(view(number).disclosures())
                .extracting(Disclosure::whom, Disclosure::outcome)
                .containsExactly(
                        tuple("insurer", "done"), tuple("authority", "done"), tuple("customers", "not-applicable"));
        assertThat(live.waitsAt(client, number)).containsExactly(CLOSE);
        live.done(client, number, CLOSE, ANALYST, CONCLUDED);

        IncidentView closed = incidents.get(new IncidentNumber(number), mia);
        assertThat(closed.ending()).isEqualTo(IncidentEnd.RESOLVED);
        assertThat(live.mailed(client, "incident-closed")).hasSize(2);
        assertThat(documents.text(closed.documentId(), mia))
                .contains("A password, twice", "Nora", "By the portal", "In time.", "Mia at the desk");
        assertThat(live.runs(number)).isFalse();
        assertThat(incidents.update(new IncidentNumber(number), "More", ANALYST))
                .as("it is over")
                .isFalse();
        assertThat(live.recorded(client, "incident-confirmed"))
                .singleElement()
                .satisfies(row -> assertThat(row.facts()).contains("\"words\"").doesNotContain("Thank you"));
    }

    @Test
    void whatIsReportedLateIsTakenWithTheReasonAndTheOverrun() {
        Actor mia = live.member(client);
        IncidentReport late = report(Duration.ofHours(27), "");
        assertThat(incidents.report(List.of(client), late, mia))
                .isInstanceOfSatisfying(IncidentReported.Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("lateReason");
                    assertThat(refused.message()).contains("3 hours");
                });

        String number = taken(incidents.report(List.of(client), report(Duration.ofHours(27), "Weekend"), mia))
                .get(0)
                .number()
                .value();

        assertThat(view(number).overrun())
                .isBetween(Duration.ofHours(3), Duration.ofHours(3).plusMinutes(1));
        assertThat(view(number).lateReason()).isEqualTo("Weekend");
        assertThat(live.recorded(client, "incident-reported")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"overrunMinutes\":180"));
        rated(number, "none");
        live.done(client, number, CLOSE, ANALYST, CONCLUDED);
        assertThat(documents.text(view(number).documentId(), ANALYST)).contains("late by 3 hours", "Weekend");
    }

    @Test
    void theVeryEndOfTheTimeIsInTime() {
        Actor mia = live.member(client);
        IncidentReport justInTime = report(Duration.ofHours(24).minusSeconds(30), "");

        assertThat(taken(incidents.report(List.of(client), justInTime, mia)))
                .singleElement()
                .satisfies(one -> assertThat(one.overrun()).isZero());
        assertThat(incidents.report(List.of(client), report(Duration.ofHours(24).plusSeconds(1), ""), mia))
                .isInstanceOf(IncidentReported.Refused.class);
        assertThat(incidents.report(List.of(client), report(Duration.ofHours(-1), ""), mia))
                .as("not noticed yet")
                .isInstanceOf(IncidentReported.Refused.class);
    }

    @Test
    void sentTwiceItIsTakenOnce() {
        Actor mia = live.member(client);
        IncidentReport same = report(Duration.ofHours(1), "");

        List<IncidentView> first = taken(incidents.report(List.of(client), same, mia));
        List<IncidentView> second = taken(incidents.report(List.of(client), same, mia));

        assertThat(second)
                .extracting(IncidentView::number)
                .isEqualTo(first.stream().map(IncidentView::number).toList());
        assertThat(live.recorded(client, "incident-reported")).hasSize(1);
    }

    @Test
    void aClientMayHaveSeveralAtOnceEachWithTasksOfItsOwn() {
        String one = reported(live.member(client), client);
        String other = reported(live.signatory(client), client);
        rated(one, "full");
        rated(other, "limited");

        live.done(client, other, CONFIRM, live.member(client), Map.of("outcome", "confirm"));

        assertThat(view(other).receipt()).isEqualTo(Receipt.CONFIRMED);
        assertThat(view(one).receipt()).isNull();
        assertThat(live.waitsAt(client, one)).contains(CONFIRM);
        assertThat(live.waitsAt(client, other)).doesNotContain(CONFIRM);
    }

    @Test
    void whatConcernsSeveralIsToldToEachAndNoneLearnsOfAnother() {
        ClientId other = live.client();
        List<IncidentView> both =
                taken(incidents.report(List.of(client, other), report(Duration.ofHours(3), ""), ANALYST));
        assertThat(both).hasSize(2);
        String mine = both.get(0).number().value();
        String theirs = both.get(1).number().value();
        Actor mia = live.member(client);

        assertThat(incidents.list(client, null, 20, mia).items())
                .as("not told yet")
                .isEmpty();
        assertThatThrownBy(() -> incidents.get(new IncidentNumber(mine), mia)).isInstanceOf(NotVisible.class);
        rated(mine, "full");

        assertThat(incidents.list(null, null, 20, mia).items())
                .extracting(IncidentItem::number)
                .containsExactly(new IncidentNumber(mine));
        assertThat(incidents.get(new IncidentNumber(mine), mia).elsewhere()).isEmpty();
        assertThat(view(mine).elsewhere())
                .extracting(IncidentView.Elsewhere::client)
                .containsExactly(other);
        assertThat(live.mailed(other, "incident-told")).isEmpty();
        assertThatThrownBy(() -> incidents.get(new IncidentNumber(theirs), mia)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> incidents.list(other, null, 20, mia)).isInstanceOf(NotVisible.class);
        String task = live.task(client, mine, CONFIRM, mia).id();
        assertThatThrownBy(() -> inbox.get(task, live.member(other))).isInstanceOf(NotVisible.class);
        assertThat(db.sql(
                                "select count(*) from outbox_mail where client_id = ? and (html_body like ? or text_body like ?)")
                        .params(client.value(), "%" + other + "%", "%" + theirs + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> incidents.report(List.of(client, other), report(Duration.ofHours(1), ""), mia))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void weTellLateAndSayWhy() {
        String number = reported(ANALYST, client);
        db.sql("update incident set clock_ends_at = ? where number = ?")
                .params(utc(clock.instant().minus(Duration.ofHours(5))), number)
                .update();
        assertThat(view(number).overrun()).isGreaterThanOrEqualTo(Duration.ofHours(5));
        assertThat(live.submit(client, number, RATE, ANALYST, rating("full", "rubric", "")))
                .isInstanceOf(Completion.Invalid.class);

        Map<String, @Nullable Object> explained = rating("full", "rubric", "");
        explained.put("lateReason", "We looked for it first");
        live.done(client, number, RATE, ANALYST, explained);

        assertThat(view(number).lateReason()).isEqualTo("We looked for it first");
        assertThat(live.recorded(client, "incident-told")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"overrunMinutes\":300"));
    }

    @Test
    void whatAClientWasNotToldOfTakesUpNoRoomOnItsPages() {
        Actor mia = live.member(client);
        String first = reported(mia, client);
        taken(incidents.report(List.of(client), report(Duration.ofHours(3), ""), ANALYST));
        String second = reported(live.signatory(client), client);
        taken(incidents.report(List.of(client), report(Duration.ofHours(4), ""), ANALYST));

        IncidentPage newest = incidents.list(null, null, 1, mia);
        IncidentPage oldest = incidents.list(client, newest.next(), 1, mia);

        assertThat(newest.items()).extracting(IncidentItem::number).containsExactly(new IncidentNumber(second));
        assertThat(oldest.items()).extracting(IncidentItem::number).containsExactly(new IncidentNumber(first));
        assertThat(oldest.next()).as("there are no more for them").isNull();
        assertThat(incidents.list(client, null, 20, ANALYST).items()).hasSize(4);
        assertThat(incidents.list(client, "not ours!", 20, ANALYST).items()).isEmpty();
        Actor scanner =
                new Actor("sub-scan", "scan", "Scan", "", Set.of(Role.SCANNER), ClientScope.of(client), SignIn.none());
        assertThat(incidents.list(client, null, 20, scanner).items()).isEmpty();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    @Test
    void anAnalystDepartsFromTheRubricOnlyWithAReason() {
        String number = reported(live.member(client), client);
        assertThat(live.submit(client, number, RATE, ANALYST, rating("elevated", "low", "")))
                .isInstanceOfSatisfying(Completion.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Completion.Problem::field)
                        .containsExactly("departure"));
        assertThat(live.submit(client, number, RATE, ANALYST, rating("elevated", "low", "  ")))
                .isInstanceOf(Completion.Invalid.class);

        live.done(client, number, RATE, ANALYST, rating("elevated", "low", "A test account"));

        assertThat(view(number).severity()).isEqualTo(Severity.LOW);
        assertThat(view(number).rubric()).isEqualTo(Severity.HIGH);
        assertThat(view(number).departure()).isEqualTo("A test account");
        IncidentView forClient = incidents.get(new IncidentNumber(number), live.member(client));
        assertThat(forClient.departure()).isEmpty();
        assertThat(forClient.rubric()).isNull();
        assertThat(forClient.lines()).extracting(Line::what).doesNotContain("incident-departed-from-rubric");
        assertThat(live.waitsAt(client, number)).as("low: nobody is told").containsExactly(CLOSE);
        assertThat(live.mailed(client, "incident-told")).isEmpty();
    }

    @Test
    void mediumIsWhereTellingBegins() {
        String number = reported(live.member(client), client);

        rated(number, "limited");

        assertThat(view(number).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(live.mailed(client, "incident-told")).hasSize(2);
    }

    @Test
    void whatTurnsOutWorseIsRatedAgainAndThenTold() {
        String number = reported(live.member(client), client);
        rated(number, "none");
        live.done(client, number, CLOSE, ANALYST, Map.of("outcome", "rate-again"));

        rated(number, "full");

        assertThat(live.mailed(client, "incident-told")).hasSize(2);
        live.done(client, number, CONFIRM, live.member(client), Map.of("outcome", "confirm"));
        handled(number);
        live.done(client, number, CLOSE, ANALYST, Map.of("outcome", "rate-again"));
        live.done(client, number, RATE, ANALYST, rating("full", "critical", "Two more mailboxes"));
        assertThat(live.mailed(client, "incident-told")).as("told once").hasSize(2);
        assertThat(live.mailed(client, "incident-update"))
                .as("and of the change")
                .hasSize(2);
        assertThat(live.waitsAt(client, number)).containsExactly(CLOSE);
        assertThat(live.recorded(client, "incident-rated-again")).hasSize(2);
    }

    @Test
    void whatIsNoneIsRecordedAsNone() {
        String number = reported(live.member(client), client);

        live.done(client, number, RATE, ANALYST, Map.of("outcome", "no-incident", "reason", "A drill"));

        assertThat(view(number).ending()).isEqualTo(IncidentEnd.NO_INCIDENT);
        assertThat(live.mailed(client, "incident-dismissed")).hasSize(2);
        assertThat(live.runs(number)).isFalse();
    }

    @Test
    void whoDoesNotConfirmIsRemindedAndSilenceIsRecorded() {
        String number = reported(ANALYST, client);
        rated(number, "full");
        Instant now = clock.instant();
        db.sql("update incident set told_at = ?, receipt_due_at = ? where number = ?")
                .params(utc(now.minus(Duration.ofHours(20))), utc(now.plus(Duration.ofHours(4))), number)
                .update();

        live.fire(number, "Timer_ReceiptReminder");

        assertThat(live.mailed(client, "incident-reminder")).hasSize(2);
        assertThat(live.waitsAt(client, number)).contains(CONFIRM);
        live.fire(number, "Timer_ReceiptOverdue");
        assertThat(view(number).receipt()).isEqualTo(Receipt.SILENT);
        assertThat(live.mailed(client, "incident-silent")).hasSize(1);
        assertThat(live.recorded(client, "incident-silent")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"reminders\":1"));
        assertThat(live.waitsAt(client, number)).doesNotContain(CONFIRM);
        handled(number);
        live.done(client, number, CLOSE, ANALYST, CONCLUDED);
        assertThat(live.runs(number)).isFalse();
    }

    @Test
    void ourOwnPeopleAreRemindedOfWhomTheyHaveToTell() {
        String number = reported(live.member(client), client);
        rated(number, "full");
        Instant now = clock.instant();
        db.sql("update incident set told_at = ? where number = ?")
                .params(utc(now.minus(Duration.ofDays(2))), number)
                .update();
        due(number, "insurer", now.plus(Duration.ofHours(10)));
        due(number, "authority", now.minus(Duration.ofHours(1)));
        due(number, "customers", now.plus(Duration.ofDays(3)));

        live.fire(number, "Timer_DisclosureReminder");

        assertThat(reminders(number))
                .as("the service manager hears of what is too late")
                .containsExactly(
                        tuple("To be told soon: Insurer, Told Ltd (" + number + ")", 1L),
                        tuple("Not told in time: Authority, Told Ltd (" + number + ")", 2L));
        assertThat(live.recorded(client, "incident-disclosure-reminded"))
                .extracting(row -> row.facts().contains("\"overdue\":true"))
                .containsExactly(false, true);
        assertThat(incidents
                        .get(new IncidentNumber(number), live.member(client))
                        .lines())
                .as("this is ours to see")
                .extracting(Line::what)
                .doesNotContain("incident-disclosure-reminded");
        live.fire(number, "Timer_DisclosureReminder");
        assertThat(reminders(number)).as("each is said once").hasSize(2);
        due(number, "insurer", now.minus(Duration.ofMinutes(1)));
        live.done(
                client, number, "UserTask_TellAuthority", ANALYST, Map.of("outcome", "done", "done", "By the portal"));
        live.fire(number, "Timer_DisclosureReminder");
        assertThat(reminders(number))
                .hasSize(3)
                .contains(tuple("Not told in time: Insurer, Told Ltd (" + number + ")", 2L));
    }

    @Test
    void whoHasOnlyJustBeenGivenTheTaskIsNotRemindedAtOnce() {
        Duration ago = Duration.ofDays(9);
        String number = taken(incidents.report(List.of(client), report(ago, "Away"), live.member(client)))
                .get(0)
                .number()
                .value();
        rated(number, "full");

        live.fire(number, "Timer_DisclosureReminder");

        assertThat(reminders(number)).as("the hour is not over").isEmpty();
        db.sql("update incident set told_at = ? where number = ?")
                .params(utc(clock.instant().minus(Duration.ofHours(2))), number)
                .update();
        live.fire(number, "Timer_DisclosureReminder");
        assertThat(reminders(number)).hasSize(3);
    }

    private void due(String number, String whom, Instant at) {
        db.sql("update incident_disclosure set due_at = ? where incident_number = ? and whom = ?")
                .params(utc(at), number, whom)
                .update();
    }

    /** Each with how many it went to. */
    private List<Tuple> reminders(String number) {
        return db.sql("select subject, count(*) as told from outbox_mail where client_id = ? and event = ?"
                        + " group by subject order by told, subject")
                .params(client.value(), "incident-disclosure-due")
                .query((row, n) -> tuple(row.getString("subject"), row.getLong("told")))
                .list();
    }

    @Test
    void whoLeavesTakesTheIncidentAlong() {
        String number = reported(live.member(client), client);
        rated(number, "full");

        live.leaves(client);

        assertThat(view(number).ending()).isEqualTo(IncidentEnd.LEFT);
        assertThat(live.runs(number)).isFalse();
        assertThat(live.recorded(client, "incident-left")).hasSize(1);
    }

    @Test
    void aPageFromBeforeTheRatingDoesNotFitAfterIt() {
        String number = reported(live.member(client), client);
        TaskDetail page = inbox.get(live.task(client, number, RATE, ANALYST).id(), ANALYST);
        rated(number, "none");
        live.done(client, number, CLOSE, ANALYST, Map.of("outcome", "rate-again"));
        String task = live.task(client, number, RATE, ANALYST).id();

        assertThat(inbox.complete(
                        task, rating("none", "rubric", ""), page.context().revision(), null, ANALYST))
                .isInstanceOf(Completion.Stale.class);
    }

    @Test
    void whoMayNotReportOrTellIsRefused() {
        Actor auditor = LiveCases.msp("auditor", Role.AUDITOR);
        assertThatThrownBy(() -> incidents.report(List.of(client), report(Duration.ofHours(1), ""), auditor))
                .isInstanceOf(AccessDenied.class);
        String number = reported(live.member(client), client);
        assertThatThrownBy(() -> incidents.update(new IncidentNumber(number), "Mine", live.member(client)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> live.task(client, number, RATE, live.member(client)))
                .isInstanceOf(AssertionError.class);
        var report = new IncidentReport(true, "x", clock.instant(), "y", "z", "", List.of("no-such-service"), "");
        assertThat(incidents.report(List.of(client), report, live.member(client)))
                .isInstanceOf(IncidentReported.Refused.class);
        var affected = new IncidentReport(
                true,
                "x",
                clock.instant(),
                "y",
                "z",
                "",
                List.of(live.service(client).id()),
                "");
        assertThat(taken(incidents.report(List.of(client), affected, live.member(client))))
                .singleElement()
                .satisfies(one -> assertThat(one.services()).containsExactly("Helpdesk"));
    }

    @AfterAll
    void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("incident-notification", models, history);
        DeadlinesKeepCalendarsTests.areKept(db);
    }
}

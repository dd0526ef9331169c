package io.plimsoll.process;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every point in time that somebody was told beforehand stands beside the zone and the version of the calendar by which
 * it was reckoned. A new column with a time is in one of these lists, or this fails.
 */
@Tag(TestDatabase.TAG)
class DeadlinesKeepCalendarsTests {

    /** Names of columns that say when something happened, in whatever table. */
    private static final Set<String> HAPPENED = Set.of("""
            ack_at ack_authenticated_at added_at adopted_at agreed_on announced_at answered_at
            asked_at assessed_at at began_at begun_at by_code_since carried_out_at changed_at
            closed_at confirmed_at created_at decided_at dismissed_at done_at end_seen_at ended_at
            failing_since finished_at first_at first_used frozen_at given_at happened_at heard_at
            held_at in_force_since issued_at kept_at loaded_at made_at missed_at named_at noticed_at
            observed_at observed_last offered_at opened_at paused_at prepared_at queued_at rated_at
            reached_at read_at receipt_at received_at recommended_at released_at reported_at
            resumed_at reviewed_at run_at said_at saved_at seen_at sent_at signed_in_at since
            started_at stopped_at stored_at submitted_at superseded_at switched_off_at terminated_at
            told_at uploaded_at used_at verified_at withdrawn_at written_at""".split("\\s+"));

    /** What was told beforehand, with the column that keeps its zone and the one that keeps its calendar. */
    private static final Map<String, String> DEADLINES = Map.ofEntries(
            entry("adoption.due_at", "zone calendar_version"),
            entry("adoption.in_force_at", "in_force_zone in_force_calendar"),
            entry("attestation.ask_new_at", "zone calendar"),
            entry("attestation_answer.ask_again_at", "zone calendar"),
            entry("attestation_answer.valid_until", "zone calendar"),
            entry("client_request.due_at", "zone calendar_version"),
            entry("deviation.in_force_until", "zone calendar"),
            entry("deviation.review_at", "zone calendar"),
            entry("dismissal.ends_at", "zone calendar"),
            entry("dismissal.until", "zone calendar"),
            entry("incident.clock_ends_at", "clock_zone clock_calendar"),
            entry("incident.receipt_due_at", "receipt_zone receipt_calendar"),
            entry("incident_disclosure.due_at", "zone calendar"),
            entry("questionnaire.due_at", "zone calendar_version"),
            entry("remediation.work_due", "zone calendar"),
            entry("remediation_agreed.due_on", "zone calendar"),
            entry("remediation_agreed.ends_at", "zone calendar"),
            entry("remediation_extension.decide_by", "zone calendar"),
            entry("remediation_extension_day.due_to", "zone calendar"),
            entry("remediation_extension_day.ends_to", "zone calendar"),
            entry("service_order.heard_by", "zone calendar"),
            entry("service_pause.cure_ends_at", "cure_zone cure_calendar"),
            entry("service_pause.longest_ends_at", "longest_zone longest_calendar"),
            entry("service_resumption.ask_again_at", "zone calendar"),
            entry("service_termination.notice_ends_at", "notice_zone notice_calendar"));

    /** What else lies in the future, and why no calendar stands beside it. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            entry("answer_code.until_at", "a time-out of a code, minutes after it was asked for"),
            entry("client.works_from", "an hour of each working day"),
            entry("client.works_to", "an hour of each working day"),
            entry(
                    "deputy.first_day",
                    "days off of the provider's own people, whole days in the provider's zone; a client is told neither"),
            entry("deputy.last_day", "as the first day"),
            entry(
                    "deviation_text.valid_until",
                    "the day as it was signed; what it ends at is deviation.in_force_until"),
            entry("outbox_deadline.due_at", "a copy of client_request.due_at as it stands in somebody's calendar"),
            entry("outbox_mail.lease_until", "a time-out of the relay"),
            entry("outbox_mail.secret_until", "a time-out of a code, as answer_code.until_at"),
            entry("outbox_mail.next_attempt_at", "a time-out of the relay"),
            entry(
                    "remediation_extension_day.due_from",
                    "the day that counted before, as remediation_agreed.due_on had it"),
            entry(
                    "remediation_extension_day.granted_to",
                    "the day as it was given; what it ends at is remediation_agreed.ends_at"),
            entry(
                    "remediation_milestone.due_on",
                    "a day of a plan; what it ends at, once the plan is agreed, is remediation_agreed.ends_at"),
            entry(
                    "remediation_proposal.completion",
                    "a day of an offer; what it ends at, once it is accepted, is remediation.work_due"),
            entry("remediation_proposal.valid_until", "a day of an offer; what it ends at is client_request.due_at"),
            entry("security_event_outbox.next_attempt_at", "a time-out of the relay"),
            entry("waiting_control.opens_at", "when scans have failed for long enough, day and night; nobody is told"));

    private static Map<String, Set<String>> schema;

    /** None of the rows that are there has a deadline without them. */
    static void areKept(JdbcClient db) {
        DEADLINES.forEach((column, beside) -> {
            String[] where = column.split("\\.");
            String[] names = beside.split(" ");
            assertThat(db.sql("select count(*) from %s where %s is not null and (%s is null or %s is null)"
                                    .formatted(where[0], where[1], names[0], names[1]))
                            .query(Integer.class)
                            .single())
                    .as(column + " without its calendar")
                    .isZero();
        });
    }

    @BeforeAll
    static void read() throws SQLException {
        schema = new TreeMap<>(SchemaReader.read(TestDatabase.migrated()));
        schema.keySet().removeIf(table -> table.startsWith("act_"));
    }

    private static Set<String> times() {
        Set<String> times = new TreeSet<>();
        schema.forEach((table, facts) -> facts.stream()
                .map(fact -> fact.split(" "))
                .filter(fact -> fact[0].equals("column") && fact[2].matches("(timestamp|date|time)\\b.*"))
                .forEach(fact -> times.add(table + "." + fact[1])));
        return times;
    }

    @Test
    void everyTimeThatIsStoredIsAccountedFor() {
        assertThat(times())
                .filteredOn(column -> !HAPPENED.contains(column.split("\\.")[1]))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DEADLINES.keySet().stream(), EXEMPT.keySet().stream())
                                .toList());
    }

    @Test
    void noListNamesWhatThereIsNot() {
        assertThat(times().stream().map(column -> column.split("\\.")[1])).containsAll(HAPPENED);
    }

    @Test
    void whatWasToldBeforehandKeepsZoneAndCalendar() {
        DEADLINES.forEach((column, beside) -> {
            String table = column.split("\\.")[0];
            String[] names = beside.split(" ");
            assertThat(schema.get(table))
                    .as(column)
                    .anyMatch(fact -> fact.startsWith("column " + names[0] + " varchar"))
                    .anyMatch(fact -> fact.startsWith("column " + names[1] + " integer"));
        });
    }
}

package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.mail.SettledMails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.PolicyMove;
import io.plimsoll.noncompliance.PolicyMoves;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.DraftView;
import io.plimsoll.policy.InForceResult;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRow;
import io.plimsoll.policy.PolicyTables;
import io.plimsoll.policy.ShippedRows;
import io.plimsoll.process.LiveCases.Live;
import io.plimsoll.rehearsal.Rehearsals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A release that brings a table other columns, and a new version, find cases and a draft of before. */
@PlimsollTest
class PolicyShapeProcessTests {

    private static final String LADDER = "escalation-ladder";
    private static final Actor ADMIN = LiveCases.msp("admin", Role.ADMINISTRATOR);

    @Autowired
    BeanFactory application;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    PolicyTables tables;

    @Autowired
    Policies policies;

    @Autowired
    Rehearsals rehearsals;

    @Autowired
    Decisions decisions;

    @Autowired
    PolicyMoves moves;

    @Autowired
    Engagement engagement;

    @Autowired
    Ledger ledger;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private LiveCases cases;

    @BeforeEach
    void theBuildBefore() {
        cases = beans.createBean(LiveCases.class);
        policies.discard(ADMIN);
        Map<String, String> texts = ShippedRows.texts();
        texts.put(LADDER, ShippedRows.ladderBeforeStages());
        tables.ship(texts);
    }

    /** Others who share the database find the rows of the build in force. */
    @AfterEach
    void thisBuild() {
        policies.discard(ADMIN);
        tables.ship(ShippedRows.texts());
    }

    @Test
    void aCaseOfAnOldVersionIsRemindedAsBeforeAndItsRecordHolds() {
        Live old = cases.ask("PC-01");
        int version = old.view().policyVersion();
        String ladder = db.sql("select ladder from client_request where case_number = ?")
                .param(old.number.value())
                .query(String.class)
                .single();
        db.sql("update client_request set ladder = ? where case_number = ?")
                .params(ladder.replaceAll(",\"(last|way)\":[^,}]+", ""), old.number.value())
                .update();

        tables.ship(ShippedRows.texts());
        askedAgo(old, Duration.ofDays(95), Duration.ofDays(5));
        moveRungs(old);
        old.fire("Timer_ResponseReminder");

        assertThat(decisions.currentVersion()).isEqualTo(version + 1);
        assertThat(old.view().policyVersion()).isEqualTo(version);
        assertThat(subjects(old)).hasSize(2).allMatch(subject -> subject.startsWith("Last reminder: "));
        assertThat(ledger.verify(Chain.of(old.client), ADMIN).valid()).isTrue();
        old.fire("Timer_ResponseOverdue");
        assertThat(old.waitsAt()).containsExactly("UserTask_DecideEnforcement");
    }

    @Test
    void aDraftOfBeforeIsTakenOverAndAsksForWhatIsNew() {
        List<List<String>> rows = ShippedRows.rowsBeforeStages().rows().stream()
                .map(PolicyRow::cells)
                .toList();
        policies.save(LADDER, 0, rows, ADMIN);
        tables.ship(ShippedRows.texts());

        DraftView.DraftTable taken = draft();
        assertThat(taken.table().shape()).isEqualTo(ShippedRows.table(LADDER).shape());
        assertThat(taken.table().rows().get(0).when()).containsExactly("\"critical\"", "-", "-", "-");
        assertThat(taken.problems()).hasSize(2 * rows.size()).allMatch(problem -> Set.of("The last", "Channel")
                .contains(problem.column()));
        assertThat(policies.draft(ADMIN).orElseThrow().outdated()).isTrue();

        policies.renewGround(ADMIN);

        assertThat(draft().table()).isEqualTo(taken.table());
        assertThat(draft().edition()).isEqualTo(2);
        List<List<String>> filled = taken.table().rows().stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(row.cells());
                    cells.set(8, String.valueOf(cells.get(5).equals("\"final\"")));
                    cells.set(9, "\"mail\"");
                    return cells;
                })
                .toList();
        policies.save(LADDER, 2, filled, ADMIN);
        assertThat(policies.draft(ADMIN).orElseThrow().valid()).isTrue();
    }

    @Test
    void theTablesOfBeforeAreShownAndComparedWithThoseOfNow() throws Exception {
        int old = decisions.currentVersion();
        tables.ship(ShippedRows.texts());
        int now = decisions.currentVersion();

        String beside = page("/policies/%d/tables/%s?with=%d".formatted(now, LADDER, old));
        assertThat(beside).contains("≠ changed", "<ins>true</ins>", "Client&#39;s tier");
        assertThat(page("/policies/%d/tables/%s?with=%d".formatted(old, LADDER, now)))
                .contains("Goes to")
                .doesNotContain("The last");
        assertThat(page("/policies/%d/tables/%s/dmn".formatted(old, LADDER)))
                .isEqualTo(ShippedRows.ladderBeforeStages());
    }

    /** A version applies to no open case until cases are moved, so putting it in force sends nothing. */
    @Test
    void nothingIsSentWhenAVersionComesIntoForce() throws Exception {
        tables.ship(ShippedRows.texts());
        Live live = cases.ask("PC-01");
        askedAgo(live, Duration.ofDays(80), Duration.ofDays(20));
        Date reminder = live.job("Timer_ResponseReminder").getDuedate();
        List<String> mailed = live.mailed();
        SettledMails.tell(application);
        int mails = allMails();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "-", "-", "\"respond\"", "-", "5", "\"friendly\"", "\"asked\"", "false", "false", "\"mail\"", "Soon."));
        ShippedRows.table(LADDER).rows().forEach(row -> rows.add(row.cells()));
        rehearsed(rows);
        assertThat(page("/policies"))
                .contains("Nothing is sent at once: open cases keep their version and its reminders.");

        int version = ((InForceResult.Done) policies.putInForce("Sooner", LiveCases.DIRECTOR)).version();

        assertThat(allMails()).isEqualTo(mails);
        assertThat(live.mailed()).isEqualTo(mailed);
        assertThat(live.job("Timer_ResponseReminder").getDuedate()).isEqualTo(reminder);
        engagement.remind(live.number);
        assertThat(live.mailed()).as("its own ladder is what counts").isEqualTo(mailed);

        room(live);
        PolicyMove seen = moves.preview(live.client, Set.of(), version, ADMIN).get(0);
        assertThat(seen.sends()).isEqualTo("firm");
        assertThat(seen.told())
                .containsExactly("member", "signatory", "the channel of " + live.client, "our service manager");
        assertThat(page("/policies/%d/moves?client=%s".formatted(version, live.client)))
                .contains("4 messages (firm) to member, signatory, the channel of " + live.client
                        + ", our service manager");
        moves.move(live.client, Set.of(), version, "Fairer", ADMIN);
        SettledMails.tell(application);
        assertThat(allMails()).as("as it was said").isEqualTo(mails + 4);
        db.sql("update message_channel set switched_off_at = added_at").update();
        rowsOfTheBuild();
    }

    /** A channel of the client's own. */
    private void room(Live live) {
        db.sql("insert into message_channel (id, client_id, kind, name, host, url_sealed, roles, added_by,"
                        + " added_by_name, added_at) values (?, ?, 'slack', ?, 'chat.example', 'x', '', 'a', 'Ada', ?)")
                .params(
                        live.client.value(),
                        live.client.value(),
                        "of " + live.client,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** The third reminder of one policy is not the third of another, though nothing is sent twice. */
    @Test
    void whatTheOtherLadderStillSaysIsSaidThoughARungOfThatNumberWas() {
        tables.ship(ShippedRows.texts());
        Live live = cases.ask("PC-01");
        moveRungs(live);
        live.fire("Timer_ResponseReminder");
        assertThat(subjects(live)).hasSize(2);
        rehearsed(ShippedRows.with(LADDER, 9, 4, "91").rows().stream()
                .map(PolicyRow::cells)
                .toList());
        int version = ((InForceResult.Done) policies.putInForce("Later", LiveCases.DIRECTOR)).version();

        moves.move(live.client, Set.of(), version, "Fairer", ADMIN);
        moveRungs(live);
        engagement.remind(live.number);
        engagement.remind(live.number);

        assertThat(subjects(live)).hasSize(4);
        rowsOfTheBuild();
    }

    private void rehearsed(List<List<String>> rows) {
        policies.save(LADDER, 0, rows, ADMIN);
        rehearsals.rehearse(1, ADMIN);
    }

    private void rowsOfTheBuild() {
        rehearsed(
                ShippedRows.table(LADDER).rows().stream().map(PolicyRow::cells).toList());
        policies.putInForce("As it was", LiveCases.DIRECTOR);
    }

    private DraftView.DraftTable draft() {
        return policies.draft(ADMIN).orElseThrow().tables().get(0);
    }

    private String page(String path) throws Exception {
        return http.perform(get(path).with(SignedIn.session("dora", Role.DIRECTOR, "*")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private int allMails() {
        return db.sql("select count(*) from outbox_mail").query(Integer.class).single();
    }

    private List<String> subjects(Live live) {
        return db.sql("select subject from outbox_mail where client_id = ? and case_number = ? and event = 'reminder'")
                .params(live.client.value(), live.number.value())
                .query(String.class)
                .list();
    }

    /** As if the client had been asked that long ago and had that long left. */
    private void askedAgo(Live live, Duration ago, Duration left) {
        db.sql("update client_request set asked_at = ?, due_at = ? where case_number = ?")
                .params(
                        column(clock.instant().minus(ago)),
                        column(clock.instant().plus(left)),
                        live.number.value())
                .update();
    }

    /** All rungs have been due since yesterday. */
    private void moveRungs(Live live) {
        String yesterday = Instant.ofEpochSecond(
                        clock.instant().minus(Duration.ofDays(1)).getEpochSecond())
                .toString();
        String ladder = db.sql("select ladder from client_request where case_number = ?")
                .param(live.number.value())
                .query(String.class)
                .single();
        db.sql("update client_request set ladder = ? where case_number = ?")
                .params(ladder.replaceAll("\"at\":\"[^\"]*\"", "\"at\":\"" + yesterday + "\""), live.number.value())
                .update();
    }

    private static LocalDateTime column(Instant at) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(at.getEpochSecond()), ZoneOffset.UTC);
    }
}

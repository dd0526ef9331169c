package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.LedgerFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** From the first request through reminders and silence to what the service manager decides. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class EngagementModuleTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.400Z");
    private static final Actor ANALYST = CaseModule.person("ana", Role.ANALYST);
    private static final Actor MANAGER = CaseModule.person("max", Role.SERVICE_MANAGER);

    private final CaseModule module = new CaseModule();
    private final World world = module.world;

    @BeforeEach
    void atNoon() {
        world.now = NOON;
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void asksEveryContactAndLeadsToTheTask() {
        CaseNumber number = module.asked("ask", "T-01", "db");

        assertThat(module.view(number).due()).isEqualTo("2026-11-24T12:00:01Z");
        assertThat(world.mailsOf(number))
                .containsExactly(
                        "answer-asked-client to member@ask.example", "answer-asked-client to signatory@ask.example");
        assertThat(world.mails.get(world.mails.size() - 1).path()).isEqualTo("/cases/" + number + "/tasks/respond");
        assertThat(world.mails.get(world.mails.size() - 1).model())
                .containsEntry("again", false)
                .containsEntry("due", Instant.parse("2026-11-24T12:00:01Z"))
                .containsEntry("assets", Map.of("count", 1, "list", List.of("db")));
        assertThat(world.ledgerOf(number)).containsExactly("case-opened", "case-rated", "policy-set", "answer-asked");
    }

    @Test
    void climbsTheLadderOneMessageARung() {
        CaseNumber number = module.asked("ladder", "T-01", "db");
        Engagement engagement = module.engagement();
        assertThat(engagement.nextReminder(number)).contains(Instant.parse("2026-11-21T12:00:01Z"));

        engagement.remind(number);
        world.pass(Duration.ofHours(25));
        engagement.remind(number);
        engagement.remind(number);

        assertThat(reminders(number))
                .containsExactly(
                        "reminder-client to member@ladder.example", "reminder-client to signatory@ladder.example");
        assertThat(engagement.nextReminder(number)).contains(Instant.parse("2026-11-22T12:00:01Z"));
    }

    /** The first rung of this ladder is for mailboxes only; ledger and record say which way each went. */
    @Test
    void aRungSaysWhetherChannelsHearOfIt() {
        CaseNumber number = module.asked("ways", "T-01", "db");
        world.pass(Duration.ofHours(25));
        module.engagement().remind(number);
        assertThat(lastLine(number)).matches("Reminder 1 of 3\\. Told by mail: [^.]+\\.");
        world.pass(Duration.ofHours(24));
        module.engagement().remind(number);

        assertThat(lastLine(number)).matches("Reminder 2 of 3\\. Told by mail: [^.]+\\. Copied to: Room of ways\\.");
        assertThat(facts(number, "reminder-sent").get(0))
                .containsEntry("channel", "mail")
                .doesNotContainKey("copies");
        assertThat(facts(number, "reminder-sent").get(1))
                .containsEntry("channel", "mail-and-chat")
                .containsEntry("copies", List.of("channel-ways"));
        assertThat(world.mails.stream()
                        .filter(mail -> number.equals(mail.number()))
                        .map(mail -> mail.step() + " " + mail.mailOnly()))
                .containsSubsequence("asked false", "reminder-1-1 true", "reminder-2-2 false");
    }

    @Test
    void whatIsOverdueOnSeveralRungsSendsTheHighestOnly() {
        CaseNumber number = module.asked("late", "T-01", "db");
        world.pass(Duration.ofHours(73));

        module.engagement().remind(number);
        module.engagement().remind(number);

        assertThat(reminders(number))
                .containsExactly(
                        "reminder-client to member@late.example",
                        "reminder-client to signatory@late.example",
                        "reminder-told-msp to service-manager@msp.example");
        assertThat(module.engagement().nextReminder(number)).isEmpty();
        assertThat(module.engagement().current(number))
                .map(RequestView::reminders)
                .contains(1);
    }

    @Test
    void aReminderPutsOnRecordWhichWerePassedOver() {
        CaseNumber number = module.asked("passed", "T-01", "db");
        world.pass(Duration.ofHours(73));

        module.engagement().remind(number);

        assertThat(facts(number, "reminder-sent")).singleElement().satisfies(facts -> assertThat(facts)
                .containsEntry("nr", 3)
                .containsEntry("last", true)
                .containsEntry("skipped", List.of(1, 2)));
        assertThat(lastLine(number))
                .startsWith("Reminder 3 of 3, the last. Told by mail: ")
                .endsWith(". Reminders 1 and 2 were not sent in time.");
    }

    /** Whether the engine comes to the reminder or to the deadline first, when both are overdue. */
    @Test
    void afterTheDeadlineNobodyIsRemindedAndTheSilenceSaysSo() {
        CaseNumber number = module.asked("down", "T-01", "db");
        world.pass(Duration.ofHours(97));

        module.engagement().remind(number);
        module.engagement().silent(number);

        assertThat(reminders(number)).isEmpty();
        assertThat(facts(number, "silence-recorded")).singleElement().satisfies(facts -> assertThat(facts)
                .containsEntry("reminders", 0)
                .containsEntry("skipped", List.of(1, 2, 3)));
        assertThat(lastLine(number)).endsWith("after 0 reminders. Reminders 1, 2 and 3 were not sent in time.");
    }

    @Test
    void whereACaseStandsGoesByWhatWasAskedInItBefore() {
        CaseNumber number = module.asked("stages", "T-01", "db");
        module.engagement().answered(number, "dispute", CaseModule.personOf("stages", Role.CLIENT_MEMBER));
        module.cases().askForAnswer(number);
        module.cases().askForAnswer(number);
        module.engagement().silent(number);
        module.cases().askForAnswer(number);
        module.cases().close(number, CaseOutcome.WITHDRAWN, Actor.system());
        world.pass(Duration.ofHours(1));
        assertThat(module.asked("stages", "T-01", "db")).isEqualTo(number);

        assertThat(facts(number, "answer-asked"))
                .extracting(facts -> facts.get("stage"))
                .as("what was replaced is no answer, and what was asked before a reopening is another matter")
                .containsExactly("first", "again", "again", "after-silence", "first");
    }

    private List<Map<String, Object>> facts(CaseNumber number, String event) {
        return world.ledger.stream()
                .filter(fact ->
                        fact.subject().equals(number.value()) && fact.event().equals(event))
                .map(LedgerFact::facts)
                .toList();
    }

    private String lastLine(CaseNumber number) {
        List<EngagementEntry> record = module.engagement().record(number, MANAGER);
        return record.get(record.size() - 1).detail();
    }

    @Test
    void silenceIsAnOutcomeAndStopsTheClock() {
        CaseNumber number = module.asked("silent", "T-01", "db");
        world.pass(Duration.ofDays(5));

        module.engagement().silent(number);
        module.engagement().silent(number);
        module.cases().beginEnforcement(number);

        assertThat(world.ledgerOf(number)).containsOnlyOnce("silence-recorded").endsWith("enforcement-begun");
        assertThat(module.engagement().counts(number)).isEqualTo(new EngagementCounts(1, 0, 0, 1));
        assertThat(world.mailsOf(number)).contains("enforcement-due-msp to service-manager@msp.example");
        assertThat(world.mails.get(world.mails.size() - 1).model()).containsEntry("because", "silence");
    }

    @Test
    void moreTimeLengthensTheNextRequestAndIsCapped() {
        CaseNumber number = enforcing("extend");

        assertThat(decide(number, Map.of("outcome", "extend", "days", 11, "explanation", "x")))
                .isInstanceOf(TaskResult.Refused.class);
        assertThat(decide(number, Map.of("outcome", "extend", "days", 3, "explanation", "They called")))
                .isInstanceOf(TaskResult.Taken.class);
        module.cases().askForAnswer(number);

        assertThat(module.view(number).due())
                .isEqualTo(Ladder.wholeSecond(world.now).plus(Duration.ofDays(7)));
        assertThat(world.mailsOf(number)).contains("more-time-given-client to member@extend.example");
        assertThat(world.mails.stream().filter(mail -> mail.event().equals("more-time-given")))
                .allMatch(mail ->
                        mail.model().get("due").equals(module.view(number).due()));
        module.cases().beginEnforcement(number);
        assertThat(decide(number, Map.of("outcome", "extend", "days", 3, "explanation", "Again")))
                .isEqualTo(new TaskResult.Refused("outcome", "No extension is left for this case."));
    }

    @Test
    void whatPeopleWriteIsKeptOutOfTheLedger() {
        CaseNumber number = enforcing("private");
        decide(number, Map.of("outcome", "pause", "explanation", "Jane Doe hung up on me"));

        LedgerFact decided = world.ledger.get(world.ledger.size() - 1);
        assertThat(decided.event()).isEqualTo("pause-decided");
        assertThat(decided.facts().toString()).doesNotContain("Jane").containsPattern("words=[0-9a-f]{64}");
    }

    @Test
    void keepsTheAnswerForTheStepsThatFollow() {
        CaseNumber number = module.asked("answer", "T-01", "db");
        Actor member = CaseModule.personOf("answer", Role.CLIENT_MEMBER);
        Map<String, Object> past = Map.of(
                "outcome", "deviation", "reason", "technical", "validUntil", "2026-11-20", "explanation", "Old box");

        assertThat(module.submit(RespondTask.class, number, past, member))
                .isEqualTo(new TaskResult.Refused("validUntil", "Choose a day after today."));
        assertThat(module.engagement().current(number)).isPresent();

        Map<String, Object> future = Map.of(
                "outcome", "deviation", "reason", "technical", "validUntil", "2026-12-31", "explanation", "Old box");
        assertThat(module.submit(RespondTask.class, number, future, member)).isInstanceOf(TaskResult.Taken.class);

        ClientAnswer answer = module.cases().lastAnswer(number).orElseThrow();
        assertThat(answer.validUntil()).isEqualTo("2026-12-31");
        assertThat(answer.reason()).isEqualTo("technical");
        assertThat(answer.explanation()).isEqualTo("Old box");
        assertThat(module.engagement().current(number)).isEmpty();
        assertThat(module.submit(RespondTask.class, number, future, member)).isInstanceOf(TaskResult.Stale.class);
    }

    @Test
    void aRejectedDisputeTellsTheClientWhy() {
        CaseNumber number = module.asked("dispute", "T-01", "db");
        module.submit(
                RespondTask.class,
                number,
                Map.of("outcome", "dispute", "ground", "not-affected", "explanation", "Not ours"),
                CaseModule.personOf("dispute", Role.CLIENT_SIGNATORY));
        assertThat(module.view(number).state()).isEqualTo(CaseState.DISPUTED);
        Map<String, Object> tooLong =
                Map.of("outcome", "uphold", "explanation", "x", "scope", "control", "dismissedUntil", "2027-11-21");
        assertThat(module.submit(ReviewDisputeTask.class, number, tooLong, ANALYST))
                .isInstanceOf(TaskResult.Refused.class);

        module.submit(ReviewDisputeTask.class, number, Map.of("outcome", "reject", "explanation", "It is"), ANALYST);
        module.cases().askForAnswer(number);

        assertThat(world.mailsOf(number))
                .contains(
                        "dispute-raised-msp to analyst@msp.example",
                        "dispute-rejected-client to member@dispute.example");
        assertThat(module.view(number).round()).isEqualTo(2);
        assertThat(module.cases().roundsLeft(number)).isFalse();
    }

    @Test
    void aPageOfAnEarlierRoundIsStale() {
        CaseNumber number = module.asked("stale", "T-01", "db");
        Actor member = CaseModule.personOf("stale", Role.CLIENT_MEMBER);
        RespondTask task = module.bean(RespondTask.class);
        String revision = task.context(number, member).revision();
        module.cases().askForAnswer(number);

        TaskResult result = task.submit(new TaskSubmission(
                number, "UserTask_Respond", new FormValues(Map.of("outcome", "remediate")), member, revision));

        assertThat(result).isInstanceOf(TaskResult.Stale.class);
    }

    @Test
    void anotherClientsCaseIsAsGoodAsAbsent() {
        CaseNumber number = module.asked("mine", "T-01", "db");
        Actor stranger = CaseModule.personOf("theirs", Role.CLIENT_SIGNATORY);
        Actor scanner = CaseModule.person("scanner", Role.SCANNER);

        assertThatThrownBy(() -> module.cases().get(number, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> module.cases().history(number, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> module.engagement().record(number, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> module.bean(RespondTask.class).context(number, stranger))
                .isInstanceOf(NotVisible.class);
        assertThat(module.cases()
                        .list(new CaseQuery(new ClientId("mine"), null, null, null, null, null, 10), stranger)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> module.cases().get(number, scanner)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> module.cases().withdraw(number, "x", CaseModule.personOf("mine", Role.CLIENT_MEMBER)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void pagesThroughAllCasesNewestFirst() {
        for (int i = 0; i < 5; i++) {
            module.asked("pages", "T-0" + i, "db");
        }
        Actor reader = CaseModule.personOf("pages", Role.CLIENT_MEMBER);

        CasePage first = module.cases().list(query(null, 3), reader);
        CasePage second = module.cases().list(query(first.next(), 3), reader);

        assertThat(first.items()).hasSize(3).allMatch(one -> one.due() != null);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(one -> one.control().code()))
                .containsExactly("T-04", "T-03", "T-02", "T-01", "T-00");
    }

    @Test
    void withdrawingEndsTheMatterOnce() {
        CaseNumber number = module.asked("withdraw", "T-01", "db");

        assertThat(module.cases().withdraw(number, "Wrong client", ANALYST)).isInstanceOf(EndResult.Ended.class);
        assertThat(module.cases().recordMet(number, "Fixed", ANALYST)).isInstanceOf(EndResult.AlreadyOver.class);
        module.cases().closeOver(number);

        assertThat(module.view(number).outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(world.mails.get(world.mails.size() - 1).model()).containsEntry("reason", "Wrong client");
    }

    @Test
    void theBriefingSaysWhatIsAskedByWhenAndWhatHappensOtherwise() {
        CaseNumber number = module.asked("brief", "T-01", "web", "db");

        assertThat(module.bean(CaseBriefing.class).forClient(number))
                .extracting(section -> section.heading() + ": " + section.text())
                .containsExactly(
                        "What we found: 2 assets do not meet this: db and web.",
                        "Why it matters: A fire would take data and backups together.",
                        "What we ask: Keep one copy somewhere else. Choose how to go on by"
                                + " Tue 24 Nov 2026, 13:00 CET (4 working days left).",
                        "If nothing happens: Reminders on 21 Nov 2026, 22 Nov 2026 and 23 Nov 2026;"
                                + " then our service manager decides whether Backup is paused.");
    }

    private CaseNumber enforcing(String client) {
        CaseNumber number = module.asked(client, "T-01", "db");
        module.engagement().silent(number);
        module.cases().beginEnforcement(number);
        return number;
    }

    private TaskResult decide(CaseNumber number, Map<String, Object> values) {
        return module.submit(DecideEnforcementTask.class, number, values, MANAGER);
    }

    private List<String> reminders(CaseNumber number) {
        return world.mailsOf(number).stream()
                .filter(mail -> mail.startsWith("reminder"))
                .toList();
    }

    private static CaseQuery query(String cursor, int limit) {
        return new CaseQuery(new ClientId("pages"), null, null, null, null, cursor, limit);
    }
}

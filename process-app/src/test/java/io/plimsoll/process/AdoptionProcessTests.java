package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveMatters.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.adoption.AdoptionAnswer;
import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.adoption.AdoptionView;
import io.plimsoll.adoption.Impact;
import io.plimsoll.adoption.RolloutResult;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.document.Documents;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path of a version of a standard on its way to a client: the domain first, then where the model stands. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionProcessTests {

    private static final String STANDARD = "baseline-security-standards";
    private static final String ACKNOWLEDGE = "UserTask_AcknowledgeStandard";
    private static final LocalDate FAR = LocalDate.of(2099, 1, 1);

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Rollouts rollouts;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Documents documents;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private LiveMatters live;
    private ClientId client;

    /** A version of before: BSS-01.1 is not in it, BSS-01.2 said something else, and BSS-99.9 has gone since. */
    @BeforeAll
    void anOlderVersion() throws IOException {
        String now = new ClassPathResource("standards/catalogues/" + STANDARD + ".yaml")
                .getContentAsString(StandardCharsets.UTF_8);
        int first = now.indexOf("  - code: BSS-01.1\n");
        int second = now.indexOf("  - code: BSS-01.2\n");
        String gone = now.substring(first, second).replace("BSS-01.1", "BSS-99.9");
        String changed =
                now.substring(second).replaceFirst("requirement: .*", "requirement: Nobody shares a password.");
        String older = now.substring(0, first).replace("version: \"1.0\"", "version: \"0.9\"") + gone + changed;
        db.sql("delete from standard_version where standard_id = ? and version = '0.9'")
                .param(STANDARD)
                .update();
        db.sql("insert into standard_version (standard_id, version, sha256, file_name, content, loaded_at)"
                        + " values (?, '0.9', ?, 'older.yaml', ?, ?)")
                .params(STANDARD, Sha256.hex(older), older, utc(Instant.parse("2026-01-01T00:00:00Z")))
                .update();
    }

    @BeforeEach
    void aClientWithTheOlderVersion() {
        live = beans.createBean(LiveMatters.class);
        client = live.client();
        standards.adopt(client, STANDARD, "0.9", ADMIN);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private String rolledOut() {
        RolloutResult.Begun begun =
                (RolloutResult.Begun) rollouts.rollOut(STANDARD, "1.0", FAR, List.of(client), ADMIN);
        assertThat(begun.passedOver()).isEmpty();
        String number = begun.begun().get(0).number().value();
        return number;
    }

    private AdoptionView view(String number) {
        return rollouts.get(new AdoptionNumber(number), ANALYST);
    }

    private String inForce() {
        return standards.adoptedBy(client, ADMIN).get(0).version();
    }

    private static Map<String, @Nullable Object> signed(String name) {
        return new HashMap<>(Map.of("outcome", "sign", "name", name, "understood", true));
    }

    @Test
    void whatChangesIsShownAndAcknowledgedAndComesIntoForceAtItsDate() {
        var reported = cases.report(client, "BSS-01.2", "Shared", List.of("PC-1"), ANALYST);
        String touched = ((ReportResult.Opened) reported).opened().number().value();
        var fallen =
                ((ReportResult.Opened) cases.report(client, "BSS-99.9", "Seen", List.of("PC-1"), ANALYST)).opened();

        String number = rolledOut();

        assertThat(live.mailed(client, "standard-asked")).containsExactly("sam@" + client + ".example");
        String text = documents.text(view(number).documentId(), live.signatory(client));
        assertThat(text)
                .contains("BSS-01.1", "BSS-99.9", "Nobody shares a password.", touched, "What begins to apply to you")
                .contains("BSS-07.2")
                .contains(fallen.number().value(), "it ends when this version comes into force")
                .doesNotContain("BSS-01.3");
        assertThat(cases.get(fallen.number(), ANALYST).outcome())
                .as("not before its date")
                .isNull();
        assertThat(inForce()).isEqualTo("0.9");
        live.done(client, number, ACKNOWLEDGE, live.signatory(client), signed(" sam "));
        assertThat(view(number).answer()).isEqualTo(AdoptionAnswer.ACKNOWLEDGED);
        assertThat(view(number).inForceSince()).as("not before its date").isNull();
        assertThat(live.mailed(client, "standard-acknowledged")).hasSize(1);

        live.fire(number, "Timer_InForce");

        assertThat(inForce()).isEqualTo("1.0");
        assertThat(view(number).inForceSince()).isNotNull();
        assertThat(view(number).open()).isFalse();
        assertThat(live.mailed(client, "standard-in-force")).hasSize(2);
        assertThat(cases.get(((ReportResult.Opened) reported).opened().number(), ANALYST)
                        .control()
                        .version())
                .as("what is open keeps the words that it was judged by")
                .isEqualTo("0.9");
        assertThat(cases.get(fallen.number(), ANALYST).outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(live.mailed(client, "case-withdrawn")).hasSize(2);
        assertThat(live.recorded(client, "standard-in-force")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"answer\":\"acknowledged\""));
        assertThat(live.runs(number)).isFalse();
    }

    @Test
    void theImpactIsKnownBeforeItIsRolledOut() {
        Rollouts.Candidate candidate = rollouts.candidates(STANDARD, "1.0", ADMIN).stream()
                .filter(one -> one.client().id().equals(client))
                .findFirst()
                .orElseThrow();
        Impact impact = candidate.impact();

        assertThat(candidate.from()).isEqualTo("0.9");
        assertThat(impact.added())
                .extracting(line -> line.control().ref().code())
                .containsExactly("BSS-01.1");
        assertThat(impact.changed())
                .extracting(change -> change.after().ref().code())
                .containsExactly("BSS-01.2");
        assertThat(impact.removed())
                .extracting(line -> line.control().ref().code())
                .containsExactly("BSS-99.9");
        assertThat(impact.newlyApplying())
                .extracting(Control::ref)
                .extracting("code")
                .containsExactly("BSS-01.1");
        assertThat(rollouts.candidates(STANDARD, "0.9", ADMIN))
                .as("nobody has an older one")
                .isEmpty();
    }

    @Test
    void aRefusalIsRecordedWithItsReasonAndKeepsNothingOut() {
        String number = rolledOut();

        live.done(
                client,
                number,
                ACKNOWLEDGE,
                live.signatory(client),
                Map.of("outcome", "refuse", "refusalReason", "Too early for us"));

        assertThat(view(number).answer()).isEqualTo(AdoptionAnswer.REFUSED);
        assertThat(view(number).reason()).isEqualTo("Too early for us");
        assertThat(live.mailed(client, "standard-refused")).hasSize(1);
        assertThat(inForce()).isEqualTo("0.9");
        live.fire(number, "Timer_InForce");
        assertThat(inForce()).isEqualTo("1.0");
        assertThat(live.recorded(client, "standard-in-force")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"answer\":\"refused\""));
    }

    @Test
    void silenceIsAnAnswerAndTheReminderComesBefore() {
        String number = rolledOut();
        db.sql("update adoption set announced_at = ?, due_at = ? where number = ?")
                .params(
                        utc(clock.instant().minus(Duration.ofDays(30))),
                        utc(clock.instant().plus(Duration.ofDays(1))),
                        number)
                .update();
        live.fire(number, "Timer_AcknowledgementReminder");
        assertThat(live.mailed(client, "standard-reminder")).isNotEmpty();
        assertThat(view(number).reminders()).isEqualTo(1);

        live.fire(number, "Timer_AcknowledgementOverdue");

        assertThat(view(number).answer()).isEqualTo(AdoptionAnswer.SILENT);
        assertThat(live.mailed(client, "standard-silent")).hasSize(1);
        assertThat(live.waitsAt(client, number)).isEmpty();
        live.fire(number, "Timer_InForce");
        assertThat(inForce()).isEqualTo("1.0");
        assertThat(live.recorded(client, "standard-acknowledgement-silent"))
                .singleElement()
                .satisfies(row -> assertThat(row.facts()).contains("\"reminders\":1"));
    }

    @Test
    void onlyASignatoryWithAFreshSignInSignsAndWithTheirOwnName() {
        String number = rolledOut();
        Actor sam = live.signatory(client);
        Actor longAgo = LiveCases.signedIn(sam, clock.instant().minus(Duration.ofHours(3)), "1");
        Actor both = new Actor(
                "sub-both",
                "both",
                "Both",
                "",
                Set.of(Role.ANALYST, Role.CLIENT_SIGNATORY),
                ClientScope.everyone(),
                sam.signIn());

        assertThat(live.submit(client, number, ACKNOWLEDGE, longAgo, signed("Sam")))
                .isInstanceOf(Completion.SignInAgain.class);
        assertThat(live.submit(client, number, ACKNOWLEDGE, sam, signed("Somebody")))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(live.submit(client, number, ACKNOWLEDGE, both, signed("Both")))
                .isInstanceOf(Completion.NotYours.class);
        String task = live.task(client, number, ACKNOWLEDGE, sam).id();
        assertThat(inbox.complete(task, signed("Mia"), null, null, live.member(client)))
                .isInstanceOf(Completion.NotYours.class);
        assertThat(inbox.complete(task, signed("Sam"), "another-text", null, sam))
                .isInstanceOf(Completion.Stale.class);
        assertThat(view(number).answer()).isNull();
        live.done(client, number, ACKNOWLEDGE, sam, signed("Sam"));
        assertThat(inbox.complete(task, signed("Sam"), null, null, sam))
                .as("nothing is signed twice")
                .isInstanceOf(Completion.AlreadyDone.class);
    }

    @Test
    void whatIsAdoptedFirstBindsAtOnceAndIsAcknowledgedLikewise() {
        ClientId other = live.client();
        assertThat(rollouts.adoptFirst(other, STANDARD, "1.0", ADMIN)).isTrue();
        AdoptionView first = rollouts.list(other, null, 1, ADMIN).items().get(0);
        String number = first.number().value();

        assertThat(standards.adoptedBy(other, ADMIN)).hasSize(1);
        assertThat(first.inForceSince()).isNotNull();
        assertThat(documents.text(first.documentId(), ADMIN)).contains("BSS-01.1", "BSS-07.2", "by our contract");
        live.done(other, number, ACKNOWLEDGE, live.signatory(other), signed("Sam"));
        live.fire(number, "Timer_InForce");
        assertThat(live.runs(number)).isFalse();
        assertThat(live.mailed(other, "standard-in-force")).as("it was before").isEmpty();
        assertThat(rollouts.adoptFirst(other, STANDARD, "1.0", ADMIN))
                .as("it has one")
                .isFalse();
    }

    @Test
    void whatIsTakenBackEndsAndTheVersionBeforeStays() {
        String number = rolledOut();
        assertThatThrownBy(() -> rollouts.withdraw(new AdoptionNumber(number), "No", ANALYST))
                .isInstanceOf(AccessDenied.class);

        assertThat(rollouts.withdraw(new AdoptionNumber(number), "A mistake", ADMIN))
                .isTrue();

        assertThat(rollouts.withdraw(new AdoptionNumber(number), "Again", ADMIN))
                .isFalse();
        assertThat(live.runs(number)).isFalse();
        assertThat(inForce()).isEqualTo("0.9");
        assertThat(live.recorded(client, "standard-adoption-withdrawn")).hasSize(1);
        assertThat(live.mailed(client, "standard-withdrawn")).hasSize(1);
        assertThat(live.path(number)).contains("SubProcess_AdoptionOver");
        rolledOut();
    }

    @Test
    void whoLeavesIsAskedNoMore() {
        String number = rolledOut();

        live.leaves(client);

        assertThat(live.runs(number)).isFalse();
        assertThat(view(number).open()).isFalse();
        assertThat(live.recorded(client, "standard-adoption-ended")).hasSize(1);
    }

    @Test
    void noticeIsGivenAndNobodyIsAskedTwiceAtOnce() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Vienna"));
        assertThat(rollouts.rollOut(STANDARD, "1.0", today.plusDays(29), List.of(client), ADMIN))
                .isInstanceOf(RolloutResult.Refused.class);
        assertThatThrownBy(() -> rollouts.rollOut(STANDARD, "1.0", FAR, List.of(client), ANALYST))
                .isInstanceOf(AccessDenied.class);
        rolledOut();
        ClientId other = live.client();
        assertThat(rollouts.rollOut(STANDARD, "1.0", FAR, List.of(client, other), ADMIN))
                .as("one is asked already, one has none")
                .isInstanceOf(RolloutResult.Refused.class);
        standards.adopt(other, STANDARD, "0.9", ADMIN);
        assertThat(rollouts.rollOut(STANDARD, "1.0", today.plusDays(30), List.of(client, other), ADMIN))
                .isInstanceOfSatisfying(RolloutResult.Begun.class, begun -> {
                    assertThat(begun.begun()).extracting(AdoptionView::client).containsExactly(other);
                    assertThat(begun.passedOver()).containsOnlyKeys(client);
                });
    }

    @Test
    void nobodySeesTheRegisterOfAnother() {
        String number = rolledOut();
        ClientId other = live.client();
        Actor scanner =
                new Actor("sub-scan", "scan", "Scan", "", Set.of(Role.SCANNER), ClientScope.of(client), SignIn.none());

        assertThat(rollouts.list(null, null, 20, live.member(client)).items())
                .extracting(AdoptionView::client)
                .containsOnly(client);
        assertThat(rollouts.list(null, null, 20, live.member(other)).items()).isEmpty();
        assertThatThrownBy(() -> rollouts.get(new AdoptionNumber(number), live.member(other)))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> rollouts.list(client, null, 20, live.member(other)))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> rollouts.list(client, null, 20, scanner)).isInstanceOf(AccessDenied.class);
    }

    @AfterAll
    void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("standard-adoption", models, history);
        DeadlinesKeepCalendarsTests.areKept(db);
    }
}

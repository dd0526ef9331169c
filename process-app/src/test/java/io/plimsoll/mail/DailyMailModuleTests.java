package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** One mail a day about what can wait, for who wants it so. */
@PlimsollTest
class DailyMailModuleTests {

    private static final ClientId QUAYSIDE = new ClientId("quayside");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final String address = UUID.randomUUID() + "@quayside.example";
    private final Actor ben = new Actor(
            "sub-ben",
            "ben",
            "Ben",
            address.toUpperCase(Locale.ROOT),
            Set.of(Role.CLIENT_MEMBER),
            ClientScope.of(QUAYSIDE),
            SignIn.none());
    private CaseNumber number;
    private DailyMail tomorrow;

    @Autowired
    Mails mails;

    @Autowired
    MailChoices choices;

    @Autowired
    GatheredMails gathered;

    @Autowired
    MailWording wording;

    @Autowired
    Clients clients;

    @Autowired
    Msp msp;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @Autowired
    MockMvc http;

    @BeforeEach
    void aDayAhead() {
        number = new CaseNumber("NC-2026-9" + String.format("%05d", Math.floorMod(address.hashCode(), 100_000)));
        tomorrow = new DailyMail(
                gathered, mails, wording, clients, msp, transactions, Clock.offset(clock, Duration.ofHours(25)));
    }

    @AfterEach
    void gone() {
        database.sql("delete from outbox_mail where recipient = ?")
                .param(address)
                .update();
        database.sql("delete from mail_choice").update();
    }

    private boolean queue(MailEvent event, String cause, Map<String, Object> added) {
        Map<String, Object> model = new HashMap<>(MailSamples.of(event).model());
        model.put("due", clock.instant().plus(Duration.ofDays(3)));
        model.putAll(added);
        var order = new MailOrder(
                event.key(),
                event.audience(),
                new Recipient("Ben Okafor", address, Locale.ENGLISH, ZURICH),
                QUAYSIDE,
                number,
                cause,
                "step",
                "/cases/" + number + "?section=" + event.key(),
                model);
        return Boolean.TRUE.equals(transactions.execute(status -> mails.queue(order)));
    }

    private boolean queue(MailEvent event) {
        return queue(event, UUID.randomUUID().toString(), Map.of());
    }

    private List<String> states() {
        return database.sql("select event, state from outbox_mail where recipient = ? order by id")
                .param(address)
                .query((row, at) -> row.getString(1) + " "
                        + (Set.of("gathered", "merged").contains(row.getString(2)) ? row.getString(2) : "goes"))
                .list();
    }

    private void choose(@Nullable Integer hour, boolean mentions, boolean news) {
        choices.choose(new MailChoice(hour, mentions, news), ben);
    }

    @Test
    void whatCanWaitIsToldInOneMailAtTheHourThatWasChosen() {
        choose(8, true, true);
        queue(MailEvent.COMMENT_SHARED);
        queue(MailEvent.ANSWER_ASKED);
        queue(MailEvent.PLAN_APPROVED);
        assertThat(states()).containsExactly("comment-shared gathered", "answer-asked goes", "plan-approved gathered");

        new DailyMail(gathered, mails, wording, clients, msp, transactions, clock).tell();
        assertThat(states()).contains("comment-shared gathered", "plan-approved gathered");

        tomorrow.tell();
        tomorrow.tell();

        assertThat(states())
                .containsExactly("comment-shared merged", "answer-asked goes", "plan-approved merged", "daily goes");
        assertThat(database.sql("select text_body from outbox_mail where recipient = ? and event = 'daily'")
                        .param(address)
                        .query(String.class)
                        .single())
                .contains("/cases/" + number + "?section=comment-shared")
                .contains("/cases/" + number + "?section=plan-approved")
                .doesNotContain("answer-asked");
    }

    /** What was told in a daily mail got as far as the daily mail did. */
    @Test
    void whatWasMergedIsProvenByTheMailThatToldIt() {
        choose(8, true, true);
        queue(MailEvent.COMMENT_SHARED, "cause-" + number, Map.of());
        queue(MailEvent.PLAN_APPROVED);
        tomorrow.tell();
        assertThat(trace().state()).isIn("queued", "sending", "sent");

        database.sql("update outbox_mail set state = 'bounced' where recipient = ? and event = 'daily'")
                .param(address)
                .update();

        assertThat(trace().state()).isEqualTo("bounced");
    }

    private MailTrace trace() {
        return mails.traces(QUAYSIDE, number, Actor.system()).stream()
                .filter(one -> one.cause().equals("cause-" + number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneAloneIsSentAsItIs() {
        choose(8, true, true);
        queue(MailEvent.COMMENT_SHARED);

        tomorrow.tell();

        assertThat(states()).containsExactly("comment-shared goes");
    }

    @Test
    void whoHasChosenNothingIsToldAtOnce() {
        queue(MailEvent.COMMENT_SHARED);

        assertThat(states()).containsExactly("comment-shared goes");
    }

    /** Of reminders only the friendly ones wait; what is asked and what the contract requires never does. */
    @ParameterizedTest
    @CsvSource({
        "friendly, false, false, 72, gathered",
        "firm, false, false, 72, goes",
        "final, true, false, 72, goes",
        "friendly, true, false, 72, goes",
        "friendly, false, true, 72, goes",
        // it would come too late
        "friendly, false, false, 0, goes"
    })
    void aReminderThatPressesDoesNotWait(String tone, boolean last, boolean byHand, int hours, String state) {
        choose(8, false, false);
        Instant due = clock.instant().plus(Duration.ofHours(hours));
        queue(
                MailEvent.REMINDER,
                UUID.randomUUID().toString(),
                Map.of("tone", tone, "last", last, "byHand", byHand, "due", due));

        assertThat(states()).containsExactly("reminder " + state);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailEvent.class,
            names = {
                "ANSWER_ASKED",
                "SIGNATURE_ASKED",
                "PLAN_ASKED",
                "PROPOSAL_OFFERED",
                "PAUSE_NOTICE",
                "SERVICE_PAUSED",
                "TERMINATION_NOTICE",
                "SERVICE_TERMINATED",
                "DEVIATION_LAPSED",
                "VERIFICATION_FAILED"
            })
    void whatTheContractRequiresComesAtOnceWhateverWasChosen(MailEvent event) {
        choose(8, false, false);

        assertThat(queue(event)).isTrue();
        assertThat(states()).containsExactly(event.key() + " goes");
    }

    @Test
    void whatSomebodyDoesNotWantIsNotSent() {
        choose(null, false, true);
        assertThat(queue(MailEvent.COMMENT_MENTION)).isFalse();
        assertThat(queue(MailEvent.CASE_NEWS)).isTrue();
        choose(null, true, false);
        assertThat(queue(MailEvent.COMMENT_MENTION)).isTrue();
        assertThat(queue(MailEvent.CASE_NEWS)).isFalse();

        assertThat(states()).containsExactly("case-news goes", "comment-mention goes");
    }

    /** The same address as another client's contact, or as one of the MSP's people, is another matter. */
    @Test
    void aChoiceHoldsForTheClientWhosePersonMadeIt() {
        choices.choose(
                new MailChoice(8, false, false),
                new Actor(
                        "sub-x",
                        "x",
                        "X",
                        address,
                        Set.of(Role.CLIENT_MEMBER),
                        ClientScope.of(new ClientId("harbor")),
                        SignIn.none()));
        choices.choose(
                new MailChoice(9, false, false),
                new Actor("sub-y", "y", "Y", address, Set.of(Role.ANALYST), ClientScope.everyone(), SignIn.none()));

        assertThat(queue(MailEvent.COMMENT_MENTION)).isTrue();
        assertThat(choices.of(ben)).isEqualTo(MailChoice.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "8, Europe/Zurich, 2026-11-23T06:59:59Z, 2026-11-23T07:00:00Z",
        "8, Europe/Zurich, 2026-11-23T07:00:00Z, 2026-11-24T07:00:00Z",
        "0, America/New_York, 2026-11-23T04:59:00Z, 2026-11-23T05:00:00Z",
        // 02:00 is left out on 29 March 2026, and there twice on 25 October
        "2, Europe/Berlin, 2026-03-28T20:00:00Z, 2026-03-29T01:00:00Z",
        "2, Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T00:00:00Z",
        "2, Europe/Berlin, 2026-10-25T00:00:00Z, 2026-10-26T01:00:00Z"
    })
    void theHourIsThatOfTheReadersZone(int hour, ZoneId zone, Instant now, Instant next) {
        assertThat(DailyMail.next(hour, zone, now)).isEqualTo(next);
    }

    @Test
    void peopleChooseOnAPage() throws Exception {
        var quayside = SignedIn.session("ada", Role.CLIENT_MEMBER, "quayside");
        http.perform(post("/mail-choices")
                        .with(csrf())
                        .with(quayside)
                        .param("hour", "7")
                        .param("news", "true"))
                .andExpect(status().is3xxRedirection());

        http.perform(get("/mail-choices").with(quayside))
                .andExpect(content().string(containsString("<option value=\"7\" selected=\"selected\">")))
                .andExpect(content().string(containsString("Asia/Dubai")));
        assertThat(database.sql("select digest_hour, mentions, news from mail_choice where client_id = 'quayside'")
                        .query((row, at) -> row.getInt(1) + " " + row.getBoolean(2) + " " + row.getBoolean(3))
                        .list())
                .containsExactly("7 false true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "-1", "noon"})
    void whatIsNoHourIsRefused(String hour) throws Exception {
        http.perform(post("/mail-choices")
                        .with(csrf())
                        .with(SignedIn.session("ada", Role.CLIENT_MEMBER, "quayside"))
                        .param("hour", hour))
                .andExpect(status().isBadRequest());
        assertThat(database.sql("select count(*) from mail_choice")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

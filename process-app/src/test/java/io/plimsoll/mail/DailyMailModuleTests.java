package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
    private static final ClientId HARBOR = new ClientId("harbor");
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
    NotedMails noted;

    @Autowired
    MailDesk desk;

    @Autowired
    TogetherOrders orders;

    @Autowired
    MailProperties properties;

    @Autowired
    OutboxList outbox;

    @Autowired
    Returns returns;

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
        return queue(QUAYSIDE, event, cause, added);
    }

    private boolean queue(ClientId client, MailEvent event, String cause, Map<String, Object> added) {
        Map<String, Object> model = new HashMap<>(MailSamples.of(event).model());
        model.put("due", clock.instant().plus(Duration.ofDays(3)));
        model.putAll(added);
        var order = new MailOrder(
                event.key(),
                event.audience(),
                new Recipient("Ben Okafor", address, Locale.ENGLISH, ZURICH),
                client,
                number,
                cause,
                "step",
                "/cases/" + number + "?section=" + event.key() + "&of=" + client,
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

    private void queueNews(ClientId client, MailEvent event) {
        Map<Object, Object> matter =
                new HashMap<>((Map<?, ?>) MailSamples.of(event).model().get("case"));
        matter.put("clientName", clients.get(client, Actor.system(client)).name());
        assertThat(queue(client, event, UUID.randomUUID().toString(), Map.of("case", matter)))
                .isTrue();
    }

    /** Of mails in the outbox for that address: event, client and the daily mail that told it, as another row's number. */
    private List<String> rows() {
        List<String> ids = database.sql("select id from outbox_mail where recipient = ? order by id")
                .param(address)
                .query(String.class)
                .list();
        return database.sql("select event, client_id, merged_into from outbox_mail where recipient = ? order by id")
                .param(address)
                .query((row, at) ->
                        "%s %s %d".formatted(row.getString(1), row.getString(2), ids.indexOf(row.getString(3))))
                .list();
    }

    private String text(String event) {
        return database.sql("select text_body from outbox_mail where recipient = ? and event = ?")
                .params(address, event)
                .query(String.class)
                .single();
    }

    private static Actor staff(Role role, ClientScope scope, String email) {
        return new Actor("sub-nora", "nora", "Nora", email, Set.of(role), scope, SignIn.none());
    }

    /** One of our own people has many clients and one mailbox. */
    @Test
    void oneOfOurOwnPeopleGetsOneMailADayWithAPartForEachClient() {
        choices.choose(new MailChoice(8, true, true), staff(Role.ANALYST, ClientScope.everyone(), address));
        queueNews(QUAYSIDE, MailEvent.NEWS_TOLD);
        queueNews(HARBOR, MailEvent.MENTION_TOLD);
        queueNews(QUAYSIDE, MailEvent.MENTION_TOLD);

        tomorrow.tell();
        tomorrow.tell();

        assertThat(rows())
                .containsExactly(
                        "news-told quayside 3",
                        "mention-told harbor 3",
                        "mention-told quayside 3",
                        "daily-told null -1");
        String text = text("daily-told");
        assertThat(text.substring(text.indexOf("\nQuayside Foods\n"), text.indexOf("\nHarbor Dental\n")))
                .contains("section=news-told&of=quayside", "section=mention-told&of=quayside")
                .doesNotContain("of=harbor");
        assertThat(text.substring(text.indexOf("\nHarbor Dental\n")))
                .contains("section=mention-told&of=harbor")
                .doesNotContain("of=quayside");
    }

    /** Its row is that client's, as long as it tells of no other. */
    @Test
    void aDailyMailAboutOneClientIsThatClients() {
        choices.choose(new MailChoice(8, true, true), staff(Role.ANALYST, ClientScope.everyone(), address));
        queueNews(HARBOR, MailEvent.NEWS_TOLD);
        queueNews(HARBOR, MailEvent.MENTION_TOLD);

        tomorrow.tell();

        assertThat(rows()).endsWith("daily-told harbor -1");
        assertThat(text("daily-told")).contains("\nHarbor Dental\n").doesNotContain("Quayside");
    }

    /** Somebody who is a contact of two clients, and one of our own people besides, hears of each apart. */
    @Test
    void nothingAboutOneClientIsToldInAMailToAPersonOfAnother() {
        choices.choose(new MailChoice(8, true, true), staff(Role.ANALYST, ClientScope.everyone(), address));
        choose(8, true, true);
        choices.choose(new MailChoice(8, true, true), staff(Role.CLIENT_MEMBER, ClientScope.of(HARBOR), address));
        for (ClientId client : List.of(QUAYSIDE, HARBOR)) {
            queueNews(client, MailEvent.COMMENT_SHARED);
            queueNews(client, MailEvent.PLAN_APPROVED);
            queueNews(client, MailEvent.NEWS_TOLD);
        }

        tomorrow.tell();

        List<String> daily = database.sql("select client_id, text_body from outbox_mail where recipient = ? and event"
                        + " = 'daily' order by client_id")
                .param(address)
                .query((row, at) -> row.getString(1) + ": " + row.getString(2))
                .list();
        assertThat(daily).hasSize(2);
        assertThat(daily.get(0)).startsWith("harbor: ").contains("of=harbor").doesNotContain("quayside", "Quayside");
        assertThat(daily.get(1))
                .startsWith("quayside: ")
                .contains("of=quayside")
                .doesNotContain("of=harbor");
        assertThat(daily).allSatisfy(text -> assertThat(text).doesNotContain("news-told"));
        assertThat(text("daily-told")).contains("of=quayside", "of=harbor").doesNotContain("comment-shared");
    }

    /** Whoever answers for one client sees that it was told and how far that got, and nothing of the others. */
    @Test
    void aMailAboutSeveralClientsIsSeenByThoseWhoMaySeeAll() throws Exception {
        choices.choose(new MailChoice(8, true, true), staff(Role.ANALYST, ClientScope.everyone(), address));
        queueNews(QUAYSIDE, MailEvent.NEWS_TOLD);
        queueNews(HARBOR, MailEvent.NEWS_TOLD);
        tomorrow.tell();
        String daily = id("daily-told");
        String told = id("news-told");
        database.sql("update outbox_mail set state = 'sent', sent_at = queued_at where id = ?")
                .param(daily)
                .update();
        var ofAll = SignedIn.session("ada", Role.ADMINISTRATOR, "*");
        var ofQuayside = SignedIn.session("kim", Role.ADMINISTRATOR, "quayside");

        http.perform(get("/outbox").with(ofAll))
                .andExpect(content().string(containsString("/outbox/mails/" + daily)))
                .andExpect(content().string(containsString("several")));
        http.perform(get("/outbox/mails/" + daily).with(ofAll)).andExpect(status().isOk());
        http.perform(get("/outbox/mails/" + daily + "/text").with(ofAll))
                .andExpect(content().string(containsString("Harbor Dental")));
        http.perform(get("/outbox").with(ofQuayside)).andExpect(content().string(not(containsString(daily))));
        for (String part : List.of("", "/text", "/html")) {
            http.perform(get("/outbox/mails/" + daily + part).with(ofQuayside)).andExpect(status().isNotFound());
        }
        http.perform(post("/outbox/mails/" + daily + "/retry").with(csrf()).with(ofQuayside))
                .andExpect(status().isNotFound());
        http.perform(get("/outbox/mails/" + told).with(ofQuayside))
                .andExpect(content().string(containsString("Told in one mail with others")))
                .andExpect(content().string(containsString("&lt;" + daily + "@")))
                .andExpect(content().string(not(containsString("Harbor"))));
    }

    @Test
    void aMailAboutSeveralClientsThatComesBackIsWrittenDownOnce() {
        choices.choose(new MailChoice(8, true, true), staff(Role.ANALYST, ClientScope.everyone(), address));
        queueNews(QUAYSIDE, MailEvent.NEWS_TOLD);
        queueNews(HARBOR, MailEvent.NEWS_TOLD);
        tomorrow.tell();
        database.sql("update outbox_mail set state = 'sent', sent_at = queued_at where id = ?")
                .param(id("daily-told"))
                .update();
        String messageId = database.sql("select message_id from outbox_mail where id = ?")
                .param(id("daily-told"))
                .query(String.class)
                .single();
        var notice = new FailureNotice(
                messageId,
                List.of(new FailureNotice.Failed(List.of(address), "5.1.1", "no such user")),
                "mx.msp.example");

        assertThat(returns.heard(notice)).isTrue();
        assertThat(returns.heard(notice)).isFalse();

        Actor auditor = staff(Role.AUDITOR, ClientScope.everyone(), "");
        assertThat(outbox.one(id("daily-told"), auditor).state()).isEqualTo("bounced");
        assertThat(outbox.told(outbox.one(id("news-told"), auditor)))
                .map(OutboxList.Told::state)
                .contains("bounced");
    }

    private String id(String event) {
        return database.sql("select min(id) from outbox_mail where recipient = ? and event = ?")
                .params(address, event)
                .query(String.class)
                .single();
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
        new TogetherMail(
                        noted,
                        gathered,
                        desk,
                        orders,
                        choices,
                        properties,
                        transactions,
                        Clock.offset(clock, properties.settle().plusSeconds(1)))
                .tell();

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

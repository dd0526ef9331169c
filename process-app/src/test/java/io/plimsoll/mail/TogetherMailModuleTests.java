package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminders of one moment: to each person one mail, and for each case the proof that it was told. */
@PlimsollTest
class TogetherMailModuleTests {

    private static final ClientId QUAYSIDE = new ClientId("quayside");
    private static final ClientId HARBOR = new ClientId("harbor");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final String run = UUID.randomUUID().toString();
    private final String address = run + "@quayside.example";
    private int cases = 100_000 + Math.floorMod(run.hashCode(), 800_000);

    @Autowired
    Mails mails;

    @Autowired
    NotedMails noted;

    @Autowired
    GatheredMails gathered;

    @Autowired
    MailDesk desk;

    @Autowired
    MailWording wording;

    @Autowired
    TogetherOrders orders;

    @Autowired
    MailChoices choices;

    @Autowired
    MailProperties properties;

    @Autowired
    Clients clients;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @Autowired
    MockMvc http;

    @AfterEach
    void gone() {
        database.sql("delete from outbox_mail where recipient like ? or channel_id = ?")
                .params("%" + address, run)
                .update();
        database.sql("delete from outbox_deadline where recipient like ?")
                .param("%" + address)
                .update();
        database.sql("delete from mail_choice").update();
        database.sql("delete from message_channel where id = ?").param(run).update();
    }

    private void tellAfter(Duration time) {
        new TogetherMail(noted, gathered, desk, orders, choices, properties, transactions, Clock.offset(clock, time))
                .tell();
    }

    /** When nothing more comes. */
    private void tell() {
        tellAfter(properties.settle().plusSeconds(1));
    }

    private MailOrder reminder(String to, Map<String, Object> added) {
        return order(QUAYSIDE, MailEvent.REMINDER, to, added);
    }

    private MailOrder order(ClientId client, MailEvent event, String to, Map<String, Object> added) {
        var number = new CaseNumber("NC-2026-" + cases++);
        Map<String, Object> model = new HashMap<>(MailSamples.of(event).model());
        Instant due = clock.instant().plus(Duration.ofDays(3));
        model.put("due", due);
        model.put(
                "case",
                Map.of(
                        "number",
                        number.value(),
                        "title",
                        "Backup <fails> " + number,
                        "severity",
                        "high",
                        "clientName",
                        clients.get(client, Actor.system(client)).name()));
        model.putAll(added);
        return new MailOrder(
                event.key(),
                event.audience(),
                new Recipient("Ben Okafor", to, Locale.ENGLISH, ZURICH),
                client,
                number,
                "cause-" + number,
                "reminder-1-1",
                "/cases/" + number + "/tasks/respond",
                model,
                null,
                event == MailEvent.REMINDER
                        ? new DeadlineNews(new Deadline("cause-" + number, due, "Backup " + number), "cause-" + number)
                        : null,
                true);
    }

    private MailOrder queue(MailOrder order) {
        assertThat(Boolean.TRUE.equals(transactions.execute(status -> mails.queue(order))))
                .isTrue();
        return order;
    }

    private MailOrder queueOne() {
        return queue(reminder(address, Map.of()));
    }

    private List<String> states() {
        return database.sql("select event, state from outbox_mail where recipient like ? order by id")
                .param("%" + address)
                .query((row, at) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private MailContent mail(String event) {
        return mails.content(id(event), Actor.system());
    }

    private String id(String event) {
        return database.sql("select min(id) from outbox_mail where recipient like ? and event = ?")
                .params("%" + address, event)
                .query(String.class)
                .single();
    }

    private String kept(String column, String event) {
        return database.sql("select " + column + " from outbox_mail where id = ?")
                .param(id(event))
                .query(String.class)
                .single();
    }

    @Test
    void oneAloneIsAMailOfItsOwn() {
        MailOrder order = queueOne();
        assertThat(states()).containsExactly("reminder noted");
        assertThat(kept("subject", "reminder")).contains(String.valueOf(order.number()));

        tell();

        assertThat(states()).containsExactly("reminder queued");
        assertThat(mail("reminder")).isEqualTo(wording.of(order));
        assertThat(kept("calendar_file", "reminder")).contains("BEGIN:VEVENT");
        assertThat(kept("reply_token", "reminder")).hasSize(26);
    }

    @Test
    void severalAreOneMailThatSaysThemAll() {
        MailOrder later = queue(reminder(address, Map.of("due", clock.instant().plus(Duration.ofDays(9)))));
        MailOrder last = queue(reminder(address, Map.of("last", true, "task", "plan-remediation")));
        MailOrder byCode = queue(reminder(address, Map.of("byCode", "/by-code/cases/1/2")));

        tell();

        assertThat(states())
                .containsExactly("reminder merged", "reminder merged", "reminder merged", "reminders queued");
        MailContent one = mail("reminders");
        assertThat(one.subject()).startsWith("Last reminder: 3 matters").endsWith("(Quayside Foods)");
        assertThat(one.text())
                .containsSubsequence(
                        wording.link(last), wording.link(byCode), "/by-code/cases/1/2", wording.link(later));
        assertThat(one.text()).contains("the last", "We need your plan by");
        assertThat(one.html()).contains("Backup &lt;fails&gt; " + last.number());
        assertThat(kept("calendar_file", "reminders").split("BEGIN:VEVENT", -1)).hasSize(4);
        assertThat(database.sql("select count(*) from outbox_mail where id = ? and reply_token is null")
                        .param(id("reminders"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** It got as far as the mail did that told it, and says what that said. */
    @Test
    void eachCaseHasItsProof() {
        MailOrder first = queueOne();
        queueOne();
        tell();

        database.sql("update outbox_mail set state = 'sent', sent_at = queued_at where id = ?")
                .param(id("reminders"))
                .update();

        assertThat(mails.traces(QUAYSIDE, first.number(), Actor.system()))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.cause()).isEqualTo(first.cause());
                    assertThat(trace.state()).isEqualTo("sent");
                    assertThat(trace.hasLeftBy(clock.instant())).isTrue();
                });
        assertThat(mail("reminder").text()).isEqualTo(mail("reminders").text());
        assertThat(mail("reminder").subject()).contains(String.valueOf(first.number()));
    }

    @Test
    void othersHearOfTheirOwnCasesOnly() {
        MailOrder mine = queueOne();
        queueOne();
        MailOrder theirs = queue(reminder("other-" + address, Map.of()));

        tell();

        assertThat(states())
                .containsExactlyInAnyOrder("reminder merged", "reminder merged", "reminder queued", "reminders queued");
        assertThat(mail("reminders").text())
                .contains(wording.link(mine))
                .doesNotContain(String.valueOf(theirs.number()));
    }

    @Test
    void aClientIsToldBeforeWeAreToldThatItWas() {
        queue(reminder("z-" + address, Map.of()));
        queue(order(QUAYSIDE, MailEvent.REMINDER_TOLD, "a-" + address, Map.of()));

        var later = Clock.offset(clock, properties.settle().plusSeconds(1)).instant();

        assertThat(noted.due(later.minus(properties.settle()), later.minus(properties.longestSettle())))
                .extracting(GatheredMails.Reader::email)
                .filteredOn(email -> email.endsWith(address))
                .containsExactly("z-" + address, "a-" + address);
    }

    @Test
    void othersAreWaitedForButNotForEver() {
        queueOne();
        tellAfter(properties.settle().minusSeconds(1));
        assertThat(states()).containsExactly("reminder noted");

        Duration longest = properties.longestSettle();
        database.sql("update outbox_mail set queued_at = ? where recipient = ?")
                .params(utc(clock.instant().minus(longest)), address)
                .update();
        queueOne();
        tellAfter(Duration.ofSeconds(1));
        assertThat(states()).containsExactly("reminder merged", "reminder merged", "reminders queued");
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** As after a policy was moved, or a clock that runs fast: the last rung of a case says all that the one before would. */
    @Test
    void aCaseIsToldOnceInAMailWithItsLatestWord() {
        MailOrder first = queueOne();
        MailOrder other = queueOne();
        MailOrder second = queue(again(first));

        tell();

        assertThat(states())
                .containsExactly("reminder merged", "reminder merged", "reminder merged", "reminders queued");
        MailContent mail = mail("reminders");
        assertThat(mail.subject()).contains("2 matters");
        assertThat(mail.text().split(String.valueOf(first.number()), -1)).hasSize(4);
        assertThat(mail.text()).contains("reminder 3 of 3", String.valueOf(other.number()));
        assertThat(mails.traces(QUAYSIDE, second.number(), Actor.system())).hasSize(2);
    }

    @Test
    void ofOneCaseAloneTheLatestWordIsAMailOfItsOwn() {
        MailOrder first = queueOne();
        MailOrder second = queue(again(first));

        tell();

        assertThat(states()).containsExactly("reminder merged", "reminder queued");
        assertThat(mail("reminder").text()).isEqualTo(wording.of(second).text());
    }

    private static MailOrder again(MailOrder first) {
        Map<String, Object> model = new HashMap<>(first.model());
        model.put("nr", 3);
        return new MailOrder(
                first.event(),
                first.audience(),
                first.to(),
                first.client(),
                first.number(),
                first.cause(),
                "reminder-3-2",
                first.path(),
                model);
    }

    @Test
    void whatIsNearlyOverWaitsForNobody() {
        queue(reminder(address, Map.of("due", clock.instant().plus(properties.settle()))));

        assertThat(states()).containsExactly("reminder queued");
    }

    @Test
    void aCauseIsToldOnce() {
        MailOrder order = queueOne();
        queue(order);
        tell();
        queue(order);
        tell();

        assertThat(states()).containsExactly("reminder queued");
    }

    @Test
    void whatAPersonWantsOutNowWaitsForNobody() {
        queue(reminder(address, Map.of("byHand", true)));

        assertThat(states()).containsExactly("reminder queued");
    }

    /** What another is wording is passed over, and is not worded again when they are done. */
    @Test
    void whoeverLooksAtTheSameTimeSaysNothingTwice() {
        queueOne();
        queueOne();
        var reader = new GatheredMails.Reader(QUAYSIDE, "client", address);

        transactions.executeWithoutResult(status -> {
            assertThat(noted.lock(reader)).hasSize(2);
            Thread other = new Thread(this::tell);
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(states()).containsExactly("reminder noted", "reminder noted");
        });
        tell();

        assertThat(states()).containsExactly("reminder merged", "reminder merged", "reminders queued");
    }

    @Test
    void whoWantsOneMailADayHearsThereWhatCanWait() {
        choices.choose(
                new MailChoice(8, true, true),
                new Actor(
                        "sub-ben",
                        "ben",
                        "Ben",
                        address,
                        Set.of(Role.CLIENT_MEMBER),
                        ClientScope.of(QUAYSIDE),
                        SignIn.none()));
        queue(withoutDate(reminder(address, Map.of("tone", "friendly"))));
        queue(withoutDate(reminder(address, Map.of("tone", "firm"))));

        tell();

        assertThat(states()).containsExactly("reminder gathered", "reminder queued");
    }

    private static MailOrder withoutDate(MailOrder order) {
        return new MailOrder(
                order.event(),
                order.audience(),
                order.to(),
                order.client(),
                order.number(),
                order.cause(),
                order.step(),
                order.path(),
                order.model());
    }

    /** Two people are told the same, and the channel hears it once; of what is for mailboxes only it hears nothing. */
    @Test
    void aChannelGetsOneMessageOfSeveral() {
        database.sql(
                        "insert into message_channel (id, client_id, kind, name, host, url_sealed, roles, added_by,"
                                + " added_by_name, added_at) values (?, 'quayside', 'webhook', ?, '127.0.0.1', '', '', 'x', 'X', ?)")
                .params(run, run, utc(clock.instant()))
                .update();
        MailOrder quiet = queueOne();
        for (int i = 0; i < 2; i++) {
            MailOrder order = reminder(address, Map.of("tone", "firm")).mailOnly(false);
            queue(order);
            queue(MailSamples.to(order, new Recipient("Ada", "ada-" + address, Locale.ENGLISH, ZURICH)));
        }

        tell();

        List<String> heard = database.sql("select text_body from outbox_mail where channel_id = ?")
                .param(run)
                .query(String.class)
                .list();
        assertThat(heard).singleElement().satisfies(text -> assertThat(text)
                .contains("reminder 2 of 3")
                .doesNotContain(String.valueOf(quiet.number())));
    }

    /** One that cannot be worded holds up none of the others, and stands where an administrator sees it. */
    @Test
    void whatCannotBeWordedIsLeftToAnAdministrator() {
        queueOne();
        MailOrder broken = queueOne();
        String whole = database.sql("select kept_order from outbox_mail where cause = ?")
                .param(broken.cause())
                .query(String.class)
                .single();
        keep(broken, whole.replace("\"ask\"", "\"asked\""));

        tell();

        assertThat(states()).containsExactly("reminder queued", "reminder dead");
        assertThat(database.sql("select last_error from outbox_mail where cause = ?")
                        .param(broken.cause())
                        .query(String.class)
                        .single())
                .startsWith("It could not be worded: ");

        keep(broken, whole);
        String id = database.sql("select id from outbox_mail where cause = ?")
                .param(broken.cause())
                .query(String.class)
                .single();
        assertThat(mails.retry(id, administrator(ClientScope.everyone()))).isTrue();
        tell();
        assertThat(states()).containsExactly("reminder queued", "reminder queued");
    }

    private void keep(MailOrder order, String json) {
        database.sql("update outbox_mail set kept_order = ? where cause = ?")
                .params(json, order.cause())
                .update();
    }

    private static Actor administrator(ClientScope scope) {
        return new Actor("sub-ada", "ada", "Ada", "", Set.of(Role.ADMINISTRATOR), scope, SignIn.none());
    }

    /** One of ours hears of all clients in one mail; whoever may see one client sees nothing of the others in it. */
    @Test
    void oursHearOfAllClientsAtOnce() throws Exception {
        MailOrder one = queue(order(QUAYSIDE, MailEvent.REMINDER_TOLD, address, Map.of()));
        MailOrder other = queue(order(HARBOR, MailEvent.REMINDER_TOLD, address, Map.of()));

        tell();

        assertThat(states()).containsExactly("reminder-told merged", "reminder-told merged", "reminders-told queued");
        MailContent mail = mail("reminders-told");
        assertThat(mail.subject()).isEqualTo("2 reminders sent, no answer yet: Quayside Foods and one other client");
        assertThat(mail.text()).contains(wording.link(one), wording.link(other));
        http.perform(get("/outbox/mails/" + id("reminder-told") + "/text")
                        .with(SignedIn.session("kim", Role.ADMINISTRATOR, "quayside")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(String.valueOf(one.number()))))
                .andExpect(content().string(not(containsString("Harbor"))));
    }

    @Test
    void anAdministratorSeesThatItIsStillToBeWorded() throws Exception {
        queueOne();

        http.perform(get("/outbox/mails/" + id("reminder")).with(SignedIn.session("ada", Role.ADMINISTRATOR, "*")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("in a moment, with what else goes to the same person")));
        http.perform(get("/outbox?state=noted").with(SignedIn.session("ada", Role.ADMINISTRATOR, "*")))
                .andExpect(content().string(containsString(id("reminder"))));
    }
}

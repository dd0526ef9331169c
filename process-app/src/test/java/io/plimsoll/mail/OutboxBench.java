package io.plimsoll.mail;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox in a database of its own with a relay, a clock and a server that do as told. */
abstract class OutboxBench {

    static final Actor ADMIN = person(ClientScope.everyone(), Role.ADMINISTRATOR);
    static final MailProperties SETTINGS = settings(false, 100_000);

    final TickingClock clock = new TickingClock(MailSamples.NOW);
    final FakeCourier courier = new FakeCourier();
    final List<String> refused = new ArrayList<>();
    DataSource source;
    JdbcClient db;
    Outbox outbox;
    OutboxEntries entries;
    MailDesk desk;
    TransactionTemplate transactions;
    RestoreMark mark;
    MailRelay relay;
    MailLoop loop;
    MailRelay channelRelay;
    MailLoop channelLoop;
    Mails mails;
    OutboxList list;

    @TempDir
    Path data;

    static MailProperties settings(boolean resendUnknown, int perDomain) {
        return new MailProperties(
                "plimsoll@msp.example",
                true,
                Duration.ofHours(1),
                3,
                Duration.ofMinutes(15),
                4,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                resendUnknown,
                perDomain,
                Duration.ofSeconds(5));
    }

    @BeforeEach
    void freshDatabase() {
        source = TestDatabase.with(
                "V150__mail_outbox",
                "V361__mail_document",
                "V410__outbox_hold",
                "V411__deadlines_in_calendars",
                "V413__mail_reply",
                "V415__daily_mail",
                "V403__message_channel",
                "V416__served_by_lane",
                "V417__mail_secret",
                "V425__mail_about_clients",
                "V426__noted_mail");
        db = JdbcClient.create(source);
        outbox = new Outbox(db);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        mark = new RestoreMark(data.resolve("last-mail"));
        relay = relay(courier, SETTINGS);
        loop = new MailLoop("mail-relay", relay::relayDue, () -> {}, Duration.ofHours(1), true);
        channelRelay = relay(outbox.ofChannels(), channelCourier(), SETTINGS);
        channelLoop = new MailLoop("channel-relay", channelRelay::relayDue, () -> {}, Duration.ofHours(1), true);
        entries = new OutboxEntries(db, new NamedParameterJdbcTemplate(source), SETTINGS);
        desk = new MailDesk(
                entries,
                new MailChoices(db),
                new GatheredMails(db),
                MailSamples.wording(),
                new DeadlineBook(db, SETTINGS),
                new CalendarFile(SETTINGS.from(), MailSamples.MSP.name()),
                new ChannelCopies(new ChannelRows(db), entries, MailSamples.MSP, SETTINGS),
                loop,
                channelLoop,
                new StaticListableBeanFactory(Map.of("facts", (MailFacts) number -> Map.of()))
                        .getBeanProvider(MailFacts.class),
                SETTINGS,
                clock);
        mails = new Mails(outbox, entries, desk, loop, channelLoop, clock);
        list = new OutboxList(db);
    }

    /** What brings messages to channels. */
    Courier channelCourier() {
        return courier;
    }

    MailRelay relay(Courier by, MailProperties settings) {
        return relay(outbox, by, settings);
    }

    MailRelay relay(Outbox from, Courier by, MailProperties settings) {
        return new MailRelay(
                from,
                by,
                transactions,
                RetryPlan.of(settings, new Random(7)),
                mark,
                (mail, reason) -> refused.add(mail.recipient()),
                settings,
                clock);
    }

    boolean queue(MailOrder order) {
        return Boolean.TRUE.equals(transactions.execute(status -> mails.queue(order)));
    }

    static MailOrder order(String cause) {
        return MailSamples.because(MailSamples.of(MailEvent.ANSWER_ASKED), cause);
    }

    List<ListedMail> all() {
        return list.page(new OutboxFilter(null, 500), ADMIN).items();
    }

    boolean revive(String id, Actor actor) {
        return Boolean.TRUE.equals(transactions.execute(status -> mails.retry(id, actor)));
    }

    static Actor person(ClientScope scope, Role role) {
        return new Actor("s-1", "pat", "Pat", "pat@msp.example", Set.of(role), scope, SignIn.none());
    }
}

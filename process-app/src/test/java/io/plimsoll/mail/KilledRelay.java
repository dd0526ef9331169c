package io.plimsoll.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that causes mail and brings it out until it is killed; see {@link MailKillTests}. */
final class KilledRelay {

    static final MailProperties SETTINGS = new MailProperties(
            "plimsoll@msp.example",
            true,
            Duration.ofHours(1),
            5,
            Duration.ofSeconds(1),
            100,
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            false,
            100_000,
            Duration.ofSeconds(5));

    private static final MailContent CONTENT =
            new MailContent("Please answer", "<p>Please answer</p>", "Please answer");
    private static final int MAILS_OF_A_CAUSE = 3;

    private final Outbox outbox;
    private final OutboxEntries entries;
    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final MailRelay relay;
    private final MailOrder order = MailSamples.of(MailEvent.ANSWER_ASKED);

    KilledRelay(DataSource source, int smtpPort, Path mark) {
        this.db = JdbcClient.create(source);
        this.outbox = new Outbox(db);
        this.entries = new OutboxEntries(db, new NamedParameterJdbcTemplate(source), SETTINGS);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(smtpPort);
        var messages = new MimeMessages(
                SETTINGS, MailSamples.MSP, MailSamples::enclosure, ReplyAddress.NONE, Clock.systemUTC());
        this.relay = new MailRelay(
                outbox,
                new SmtpCourier(sender, messages, MailSamples.UNSIGNED),
                transactions,
                RetryPlan.of(SETTINGS, new Random(7)),
                new RestoreMark(mark),
                (mail, reason) -> {},
                SETTINGS,
                Clock.systemUTC());
    }

    int relayDue() {
        return relay.relayDue();
    }

    /** Something happens, and three people have to hear of it. */
    private void cause() {
        transactions.executeWithoutResult(status -> {
            String cause = UUID.randomUUID().toString();
            db.sql("insert into cause (id) values (?)").param(cause).update();
            for (int i = 0; i < MAILS_OF_A_CAUSE; i++) {
                MailOrder one = MailSamples.to(
                        MailSamples.because(order, cause),
                        new Recipient(
                                "P" + i,
                                "p" + i + "@harbor.example",
                                order.to().locale(),
                                order.to().zone()));
                entries.add(one, "en", CONTENT, Clock.systemUTC().instant());
            }
        });
    }

    /**
     * @param how address, user and password of the database, the port of the server of mail, and a file
     */
    public static void main(String... how) {
        var source = new DriverManagerDataSource(how[0], how[1], how[2]);
        var one = new KilledRelay(source, Integer.parseInt(how[3]), Path.of(how[4]));
        var other = new KilledRelay(source, Integer.parseInt(how[3]), Path.of(how[4] + "-beside"));
        new Thread(() -> {
                    while (true) {
                        triedAgain(other::relayDue);
                    }
                })
                .start();
        triedAgain(one::cause);
        triedAgain(one::relayDue);
        System.out.println("up");
        while (true) {
            triedAgain(one::cause);
            triedAgain(one::relayDue);
        }
    }

    /** As the application does: a lock that was waited for in vain is no reason to end. */
    private static void triedAgain(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            e.printStackTrace();
        }
    }
}

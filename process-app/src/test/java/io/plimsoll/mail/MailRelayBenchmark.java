package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plimsoll.CountingDatabase;
import io.plimsoll.TestDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A hundred thousand mails leave over SMTP on this machine. Run by the profile {@code bench}. */
class MailRelayBenchmark {

    private static final int MAILS = 100_000;
    private static final double MOST_STATEMENTS = 0.3;

    @TempDir
    Path data;

    @Test
    void aHundredThousandMailsLeave() throws Exception {
        var pool = new HikariConfig();
        pool.setDataSource(TestDatabase.with(
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
                "V426__noted_mail"));
        try (var sink = new SmtpSink();
                var source = new HikariDataSource(pool)) {
            var counted = new CountingDatabase(source);
            var outbox = new Outbox(JdbcClient.create(counted));
            var transactions = new TransactionTemplate(new JdbcTransactionManager(counted));
            ManyMailsTests.queue(ManyMailsTests.entries(counted), transactions, MAILS);
            MailRelay relay = relay(sink.port(), outbox, transactions);
            counted.sinceLast();

            long began = System.nanoTime();
            int tried = relay.relayDue();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            CountingDatabase.Counts counts = counted.sinceLast();

            assertThat(tried).isEqualTo(MAILS);
            assertThat(sink.taken()).isEqualTo(MAILS);
            double each = (double) counts.statements() / MAILS;
            System.out.printf(
                    "%d mails in %d s: %.0f a second, %.3f statements and %.3f commits a mail (load %.1f)%n",
                    MAILS,
                    took.toSeconds(),
                    MAILS * 1000.0 / took.toMillis(),
                    each,
                    (double) counts.commits() / MAILS,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            assertThat(each).isLessThanOrEqualTo(MOST_STATEMENTS);
        }
    }

    private MailRelay relay(int port, Outbox outbox, TransactionTemplate transactions) {
        MailProperties settings = MailSamples.SETTINGS;
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var messages = new MimeMessages(
                settings, MailSamples.MSP, MailSamples::enclosure, ReplyAddress.NONE, Clock.systemUTC());
        return new MailRelay(
                outbox,
                new SmtpCourier(sender, messages, MailSamples.UNSIGNED),
                transactions,
                RetryPlan.of(settings, new Random(1)),
                new RestoreMark(data.resolve("mark")),
                (mail, reason) -> {},
                settings,
                Clock.systemUTC());
    }
}

package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountingDatabase;
import io.plimsoll.TestDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ten thousand people have to hear something in the same second, and several processes see to it. */
@Tag(TestDatabase.TAG)
class ManyMailsTests {

    private static final int MAILS = 10_000;
    private static final int RELAYS = 3;

    private final Clock clock = Clock.fixed(MailSamples.NOW, ZoneOffset.UTC);
    private final FakeCourier courier = new FakeCourier();

    @TempDir
    java.nio.file.Path data;

    private Callable<Integer> relay(Outbox outbox, TransactionTemplate transactions, int number) {
        var mark = new RestoreMark(data.resolve("mark-" + number));
        var retries = RetryPlan.of(MailSamples.SETTINGS, new Random(number));
        return new MailRelay(
                        outbox, courier, transactions, retries, mark, (mail, reason) -> {}, MailSamples.SETTINGS, clock)
                ::relayDue;
    }

    @Test
    void eachHearsItOnceForLessThanAThirdOfAStatement() throws Exception {
        var counted = new CountingDatabase(TestDatabase.with(
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
        var outbox = new Outbox(JdbcClient.create(counted));
        var transactions = new TransactionTemplate(new JdbcTransactionManager(counted));
        queue(entries(counted), transactions, MAILS);
        counted.sinceLast();

        ExecutorService processes = Executors.newFixedThreadPool(RELAYS);
        int tried = 0;
        try {
            List<Callable<Integer>> relays = List.of(
                    relay(outbox, transactions, 1), relay(outbox, transactions, 2), relay(outbox, transactions, 3));
            for (Future<Integer> one : processes.invokeAll(relays)) {
                tried += one.get();
            }
        } finally {
            processes.shutdown();
        }

        assertThat(tried).isEqualTo(MAILS);
        assertThat(courier.ids()).hasSize(MAILS);
        assertThat(Set.copyOf(courier.ids())).hasSize(MAILS);
        assertThat(counted.sinceLast().perThousand(MAILS)).isLessThan(300);
    }

    static OutboxEntries entries(DataSource source) {
        return new OutboxEntries(
                JdbcClient.create(source), new NamedParameterJdbcTemplate(source), MailSamples.SETTINGS);
    }

    static void queue(OutboxEntries entries, TransactionTemplate transactions, int mails) {
        MailOrder order = MailSamples.of(MailEvent.ANSWER_ASKED);
        var content = new MailContent("Please answer", "<p>Please answer</p>", "Please answer");
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < mails; i++) {
                MailOrder one = MailSamples.to(
                        MailSamples.because(order, "cause " + i),
                        new Recipient(
                                "P" + i,
                                "p" + i + "@harbor.example",
                                order.to().locale(),
                                order.to().zone()));
                entries.add(one, "en", content, MailSamples.NOW);
            }
        });
    }
}

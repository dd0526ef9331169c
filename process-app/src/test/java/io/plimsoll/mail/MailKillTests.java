package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plimsoll.TestDatabase;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process that causes and sends mail is killed at moments nobody chose, again and again: no mail is lost, and one is
 * sent twice only where the process died between the server's answer and the commit. {@code -Dplimsoll.mail.kills=200}
 * kills more often.
 */
@Tag(TestDatabase.TAG)
class MailKillTests {

    private static final int KILLS = Integer.getInteger("plimsoll.mail.kills", 8);
    private static final int LONGEST_LIFE = 700;
    private static final int SWEEP = 200;

    private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Server h2;
    private List<String> address;
    private DataSource source;
    private JdbcClient db;

    @TempDir
    Path data;

    @BeforeEach
    void aDatabaseOutsideTheProcessAndAServerOfMail() throws Exception {
        if (TestDatabase.isMySql()) {
            Map<String, String> settings = TestDatabase.settings();
            address = List.of(
                    settings.get("spring.datasource.url"),
                    settings.get("spring.flyway.user"),
                    settings.get("spring.flyway.password"));
        } else {
            h2 = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
            address = List.of(
                    "jdbc:h2:tcp://localhost:" + h2.getPort() + "/mem:kills;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
                    "sa",
                    "");
        }
        source = new DriverManagerDataSource(address.get(0), address.get(1), address.get(2));
        TestDatabase.add(
                source,
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
        db.sql("create table cause (id varchar(36) primary key)").update();
        smtp.start();
        GreenMailUser owner = smtp.getUserManager().createUser("all", "all", "all");
        smtp.getUserManager().setMessageDeliveryHandler((message, to) -> {
            arrivals.merge(message.getMessage().getMessageID(), 1, Integer::sum);
            if (count.incrementAndGet() % SWEEP == 0) {
                sweep();
            }
            return owner;
        });
    }

    private void sweep() throws MessagingException {
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("The mailbox cannot be emptied", e);
        }
    }

    @AfterEach
    void gone() {
        smtp.stop();
        if (h2 != null) {
            h2.stop();
        }
    }

    private void liveAndDie(int milliseconds) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRelay.class.getName(),
                        address.get(0),
                        address.get(1),
                        address.get(2),
                        String.valueOf(smtp.getSmtp().getPort()),
                        data.resolve("last-mail").toString())
                .redirectError(data.resolve("error").toFile())
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).as(() -> said(data.resolve("error"))).isEqualTo("up");
            assertThat(process.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                    .as("it runs until it is killed")
                    .isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String said(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noMailIsLostAndNoneLeavesTwiceThatWasWrittenDownAsSent() throws Exception {
        var random = new Random(42);
        for (int kill = 0; kill < KILLS; kill++) {
            liveAndDie(random.nextInt(LONGEST_LIFE));
        }

        var last = new KilledRelay(source, smtp.getSmtp().getPort(), data.resolve("last-mail"));
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> last.relayDue() == 0 && waiting() == 0);

        int causes = db.sql("select count(*) from cause").query(Integer.class).single();
        Map<String, Integer> attempts = db
                .sql("select message_id, attempts from outbox_mail")
                .query((row, at) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(causes).isPositive();
        assertThat(attempts).hasSize(3 * causes);
        assertThat(arrivals.keySet()).isEqualTo(attempts.keySet());
        // whoever was tried once arrived once; a second arrival needs a second claim, which only a dead one's lease
        // allows
        assertThat(arrivals).allSatisfy((id, times) -> assertThat(times).isBetween(1, attempts.get(id)));
        System.out.printf(
                "%d kills: %d mails of %d causes, %d taken up again, %d arrived twice%n",
                KILLS,
                attempts.size(),
                causes,
                attempts.values().stream().filter(tries -> tries > 1).count(),
                arrivals.values().stream().filter(times -> times > 1).count());
    }

    private int waiting() {
        return db.sql("select count(*) from outbox_mail where state <> 'sent'")
                .query(Integer.class)
                .single();
    }
}

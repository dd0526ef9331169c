package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpCourierTests {

    private static final Clock CLOCK = Clock.fixed(MailSamples.NOW, ZoneOffset.UTC);
    private static final MailProperties SETTINGS = new MailProperties(
            "plimsoll@msp.example",
            true,
            Duration.ofSeconds(5),
            20,
            Duration.ofMinutes(15),
            4,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            false,
            100_000,
            Duration.ofSeconds(5));

    private static SmtpCourier courier(int port) {
        return courier(port, 2000);
    }

    private static SmtpCourier courier(int port, int timeout) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        for (String name : List.of("connectiontimeout", "timeout", "writetimeout")) {
            sender.getJavaMailProperties().setProperty("mail.smtp." + name, String.valueOf(timeout));
        }
        return new SmtpCourier(
                sender,
                new MimeMessages(SETTINGS, MailSamples.MSP, MailSamples::enclosure, ReplyAddress.NONE, CLOCK),
                MailSamples.UNSIGNED);
    }

    private static OutboxMail mail(String id, String recipient, String name) {
        return new OutboxMail(
                id,
                "harbor",
                "NC-2026-000123",
                recipient,
                name,
                "<" + id + "@msp.example>",
                new MailContent("Grüße – please answer 🙂", "<p>Grüße 🙂</p>", "Grüße 🙂\n"),
                1,
                null,
                null);
    }

    @Test
    void aMailArrivesWithBothPartsAndTheHeadersThatItNeeds() throws Exception {
        try (var mailbox = new DemoMailbox(CLOCK)) {
            Map<String, Delivery> results =
                    courier(mailbox.port()).deliver(List.of(mail("m-1", "ada@harbor.example", "Ada Müller")));

            assertThat(results).containsEntry("m-1", new Delivery.Accepted());
            assertThat(mailbox.messages("ADA@harbor.example")).singleElement().satisfies(caught -> {
                assertThat(caught.from()).isEqualTo("Lighthouse IT <plimsoll@msp.example>");
                assertThat(caught.subject()).isEqualTo("Grüße – please answer 🙂");
                assertThat(caught.html()).isEqualTo("<p>Grüße 🙂</p>");
                assertThat(caught.text().strip()).isEqualTo("Grüße 🙂");
                assertThat(caught.headers())
                        .containsEntry("Message-ID", "<m-1@msp.example>")
                        .containsEntry("References", "<nc-2026-000123.harbor@msp.example>")
                        .containsEntry("Auto-Submitted", "auto-generated")
                        .containsEntry("X-Auto-Response-Suppress", "All")
                        .containsEntry("List-Id", "<harbor.cases.msp.example>");
                assertThat(caught.headers().get("Content-Type")).startsWith("multipart/alternative");
            });
        }
    }

    /** A daily mail to one of our own people is about no one client and answers nothing. */
    @Test
    void aMailAboutSeveralClientsNamesNoneInItsHeaders() throws Exception {
        try (var mailbox = new DemoMailbox(CLOCK)) {
            var content = new MailContent("Today", "<p>Today</p>", "Today\n");
            var daily = new OutboxMail(
                    "m-2", null, null, "nora@msp.example", "Nora", "<m-2@msp.example>", content, 1, null, null);

            assertThat(courier(mailbox.port()).deliver(List.of(daily))).containsEntry("m-2", new Delivery.Accepted());

            assertThat(mailbox.messages("nora@msp.example")).singleElement().satisfies(caught -> assertThat(
                            caught.headers())
                    .containsEntry("List-Id", "<daily.msp.example>")
                    .doesNotContainKeys("References", "In-Reply-To"));
        }
    }

    @Test
    void theDemoMailboxKeepsTheLatest() throws Exception {
        try (var mailbox = new DemoMailbox(CLOCK)) {
            SmtpCourier courier = courier(mailbox.port());
            for (int batch = 0; batch < 51; batch++) {
                String prefix = "m-" + batch + "-";
                courier.deliver(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> mail(prefix + i, "ada@harbor.example", "Ada"))
                        .toList());
            }

            assertThat(mailbox.messages("")).hasSize(1000);
            assertThat(mailbox.message("1")).isEmpty();
            assertThat(mailbox.message("1020")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@harbor.example\r\nBcc: all@example.org",
                "ada@harbor.example, all@example.org",
                "ada@harbor.example>\r\nRCPT TO:<all@example.org",
                "nobody",
                ""
            })
    void whatIsNotOneAddressGetsNothing(String recipient) throws Exception {
        try (var mailbox = new DemoMailbox(CLOCK)) {
            Map<String, Delivery> results = courier(mailbox.port())
                    .deliver(List.of(mail("bad", recipient, "Ada"), mail("good", "bo@harbor.example", "Bo")));

            assertThat(results.get("bad")).isInstanceOf(Delivery.Refused.class);
            assertThat(results.get("good")).isEqualTo(new Delivery.Accepted());
            assertThat(mailbox.messages("")).extracting(CaughtMail::to).containsExactly("bo@harbor.example");
        }
    }

    @Test
    void aNameCannotAddAHeader() throws Exception {
        try (var mailbox = new DemoMailbox(CLOCK)) {
            courier(mailbox.port())
                    .deliver(List.of(mail("m", "ada@harbor.example", "Ada\r\nBcc: all@example.org\r\n\r\nHi")));

            assertThat(mailbox.messages("")).singleElement().satisfies(caught -> {
                assertThat(caught.headers()).doesNotContainKey("Bcc");
                assertThat(caught.to()).isEqualTo("ada@harbor.example");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, Refused",
        "RCPT, 450 4.2.1 greylisted, Deferred",
        "RCPT, 452 4.2.2 mailbox full, Deferred",
        "MAIL, 553 5.1.8 sender not allowed, Refused",
        "MAIL, 451 4.3.0 try again, Deferred",
        "DATA, 554 5.7.1 looks like spam, Refused",
        "DATA, 421 4.3.2 shutting down, Deferred",
        ". , 552 5.3.4 too big, Refused",
        ". , 451 4.3.0 disk full, Deferred"
    })
    void refusalsForGoodAreToldFromThoseForNow(String verb, String reply, String verdict) {
        try (var server = new RefusingServer(verb, reply)) {
            Map<String, Delivery> results =
                    courier(server.port()).deliver(List.of(mail("m", "ada@harbor.example", "Ada")));

            assertThat(results.get("m").getClass().getSimpleName()).isEqualTo(verdict);
            assertThat(results.get("m").toString()).contains(reply.substring(0, 3));
            assertThat(results.get("m") instanceof Delivery.Refused refused && refused.address())
                    .isEqualTo(verdict.equals("Refused") && verb.equals("RCPT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatHangsUpBeforeItHasTheMailIsTriedLater(String verb) {
        assertThat(hungUpAt(verb)).isInstanceOf(Delivery.Deferred.class);
    }

    /** All of it went out, and nobody said whether it was taken. */
    @Test
    void ofWhatWasHandedOverWithoutAnAnswerNobodyKnows() {
        assertThat(hungUpAt(".")).isInstanceOf(Delivery.Unknown.class);
    }

    private static Delivery hungUpAt(String verb) {
        return answered(verb, "", 2000);
    }

    private static Delivery answered(String verb, String reply, int timeout) {
        try (var server = new RefusingServer(verb, reply)) {
            return courier(server.port(), timeout)
                    .deliver(List.of(mail("m", "ada@harbor.example", "Ada")))
                    .get("m");
        }
    }

    /** A server may take longer than anybody waits for it: nobody else's mail waits with it. */
    @ParameterizedTest
    @CsvSource({
        "greeting, Deferred",
        "EHLO, Deferred",
        "MAIL, Deferred",
        "RCPT, Deferred",
        "DATA, Deferred",
        "., Unknown"
    })
    void aServerThatStopsAnsweringIsGivenUp(String verb, String verdict) {
        assertThat(answered(verb, RefusingServer.SILENT, 300).getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void aServerThatRefusesConversationIsTriedLater() {
        try (var server = new RefusingServer("greeting", "554 5.3.2 not today")) {
            assertThat(courier(server.port())
                            .deliver(List.of(mail("m", "ada@harbor.example", "Ada")))
                            .get("m"))
                    .isInstanceOf(Delivery.Deferred.class);
        }
    }

    @Test
    void aServerThatIsAwayIsTriedLater() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        Map<String, Delivery> results = courier(free)
                .deliver(List.of(mail("a", "ada@harbor.example", "Ada"), mail("b", "bo@harbor.example", "Bo")));

        assertThat(results).hasSize(2).allSatisfy((id, result) -> assertThat(result)
                .isInstanceOf(Delivery.Deferred.class));
    }

    /** Speaks as much SMTP as it takes and answers one verb as told; an empty answer hangs up. */
    private static final class RefusingServer implements AutoCloseable {

        static final String SILENT = "silent";

        private final String verb;
        private final String reply;
        private final ServerSocket socket;
        private final Thread thread;

        RefusingServer(String verb, String reply) {
            this.verb = verb;
            this.reply = reply;
            try {
                socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            thread = new Thread(this::serve, "refusing-smtp");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    converse(client);
                } catch (IOException e) {
                    if (!socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        private void converse(Socket client) throws IOException {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            if (verb.equals("greeting") && isSaid(in)) {
                return;
            }
            say(client, verb.equals("greeting") ? reply : "220 ready");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                String said = data ? "." : line.split("[ :]", 2)[0];
                if (said.equals(verb) && isSaid(in)) {
                    return;
                }
                data = said.equals("DATA") && !verb.equals("DATA");
                say(client, said.equals(verb) ? reply : usual(said));
                if (said.equals("QUIT")) {
                    return;
                }
            }
        }

        /** Whether that is all, at once or when the other side has given up. */
        private boolean isSaid(BufferedReader in) throws IOException {
            while (reply.equals(SILENT) && in.readLine() != null) {
                // whatever else they say
            }
            return reply.isEmpty() || reply.equals(SILENT);
        }

        private static String usual(String verb) {
            return switch (verb) {
                case "DATA" -> "354 go on";
                case "QUIT" -> "221 bye";
                default -> "250 ok";
            };
        }

        private static void say(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

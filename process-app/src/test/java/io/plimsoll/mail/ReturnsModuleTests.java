package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.Reachability;
import io.plimsoll.client.Unreachable;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail comes back into a real mailbox, and whoever it was for is not taken for silent. */
@PlimsollTest
class ReturnsModuleTests {

    private static final ClientId QUAYSIDE = new ClientId("quayside");

    private final GreenMail imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final String address = UUID.randomUUID() + "@quayside.example";
    private GreenMailUser mailbox;
    private String contact;

    @Autowired
    Mails mails;

    @Autowired
    Returns returns;

    @Autowired
    ReplyReader reader;

    @Autowired
    Replies replies;

    @Autowired
    Reachability reachability;

    @Autowired
    Clients clients;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc http;

    @BeforeEach
    void aMailboxAndSomebodyToWriteTo() throws Exception {
        imap.start();
        mailbox = imap.getUserManager().createUser("plimsoll@msp.example", "plimsoll", "pass-word-word");
        clients.addContact(
                QUAYSIDE, new ContactDetails("Ben Okafor", address, Role.CLIENT_MEMBER, "en"), Actor.system());
        contact = clients.get(QUAYSIDE, Actor.system()).contacts().stream()
                .filter(one -> one.email().equals(address))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @AfterEach
    void gone() {
        imap.stop();
        clients.removeContact(QUAYSIDE, contact, Actor.system());
        database.sql("delete from client_unreachable where client_id = 'quayside'")
                .update();
        database.sql("delete from outbox_mail where recipient = ?")
                .param(address)
                .update();
    }

    /** The id of a mail that our server took. */
    private String sent() {
        MailOrder order = MailSamples.to(
                MailSamples.because(
                        MailSamples.of(MailEvent.ANSWER_ASKED),
                        UUID.randomUUID().toString()),
                new Recipient("Ben Okafor", address, Locale.ENGLISH, ZoneId.of("Europe/Zurich")));
        var ours = new MailOrder(
                order.event(),
                order.audience(),
                order.to(),
                QUAYSIDE,
                order.number(),
                order.cause(),
                order.step(),
                order.path(),
                order.model());
        transactions.executeWithoutResult(status -> mails.queue(ours));
        database.sql("update outbox_mail set state = 'sent', sent_at = queued_at where recipient = ?")
                .param(address)
                .update();
        return database.sql("select message_id from outbox_mail where recipient = ?")
                .param(address)
                .query(String.class)
                .single();
    }

    private String state() {
        return database.sql("select state from outbox_mail where recipient = ?")
                .param(address)
                .query(String.class)
                .single();
    }

    private List<Unreachable> unreachable() {
        return reachability.of(QUAYSIDE, OutboxBench.person(ClientScope.everyone(), Role.ANALYST));
    }

    private static String notice(String messageId, String action, String recipient) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@mx.quayside.example>
                To: plimsoll@msp.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                The mail system could not deliver your message.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.quayside.example
                Arrival-Date: Mon, 23 Nov 2026 14:05:00 +0100

                Original-Recipient: rfc822;%3$s
                Final-Recipient: rfc822; %3$s
                Action: %2$s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <b>no such user</b>

                --b1
                Content-Type: text/rfc822-headers

                Message-ID: %1$s
                Subject: Please answer

                --b1--
                """.formatted(messageId, action, recipient).replace("\n", "\r\n");
    }

    private void arrives(String raw) throws Exception {
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private void read() {
        var settings = new ReturnSettings(
                "127.0.0.1",
                imap.getImap().getPort(),
                "plimsoll",
                "pass-word-word",
                false,
                "INBOX",
                Duration.ofMinutes(1),
                "");
        new ReturnFolder(settings, returns, reader, replies).read();
    }

    @Test
    void whoseMailComesBackCannotBeReachedUntilSomebodyFoundOutHow() throws Exception {
        arrives(notice(sent(), "failed", address.toUpperCase(Locale.ROOT)));

        read();

        assertThat(state()).isEqualTo("bounced");
        assertThat(unreachable()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Ben Okafor");
            assertThat(one.reason())
                    .isEqualTo("5.1.1 smtp; 550 5.1.1 <b>no such user</b> (said by dns; mx.quayside.example)");
        });
        http.perform(get("/tasks").with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(content().string(containsString("Mail does not reach 1 person")));
        http.perform(get("/tasks").with(SignedIn.session("lee", Role.SERVICE_MANAGER, "*")))
                .andExpect(content().string(not(containsString("Mail does not reach"))));
        http.perform(get("/clients/quayside").with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(content().string(containsString("550 5.1.1 &lt;b&gt;no such user&lt;/b&gt;")));
        http.perform(post("/clients/quayside/contacts/" + contact + "/reachable")
                        .with(csrf())
                        .with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(status().is3xxRedirection());
        assertThat(unreachable()).isEmpty();
    }

    @Test
    void aNoticeThatIsReadTwiceChangesNothingMore() throws Exception {
        String id = sent();
        arrives(notice(id, "failed", address));
        arrives(notice(id, "failed", address));

        read();
        read();

        assertThat(unreachable()).hasSize(1);
        assertThat(returns.heard(
                        new FailureNotice(id, List.of(new FailureNotice.Failed(List.of(address), "5.1.1", "")), "mx")))
                .isFalse();
    }

    @Test
    void anotherAddressIsAnotherMatter() throws Exception {
        arrives(notice(sent(), "failed", address));
        read();

        clients.changeContact(
                QUAYSIDE,
                contact,
                new ContactDetails("Ben Okafor", "b-" + address, Role.CLIENT_MEMBER, "en"),
                Actor.system());

        assertThat(unreachable()).isEmpty();
    }

    /** Delays, receipts, copies that failed elsewhere, notices of mail that is not ours: somebody was told, or may be. */
    @ParameterizedTest
    @CsvSource({"delayed, true, true", "relayed, true, true", "failed, false, true", "failed, true, false"})
    void nothingElseSaysThatSomebodyCannotBeReached(String action, boolean ourAddress, boolean ourMail)
            throws Exception {
        String id = sent();
        arrives(notice(ourMail ? id : id.replace("@", "-x@"), action, ourAddress ? address : "else@quayside.example"));

        read();

        assertThat(state()).isEqualTo("sent");
        assertThat(unreachable()).isEmpty();
    }

    /** One of them must not keep the others from being read. */
    @Test
    void whatIsNoNoticeOrABrokenOneIsLeftForPeople() throws Exception {
        String good = notice(sent(), "failed", address);
        arrives("From: a@quayside.example\r\nSubject: Out of office\r\n\r\nBack on Monday\r\n");
        arrives(good.replace("boundary=\"b1\"", "boundary"));
        arrives(good.replace("Content-Type: message/delivery-status", "Content-Type: ;;;"));
        arrives(good.replace("Message-ID: <", "Message-ID: <".repeat(500)));
        arrives(good.replace("Reporting-MTA", "\u0000\u0007".repeat(5000) + ": x\r\nReporting-MTA"));
        arrives("From: x\r\nContent-Type: multipart/report; boundary=z\r\n\r\n--z\r\n--z--\r\n");
        arrives(good);

        read();

        assertThat(state()).isEqualTo("bounced");
        assertThat(imap.getReceivedMessages()).hasSize(7);
    }

    /** Refused at our own server's door, the address is as wrong as where a notice comes hours later. */
    @Test
    void anAddressThatIsRefusedAtOnceIsOneThatCannotBeReached() {
        sent();
        var mail = new OutboxMail(
                "m",
                "quayside",
                null,
                address,
                "Ben",
                "<m@msp.example>",
                new MailContent("s", "h", "t"),
                1,
                null,
                null);

        returns.refused(mail, "550 5.1.1 no such user");

        assertThat(unreachable()).singleElement().satisfies(one -> assertThat(one.reason())
                .contains("550"));
    }
}

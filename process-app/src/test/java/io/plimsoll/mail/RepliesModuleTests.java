package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.Msp;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.noncompliance.RequestOrder;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** People answer our mail, from a real mailbox to the case. */
@PlimsollTest
class RepliesModuleTests {

    private static final Actor ADMIN = OutboxBench.person(ClientScope.everyone(), Role.ADMINISTRATOR);
    private static final Actor ANALYST = OutboxBench.person(ClientScope.everyone(), Role.ANALYST);
    private static final ReplyAddress ADDRESSES = new ReplyAddress("plimsoll+{token}@msp.example");

    private final GreenMail imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser mailbox;
    private ClientId client;
    private CaseNumber number;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Autowired
    Returns returns;

    @Autowired
    Replies replies;

    @Autowired
    Ledger ledger;

    @Autowired
    Msp msp;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvc http;

    @BeforeEach
    void aMailboxAndACaseThatSomebodyWasToldOf() throws Exception {
        imap.start();
        mailbox = imap.getUserManager().createUser("plimsoll@msp.example", "plimsoll", "pass-word-word");
        client = client();
        number = ((ReportResult.Opened) cases.report(client, "MTS-01.2", "Seen", List.of("host"), ANALYST))
                .opened()
                .number();
        var asked = new RequestOrder(
                number,
                "respond",
                5,
                Set.of(Role.CLIENT_SIGNATORY),
                "answer-asked",
                Map.of("round", 1, "again", false));
        transactions.executeWithoutResult(status -> engagement.ask(asked, Actor.system(client)));
    }

    private ClientId client() {
        ClientId id = new ClientId("r-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(id.value(), new ClientDetails("Client " + id, "gold", "en", Set.of()), calendar, ADMIN);
        clients.addContact(
                id, new ContactDetails("Ada Keller", "ada@" + id + ".example", Role.CLIENT_SIGNATORY, "en"), ADMIN);
        clients.addService(
                id, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), ADMIN);
        StandardView standard = standards.all().stream()
                .filter(one -> one.id().equals("minimum-technology-standards"))
                .findFirst()
                .orElseThrow();
        standards.adopt(id, standard.id(), standard.version(), ADMIN);
        return id;
    }

    @AfterEach
    void gone() {
        imap.stop();
    }

    /** The address at which the first mail about the case can be answered. */
    private String address() {
        String token = database.sql("select reply_token from outbox_mail where client_id = ? and case_number = ? and"
                        + " audience = 'client' order by id limit 1")
                // the examples of mails that other tests send name a case by a number that one may have here
                .params(client.value(), number.value())
                .query(String.class)
                .single();
        return "plimsoll+" + token + "@msp.example";
    }

    private byte[] arrives(String raw) throws Exception {
        byte[] bytes = raw.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
        return bytes;
    }

    private byte[] arrives(String from, String words) throws Exception {
        return arrives("From: %s\nTo: %s\nSubject: Re: x\nContent-Type: text/plain; charset=UTF-8\n\n%s\n"
                .formatted(from, address(), words));
    }

    private void read() {
        read(replies);
    }

    private void read(Replies by) {
        var settings = new ReturnSettings(
                "127.0.0.1",
                imap.getImap().getPort(),
                "plimsoll",
                "pass-word-word",
                false,
                "INBOX",
                Duration.ofMinutes(1),
                "plimsoll+{token}@msp.example");
        new ReturnFolder(settings, returns, new ReplyReader(ADDRESSES, MailSamples.SETTINGS, msp), by).read();
    }

    private List<String> comments() {
        return database.sql("select words from case_comment where case_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private List<String> wrote() {
        return engagement.record(number, ANALYST).stream()
                .filter(line -> !List.of("asked", "silent").contains(line.kind()))
                .map(EngagementEntry::detail)
                .toList();
    }

    private List<String> toldToMsp(String event) {
        return database.sql(
                        "select subject from outbox_mail where client_id = ? and case_number = ? and event = ? order by id")
                .params(client.value(), number.value(), event)
                .query(String.class)
                .list();
    }

    @Test
    void anAnswerIsAddedToTheCaseAndToTheRecord() throws Exception {
        byte[] message = arrives("\"Mallory\" <Ada@" + client + ".example>", "The copy <b>runs</b>.\n\n> Hello");

        read();

        assertThat(comments()).containsExactly("The copy <b>runs</b>.");
        assertThat(wrote()).contains("Wrote to us about this matter, by mail from ada@" + client + ".example.");
        assertThat(toldToMsp("comment-received")).hasSize(1);
        assertThat(ledger.about(Chain.of(client), number, ANALYST).stream()
                        .filter(row -> row.event().equals("comment-written"))
                        .map(row -> row.facts()))
                .singleElement()
                .asString()
                .contains(Sha256.hex(message));
        http.perform(get("/cases/" + number.value() + "?section=comments")
                        .with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(content().string(containsString("<strong>Ada Keller</strong>")))
                .andExpect(content().string(containsString("The copy &lt;b&gt;runs&lt;/b&gt;.")))
                .andExpect(content().string(containsString("by mail from <span>ada@" + client + ".example")));
    }

    @Test
    void whatIsReadTwiceIsTakenOnce() throws Exception {
        arrives("ada@quayside.example", "Once.");
        arrives("ada@quayside.example", "Once.");

        read();
        read();

        assertThat(comments()).containsExactly("Once.");
    }

    /** The token shows that the writer has our mail before them; who they are is shown as what it is: their word. */
    @Test
    void whoeverHasOurMailMayAnswerIt() throws Exception {
        arrives("Somebody Else <boss@elsewhere.example>", "Forwarded to me. We agree.");

        read();

        assertThat(database.sql("select author_name, author_subject from case_comment where case_number = ?")
                        .param(number.value())
                        .query((row, at) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly("boss@elsewhere.example mail:boss@elsewhere.example");
    }

    @Test
    void filesAreKeptWhereTheyAreWhatTheySayAndTheOthersNamed() throws Exception {
        arrives("""
                From: ada@quayside.example
                To: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See there.
                --b
                Content-Type: text/plain
                Content-Disposition: attachment; filename="proof.txt"

                The restore was tested.
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="invoice.pdf"

                MZ this is a program
                --b--
                """.formatted(address()));

        read();

        assertThat(comments()).containsExactly("See there.");
        assertThat(database.sql("select title from document where subject = ? and kind = 'attachment'")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("proof.txt");
        assertThat(wrote()).anySatisfy(line -> assertThat(line)
                .startsWith("Files in a mail from ada@quayside.example: “invoice.pdf” is not taken."));
    }

    @Test
    void anAnswerThatIsTooLateOrEmptyIsToldToAnalystsAndLeftInTheMailbox() throws Exception {
        arrives("ada@quayside.example", "   ");
        read();
        assertThat(toldToMsp("reply-left")).hasSize(1);

        cases.close(number, CaseOutcome.MET, Actor.system(client));
        arrives("ada@quayside.example", "Too late.");
        read();

        assertThat(comments()).isEmpty();
        assertThat(toldToMsp("reply-left")).hasSize(2);
        assertThat(imap.getReceivedMessages()).hasSize(2);
    }

    @Test
    void twoMachinesThatAnswerEachOtherAreNotHeardForLong() throws Exception {
        for (int i = 0; i < 62; i++) {
            arrives("robot@quayside.example", "I have got your mail no. " + i);
        }

        read();

        assertThat(comments()).hasSize(60);
        assertThat(toldToMsp("reply-left")).isEmpty();
    }

    @Test
    void whoeverWritesUnderManyNamesIsNotHeardForLongEither() throws Exception {
        for (int i = 0; i < 62; i++) {
            arrives("robot-" + i + "@quayside.example", "Hello no. " + i);
        }

        read();

        assertThat(comments()).hasSize(60);
        assertThat(toldToMsp("comment-received")).hasSize(60);
    }

    /** What stumbles over one message must not keep the next from its case, nor lose the first. */
    @Test
    void aMessageThatCannotBeTakenHoldsUpNoOther() throws Exception {
        List<String> taken = new ArrayList<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        var stumbling = new Replies(
                database,
                reply -> {
                    if (broken.get() && reply.words().equals("First.")) {
                        throw new IllegalStateException("This one cannot be taken");
                    }
                    taken.add(reply.words());
                },
                Clock.systemUTC());
        arrives("ada@quayside.example", "First.");
        arrives("ada@quayside.example", "Second.");

        read(stumbling);
        assertThat(taken).containsExactly("Second.");

        database.sql("delete from mail_reply where case_number = ?")
                .param(number.value())
                .update();
        broken.set(false);
        read(stumbling);

        assertThat(taken).containsExactly("Second.", "First.");
    }

    @Test
    void aTokenThatNobodyGaveOutOpensNothing() throws Exception {
        arrives("From: a@quayside.example\nTo: plimsoll+%s@msp.example\n\nHello\n".formatted("0".repeat(26)));

        read();

        assertThat(comments()).isEmpty();
    }

    /** It is no answer to what was asked: that stays asked, and its clock runs on. */
    @Test
    void whatIsAskedStaysAsked() throws Exception {
        var before = engagement.current(number);
        arrives("ada@" + client + ".example", "We fix it.");

        read();

        assertThat(before).isPresent();
        assertThat(engagement.current(number)).isEqualTo(before);
    }

    /** Only what goes to a client about a case has such an address, and each mail another. */
    @Test
    void eachMailToAClientAboutACaseIsAnsweredAtItsOwnAddress() throws Exception {
        List<String> tokens = database.sql(
                        "select reply_token from outbox_mail where audience = 'client' and case_number = ?")
                .param(number.value())
                .query(String.class)
                .list();
        assertThat(tokens).isNotEmpty().doesNotHaveDuplicates().allMatch(token -> token.matches("[0-9a-v]{26}"));
        assertThat(database.sql("select count(*) from outbox_mail where audience = 'msp' and reply_token is not null")
                        .query(Integer.class)
                        .single())
                .isZero();

        var mail = new OutboxMail(
                "m",
                client.value(),
                number.value(),
                "ada@quayside.example",
                "Ada",
                "<m@msp.example>",
                new MailContent("s", "h", "t"),
                1,
                null,
                null,
                tokens.get(0));
        assertThat(replyTo(ADDRESSES, mail)).containsExactly("plimsoll+" + tokens.get(0) + "@msp.example");
        assertThat(replyTo(ReplyAddress.NONE, mail)).containsExactly("plimsoll@msp.example");
    }

    private List<String> replyTo(ReplyAddress addresses, OutboxMail mail) throws Exception {
        var messages =
                new MimeMessages(MailSamples.SETTINGS, msp, MailSamples::enclosure, addresses, Clock.systemUTC());
        var out = new ByteArrayOutputStream();
        messages.compose(new MimeMessage(Session.getInstance(new Properties())), mail)
                .writeTo(out);
        var travelled =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(out.toByteArray()));
        return Arrays.stream(travelled.getReplyTo())
                .map(one -> ((InternetAddress) one).getAddress())
                .toList();
    }
}

package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write in answer to a mail, as the programs of many of them send it. */
class ReplyReaderTests {

    private static final String TOKEN = "0123456789abcdefghijklmnop";
    private static final String OURS = "plimsoll+" + TOKEN + "@msp.example";

    private final ReplyReader reader =
            new ReplyReader(new ReplyAddress("plimsoll+{token}@msp.example"), MailSamples.SETTINGS, MailSamples.MSP);

    private Optional<Reply> read(String header, String body) throws Exception {
        String raw = "From: Ada Keller <Ada@Harbor.Example>\r\nTo: " + OURS + "\r\n" + header + "\r\n\r\n" + body;
        return read(raw);
    }

    private Optional<Reply> read(String raw) throws Exception {
        var message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        return reader.read(message, "hash");
    }

    private String words(String body) throws Exception {
        return read("Content-Type: text/plain; charset=UTF-8", body)
                .orElseThrow()
                .words();
    }

    private String wordsOfHtml(String body) throws Exception {
        return read("Content-Type: text/html; charset=UTF-8", body)
                .orElseThrow()
                .words();
    }

    @Test
    void anAnswerBearsTokenSenderAndHash() throws Exception {
        assertThat(read("Subject: Re: x", "Done.")).hasValueSatisfying(reply -> {
            assertThat(reply.token()).isEqualTo(TOKEN);
            assertThat(reply.sender()).isEqualTo("ada@harbor.example");
            assertThat(reply.words()).isEqualTo("Done.");
            assertThat(reply.sha256()).isEqualTo("hash");
        });
    }

    @Test
    void whatGmailQuotesIsCut() throws Exception {
        assertThat(words("""
                The copy runs since Monday.

                Ada

                On Mon, 23 Nov 2026 at 14:05, Lighthouse IT <plimsoll@msp.example>
                wrote:

                > Hello Ada Keller,
                >
                > -- \n> NC-2026-000123
                """)).isEqualTo("The copy runs since Monday.\n\nAda");
    }

    @Test
    void whatThunderbirdQuotesInGermanIsCut() throws Exception {
        assertThat(words("""
                Die Kopie läuft seit Montag.

                Am 23.11.26 um 14:05 schrieb Lighthouse IT:
                > Hallo Ada Keller,
                > bitte antworten Sie.
                """)).isEqualTo("Die Kopie läuft seit Montag.");
    }

    @ParameterizedTest
    @CsvSource({"From, Sent, To, Subject", "Von, Gesendet, An, Betreff", "*From, *Date, *To, *Subject"})
    void whatOutlookPutsBelowIsCut(String from, String sent, String to, String subject) throws Exception {
        assertThat(words("""
                We are on it.

                ________________________________
                %s: Lighthouse IT <plimsoll@msp.example>
                %s: Monday, November 23, 2026 2:05 PM
                %s: Ada Keller
                %s: Please answer

                Hello Ada Keller,
                """.formatted(from, sent, to, subject))).isEqualTo("We are on it.");
    }

    @Test
    void whatStandsBelowADividerIsCut() throws Exception {
        assertThat(words("Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: x\nHallo"))
                .isEqualTo("Ja.");
    }

    /** Whoever answers point by point would lose every word else. */
    @Test
    void answersBetweenTheLinesAreKeptWithThem() throws Exception {
        String body = "> Is there a copy?\n\nYes, since Monday.\n\n> Was it tested?\n\nNot yet.";

        assertThat(words(body)).isEqualTo(body);
    }

    @Test
    void aQuotationWithoutAWordIsKeptWhole() throws Exception {
        assertThat(words("On Mon, Lighthouse IT wrote:\n> Hello")).isEqualTo("On Mon, Lighthouse IT wrote:\n> Hello");
    }

    /** No word too few: these only look like what programs write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "We need:\n- a server\n- a contract",
                "From: here on it is you who decides.",
                "These are our terms:",
                "1 > 2 is wrong"
            })
    void whatLooksLikeAQuotationAndIsNoneIsKept(String body) throws Exception {
        assertThat(words(body)).isEqualTo(body);
    }

    @Test
    void anIntroductionThatDoesNotNameUsIsSomebodysSentence() throws Exception {
        assertThat(words("See what you asked on 23 Nov:\n> Is there a copy?"))
                .isEqualTo("See what you asked on 23 Nov:");
    }

    @Test
    void htmlIsReadAsTextWithoutWhatItQuotes() throws Exception {
        assertThat(wordsOfHtml("""
                <html><head><style>p {color: red}</style></head><body><div>The copy runs.<br>Since Monday.</div>
                <script>alert(1)</script>
                <div class="gmail_quote"><div class="gmail_attr">On Mon we wrote:</div>
                <blockquote>Hello Ada</blockquote></div></body></html>
                """)).isEqualTo("The copy runs.\nSince Monday.");
        assertThat(wordsOfHtml("""
                <body><p>We are on it.</p><div id="appendonsend"></div><hr>
                <div id="divRplyFwdMsg">From: x</div><div>Hello Ada</div></body>
                """)).isEqualTo("We are on it.");
        assertThat(wordsOfHtml("<p>Ja &amp; nein &lt;b&gt;</p><blockquote type=\"cite\">Hallo</blockquote>"))
                .isEqualTo("Ja & nein <b>");
    }

    @Test
    void thePlainTextIsPreferredAndFilesComeAlong() throws Exception {
        Optional<Reply> reply =
                read("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b", """
                --b
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=ISO-8859-1
                Content-Transfer-Encoding: quoted-printable

                Gr=FC=DFe
                --a
                Content-Type: text/html

                <p>Other words</p>
                --a--
                --b
                Content-Type: image/png
                Content-Disposition: inline; filename="logo.png"

                x
                --b
                Content-Type: application/pdf; name="proof.pdf"
                Content-Disposition: attachment; filename*=UTF-8''pr%C3%BCfung.pdf
                Content-Transfer-Encoding: base64

                JVBERi0=
                --b
                Content-Type: text/plain
                Content-Disposition: attachment

                not the answer
                --b--
                """.replace("\n", "\r\n"));

        assertThat(reply.orElseThrow().words()).isEqualTo("Grüße");
        assertThat(reply.orElseThrow().files()).extracting(CaseReply.File::name).containsExactly("prüfung.pdf", "");
        assertThat(reply.orElseThrow().files().get(0).content()).asString().isEqualTo("%PDF-");
    }

    @Test
    void noCharacterThatTurnsTheTextAroundComesThrough() throws Exception {
        assertThat(words("exe.\u202Efdp \u0007")).isEqualTo("exe.fdp");
    }

    @Test
    void veryLongWordsAreCut() throws Exception {
        assertThat(words("word ".repeat(5000))).hasSizeLessThanOrEqualTo(4000).endsWith("…");
    }

    /** Nobody has read our mail where a machine answers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Precedence: bulk",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "Return-Path: <>",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"
            })
    void whatMachinesAnswerIsNoAnswer(String header) throws Exception {
        assertThat(read(header, "I am away until Monday.")).isEmpty();
    }

    @Test
    void aPersonsProgramMaySayThatItIsNoMachine() throws Exception {
        assertThat(read("Auto-Submitted: no", "Done.")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: plimsoll@msp.example",
                "To: plimsoll+0123456789@msp.example",
                "To: plimsoll+0123456789abcdefghijklmnopq@msp.example",
                "To: xplimsoll+0123456789abcdefghijklmnop@msp.example",
                "To: plimsoll+0123456789abcdefghijklmnop@msp.example.org",
                "Subject: plimsoll+0123456789abcdefghijklmnop@msp.example"
            })
    void whatIsNotAddressedSoIsNoAnswer(String header) throws Exception {
        assertThat(read("From: ada@harbor.example\r\n" + header + "\r\n\r\nDone."))
                .isEmpty();
    }

    @Test
    void theAddressMayStandAmongOthersAndInCapitals() throws Exception {
        assertThat(read("From: ada@harbor.example\r\nTo: bob@harbor.example\r\nCc: \"Lighthouse\" <"
                        + OURS.toUpperCase(Locale.ROOT) + ">, c@harbor.example\r\n\r\nDone."))
                .hasValueSatisfying(reply -> assertThat(reply.token()).isEqualTo(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: plimsoll@msp.example", "Subject: nobody wrote this", "From: <>"})
    void withoutAnotherSenderItIsNoAnswer(String header) throws Exception {
        assertThat(read(header + "\r\nTo: " + OURS + "\r\n\r\nDone.")).isEmpty();
    }
}

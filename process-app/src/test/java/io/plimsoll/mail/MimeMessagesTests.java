package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MimeMessagesTests {

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

    private final Session session = Session.getInstance(new Properties());
    private final MimeMessages messages = new MimeMessages(
            SETTINGS,
            MailSamples.MSP,
            MailSamples::enclosure,
            ReplyAddress.NONE,
            Clock.fixed(MailSamples.NOW, ZoneOffset.UTC));

    @Test
    void aDocumentTravelsBesideBothPartsByteForByte() throws Exception {
        MimeMultipart mixed = (MimeMultipart) sent("d1", null).getContent();

        assertThat(mixed.getCount()).isEqualTo(2);
        assertThat(mixed.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("Deviation-harbor-d1.pdf");
        assertThat(mixed.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo(MailSamples.enclosure(MailSamples.HARBOR, "d1").content());
    }

    @Test
    void withoutOneTheTwoPartsAreAll() throws Exception {
        assertThat(sent(null, null).getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void whatCalendarsReadComesLastAndSaysHowItIsMeant() throws Exception {
        MimeMultipart mixed = (MimeMultipart)
                sent("d1", "BEGIN:VCALENDAR\r\nSUMMARY:Grüße\r\n").getContent();

        assertThat(mixed.getCount()).isEqualTo(3);
        assertThat(mixed.getBodyPart(2).getFileName()).isEqualTo("deadline.ics");
        assertThat(mixed.getBodyPart(2).getContentType())
                .startsWith("text/calendar")
                .containsIgnoringCase("charset=UTF-8")
                .contains("method=PUBLISH");
        assertThat(mixed.getBodyPart(2).getInputStream()).hasContent("BEGIN:VCALENDAR\r\nSUMMARY:Grüße\r\n");
    }

    /** As it comes out at the other end. */
    private MimeMessage sent(@Nullable String document, @Nullable String calendar) throws Exception {
        var mail = new OutboxMail(
                "m1",
                MailSamples.HARBOR.value(),
                MailSamples.NUMBER.value(),
                "ada@harbor.example",
                "Ada",
                "<m1@msp.example>",
                new MailContent("Signed", "<p>Signed</p>", "Signed"),
                1,
                document,
                calendar);
        var out = new ByteArrayOutputStream();
        messages.compose(new MimeMessage(session), mail).writeTo(out);
        return new MimeMessage(session, new ByteArrayInputStream(out.toByteArray()));
    }
}

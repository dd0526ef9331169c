package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plimsoll.identity.ClientId;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Signed mail as a server receives it, checked with what its domain would say in DNS. */
class DkimTests {

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static KeyPair pair(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** @param form PKCS1, or PKCS8 as newer tools write it */
    private String file(KeyPair pair, String form) throws Exception {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(form.equals("PKCS8") ? new JcaPKCS8Generator(pair.getPrivate(), null) : pair.getPrivate());
        }
        return Files.writeString(folder.resolve("dkim.pem"), text.toString()).toString();
    }

    private byte[] received(Dkim dkim, MailContent content) throws Exception {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var messages = new MimeMessages(
                MailSamples.SETTINGS,
                MailSamples.MSP,
                (client, document) -> MailSamples.enclosure(new ClientId("harbor"), document),
                new ReplyAddress("plimsoll+{token}@msp.example"),
                Clock.systemUTC());
        var mail = new OutboxMail(
                "m",
                "harbor",
                "NC-2026-000001",
                "ada@harbor.example",
                "Ada Müller",
                "<m@msp.example>",
                content,
                1,
                "d1",
                "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
                "0123456789abcdefghijklmnop");

        assertThat(new SmtpCourier(sender, messages, dkim).deliver(List.of(mail)))
                .containsEntry("m", new Delivery.Accepted());

        var out = new ByteArrayOutputStream();
        MimeMessage message = server.getReceivedMessages()[0];
        message.writeTo(out);
        return out.toByteArray();
    }

    private static List<SignatureRecord> verified(byte[] message, KeyPair pair) throws Exception {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        var verifier = new DKIMVerifier((methods, selector, token) -> {
            assertThat(selector + "._domainkey." + token).isEqualTo("ours._domainkey.msp.example");
            return List.of(record);
        });
        List<SignatureRecord> found = verifier.verify(new ByteArrayInputStream(message));
        return found == null ? List.of() : found;
    }

    private static MailContent content(String text) {
        return new MailContent("Grüße – please answer 🙂", "<p>" + text + "</p>", text);
    }

    @ParameterizedTest
    @CsvSource({"PKCS1", "PKCS8"})
    void whatArrivesVerifies(String form) throws Exception {
        KeyPair pair = pair("RSA", 2048);
        var dkim = new Dkim(new DkimSettings("ours", file(pair, form)), MailSamples.SETTINGS);

        byte[] message = received(dkim, content("Grüße\n.\n..dots\nFrom the start of a line \n\n\n"));

        assertThat(verified(message, pair)).singleElement().satisfies(signature -> {
            assertThat(signature.getDToken()).hasToString("msp.example");
            assertThat(signature.getHeaders()).asString().contains("subject").contains("reply-to");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"please answer", "Hello", "plimsoll+0123"})
    void whatWasChangedOnTheWayDoesNot(String changed) throws Exception {
        KeyPair pair = pair("RSA", 2048);
        var dkim = new Dkim(new DkimSettings("ours", file(pair, "PKCS8")), MailSamples.SETTINGS);
        String message = new String(
                received(dkim, new MailContent("please answer", "<p>Hello</p>", "Hello")), StandardCharsets.UTF_8);
        assertThat(message).contains(changed);

        assertThatThrownBy(() -> verified(
                        message.replaceFirst(changed.replace("+", "\\+"), "other")
                                .getBytes(StandardCharsets.UTF_8),
                        pair))
                .isInstanceOf(FailException.class);
    }

    @Test
    void withoutAKeyNothingIsSigned() throws Exception {
        assertThat(new String(received(MailSamples.UNSIGNED, content("Hello")), StandardCharsets.UTF_8))
                .doesNotContain("DKIM-Signature");
    }

    @Test
    void aKeyThatIsTooShortOrNoneOfItsKindStopsTheStart() throws Exception {
        for (KeyPair pair : List.of(pair("RSA", 1024), pair("EC", 256))) {
            var settings = new DkimSettings("ours", file(pair, "PKCS8"));
            assertThatThrownBy(() -> new Dkim(settings, MailSamples.SETTINGS))
                    .hasMessageContaining("plimsoll.mail.dkim.key");
        }
        String text = Files.writeString(folder.resolve("text"), "no key").toString();
        for (String file : List.of(text, folder.resolve("none").toString())) {
            assertThatThrownBy(() -> new Dkim(new DkimSettings("ours", file), MailSamples.SETTINGS))
                    .hasMessageContaining("plimsoll.mail.dkim.key");
        }
    }
}

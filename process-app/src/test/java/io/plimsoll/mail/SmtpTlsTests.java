package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail leaves encrypted to the server that was meant, or it waits: with the settings of the profile production. */
class SmtpTlsTests {

    private static final char[] PASSWORD = "pass".toCharArray();

    /** A certificate for this name or address, signed by itself. */
    private static KeyStore certifiedAs(GeneralName name) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Principal subject = new X500Principal("CN=mail");
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofHours(1))),
                subject,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("mail", pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
        return store;
    }

    private static SSLContext serving(KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("mail", store.getCertificate("mail"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Delivery deliver(int port, SSLContext trust) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        for (String name : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.smtp." + name, "10000");
        }
        var messages = new MimeMessages(
                MailSamples.SETTINGS, MailSamples.MSP, MailSamples::enclosure, ReplyAddress.NONE, Clock.systemUTC());
        var mail = new OutboxMail(
                "m",
                "harbor",
                null,
                "ada@harbor.example",
                "Ada",
                "<m@msp.example>",
                new MailContent("s", "h", "t"),
                1,
                null,
                null);
        return new SmtpCourier(sender, messages, MailSamples.UNSIGNED)
                .deliver(List.of(mail))
                .get("m");
    }

    @Test
    void theServerThatWasMeantGetsIt() throws Exception {
        KeyStore here = certifiedAs(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        try (var sink = new SmtpSink(serving(here))) {
            assertThat(deliver(sink.port(), trusting(here))).isEqualTo(new Delivery.Accepted());
            assertThat(sink.taken()).isOne();
        }
    }

    @Test
    void aServerUnderAnotherNameGetsNothing() throws Exception {
        KeyStore elsewhere = certifiedAs(new GeneralName(GeneralName.dNSName, "elsewhere.example"));
        try (var sink = new SmtpSink(serving(elsewhere))) {
            assertThat(deliver(sink.port(), trusting(elsewhere))).isInstanceOf(Delivery.Deferred.class);
            assertThat(sink.taken()).isZero();
        }
    }

    @Test
    void aServerWhoseCertificateNobodyKnowsGetsNothing() throws Exception {
        KeyStore here = certifiedAs(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        KeyStore other = certifiedAs(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        try (var sink = new SmtpSink(serving(here))) {
            assertThat(deliver(sink.port(), trusting(other))).isInstanceOf(Delivery.Deferred.class);
            assertThat(sink.taken()).isZero();
        }
    }

    @Test
    void aServerThatDoesNotEncryptGetsNothing() throws Exception {
        try (var sink = new SmtpSink()) {
            assertThat(deliver(sink.port(), SSLContext.getDefault())).isInstanceOf(Delivery.Deferred.class);
            assertThat(sink.taken()).isZero();
        }
    }

    /** It says that it could, and then it does not: somebody between us may want to read along. */
    @Test
    void aServerThatTakesItsWordBackGetsNothing() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> talk(server));
            thread.setDaemon(true);
            thread.start();

            assertThat(deliver(server.getLocalPort(), SSLContext.getDefault())).isInstanceOf(Delivery.Deferred.class);
        }
    }

    private static void talk(ServerSocket server) {
        try (Socket client = server.accept()) {
            SmtpSink.say(client, "220 ready");
            client.getInputStream().read(new byte[200]);
            SmtpSink.say(client, "250-here\r\n250 STARTTLS");
            client.getInputStream().read(new byte[200]);
            SmtpSink.say(client, "454 4.7.0 TLS not available");
            client.getInputStream().read(new byte[200]);
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }
}

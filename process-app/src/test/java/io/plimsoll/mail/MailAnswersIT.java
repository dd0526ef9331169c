package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plimsoll.EmbeddedApp;
import io.plimsoll.Tokens;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged application reads what people answer to the mail that it sent. */
class MailAnswersIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatAClientAnswersByMailStandsAtTheCase() throws Exception {
        var imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.start();
        try {
            GreenMailUser mailbox =
                    imap.getUserManager().createUser("plimsoll@msp.example", "plimsoll", "pass-word-word");
            String app = EmbeddedApp.start(
                    "answers-app",
                    Duration.ofMinutes(2),
                    Map.of(
                            "PLIMSOLL_MAIL_RETURNS_HOST", "127.0.0.1",
                            "PLIMSOLL_MAIL_RETURNS_PORT",
                                    String.valueOf(imap.getImap().getPort()),
                            "PLIMSOLL_MAIL_RETURNS_USERNAME", "plimsoll",
                            "PLIMSOLL_MAIL_RETURNS_PASSWORD", "pass-word-word",
                            "PLIMSOLL_MAIL_RETURNS_TLS", "false",
                            "PLIMSOLL_MAIL_RETURNS_POLL", "PT1S",
                            "PLIMSOLL_MAIL_RETURNS_REPLIES", "plimsoll+{token}@msp.example"));
            String token = new Tokens(URI.create(app).getPort()).of("analyst");
            String number = call(
                            app + "/api/v1/clients/harbor/cases",
                            token,
                            "{\"control\":\"MTS-01.2\",\"summary\":\"Seen\",\"assets\":[\"host\"]}")
                    .path("number")
                    .asString();

            JsonNode mail = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> mailAbout(app, number),
                            found -> !found.path("headers").path("Reply-To").isMissingNode());
            assertThat(mail.path("text").asString()).containsIgnoringWhitespaces("You can also answer it");
            answer(mailbox, mail);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(call(app + "/api/v1/cases/" + number + "/comments", token, null)
                                    .path("items")
                                    .path(0)
                                    .path("words")
                                    .asString())
                            .isEqualTo("We are on it."));
        } finally {
            imap.stop();
        }
    }

    private JsonNode mailAbout(String app, String number) throws Exception {
        for (JsonNode mail : call(app + "/api/v1/demo/mail?to=harbor-member@harbor.example", null, null)) {
            if (mail.path("subject").asString().contains(number)) {
                return mail;
            }
        }
        return JSON.createObjectNode();
    }

    private static void answer(GreenMailUser mailbox, JsonNode mail) throws Exception {
        String raw =
                "From: harbor-member@harbor.example\r\nTo: %s\r\nIn-Reply-To: %s\r\nSubject: Re: x\r\n\r\nWe are on it.\r\n"
                        .formatted(
                                mail.path("headers").path("Reply-To").asString(),
                                mail.path("headers").path("Message-ID").asString());
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private JsonNode call(String address, @Nullable String token, @Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }
}

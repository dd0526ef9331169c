package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class MailModuleTests {

    @Autowired
    Mails mails;

    @Autowired
    Courier courier;

    @Autowired
    @Qualifier("mailRelayLoop") MailLoop relay;

    @Autowired
    DemoMailbox mailbox;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient database;

    @Value("${plimsoll.data-dir}")
    Path data;

    @Test
    void nothingIsQueuedOutsideTheTransactionOfItsCause() {
        assertThatThrownBy(() -> mails.queue(MailSamples.of(MailEvent.ANSWER_ASKED)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void testsRelayByHand() {
        assertThat(relay.isRunning()).isFalse();
    }

    @Test
    void whatIsCommittedArrivesInTheDemosMailbox() throws IOException {
        String cause = UUID.randomUUID().toString();
        String to = cause + "@harbor.example";
        MailOrder order = MailSamples.to(
                MailSamples.because(MailSamples.of(MailEvent.SIGNATURE_ASKED), cause),
                new Recipient("Ada Keller", to, Locale.ENGLISH, ZoneId.of("Europe/Zurich")));
        // what other tests of this context have queued would go out first
        database.sql("delete from outbox_mail where state = 'queued'").update();
        Files.deleteIfExists(data.resolve("last-mail"));
        relay.start();
        try {
            transactions.executeWithoutResult(status -> mails.queue(order));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !mailbox.messages(to).isEmpty());
        } finally {
            relay.stop();
        }

        assertThat(mailbox.messages(to)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("NC-2026-000123", "Harbor Dental");
            assertThat(mail.html()).contains("http://127.0.0.1:", order.path());
            assertThat(mail.headers()).containsKeys("References", "List-Id", "Auto-Submitted");
        });
    }

    @Test
    void aStrangersScriptReadsWhatTheDemoSent() throws Exception {
        String to = UUID.randomUUID() + "@harbor.example";
        courier.deliver(List.of(mail("first", to), mail("second", to), mail("other", "else-" + to)));

        http.perform(get("/api/v1/demo/mail").param("to", to).with(anonymous()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].subject").value("first"))
                .andExpect(jsonPath("$[1].subject").value("second"))
                .andExpect(jsonPath("$[1].to").value(to))
                .andExpect(jsonPath("$[1].html").value("<p>second</p>"))
                .andExpect(jsonPath("$[1].text").value("second"))
                .andExpect(jsonPath("$[1].at").isString())
                .andExpect(jsonPath("$[1].headers['Auto-Submitted']").value("auto-generated"));
    }

    @Test
    void aMailIsShownInASandboxOfItsOwn() throws Exception {
        String to = UUID.randomUUID() + "@harbor.example";
        courier.deliver(List.of(mail("<b>hello</b>", to)));
        String page = "/demo/mail/" + mailbox.messages(to).get(0).id();

        http.perform(get("/demo/mail").param("to", to).with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;b&gt;hello&lt;/b&gt;")));
        http.perform(get(page).with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(page + "/html")));
        http.perform(get(page + "/html").with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(header().stringValues("Content-Security-Policy", contains(startsWith("sandbox "))));
        http.perform(get(page + "/text").with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(content().contentTypeCompatibleWith("text/plain"))
                .andExpect(header().stringValues("Content-Security-Policy", contains(startsWith("sandbox; "))));
        http.perform(get("/demo/mail/999999999").with(SignedIn.session("pat", Role.ANALYST, "*")))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobodyElseReadsIt() throws Exception {
        http.perform(get("/api/v1/demo/mail").with(anonymous()).with(request -> {
                    request.setRemoteAddr("192.0.2.7");
                    return request;
                }))
                .andExpect(status().is4xxClientError());
        http.perform(post("/api/v1/demo/mail").with(anonymous())).andExpect(status().is4xxClientError());
    }

    private static OutboxMail mail(String words, String to) {
        return new OutboxMail(
                words,
                "harbor",
                null,
                to,
                "Ada",
                "<" + UUID.randomUUID() + "@msp.example>",
                new MailContent(words, "<p>" + words + "</p>", words),
                1,
                null,
                null);
    }
}

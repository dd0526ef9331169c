package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;

@PlimsollTest
class MailModuleTests {

    @Autowired
    Mails mails;

    @Autowired
    Courier courier;

    @Autowired
    RelayLoop relay;

    @Autowired
    MockMvc http;

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
                1);
    }
}

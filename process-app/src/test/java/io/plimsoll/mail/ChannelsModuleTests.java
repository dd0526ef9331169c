package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Channels at the page and at the API: who may set them up, what is taken, and that no address is told to anybody. */
@PlimsollTest
class ChannelsModuleTests {

    private static final String WHO = "channels-administrator";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String PATH = "/services/T0/very-secret";

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient db;

    @Autowired
    Mails mails;

    @Autowired
    Msp msp;

    @Autowired
    TransactionTemplate transactions;

    private final String name = "Ops " + UUID.randomUUID();

    @AfterEach
    void noneListens() {
        db.sql("update message_channel set switched_off_at = added_at").update();
    }

    private static RequestPostProcessor administrator() {
        return SignedIn.session(WHO, Role.ADMINISTRATOR, "*");
    }

    private MockHttpServletRequestBuilder form() {
        return post("/channels")
                .param("name", name)
                .param("kind", "slack")
                .param("url", "https://127.0.0.2:9" + PATH)
                .param("roles", "ANALYST", "DIRECTOR")
                .with(csrf());
    }

    private String id() {
        return db.sql("select id from message_channel where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private List<String> ledgered() {
        return db.sql("select canonical from ledger_entry where chain = ? order by seq")
                .param(Chain.msp().name())
                .query(String.class)
                .list();
    }

    @Test
    void anAdministratorAddsOneAndItsAddressIsSeenNoMore() throws Exception {
        http.perform(form().with(administrator()))
                .andExpect(redirectedUrl("/channels"))
                .andExpect(flash().attributeExists("done"));

        for (RequestPostProcessor reader :
                List.of(administrator(), SignedIn.session("channels-auditor", Role.AUDITOR, "*"))) {
            http.perform(get("/channels").with(reader))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(name)))
                    .andExpect(content().string(containsString("Slack · 127.0.0.2")))
                    .andExpect(content().string(containsString("analyst")))
                    .andExpect(content().string(not(containsString("very-secret"))));
        }
        http.perform(get("/api/v1/channels").with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*")))
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.items[?(@.id == '" + id() + "')].roles[0]").value("analyst"))
                .andExpect(content().string(not(containsString("very-secret"))));
        assertThat(ledgered())
                .anyMatch(entry -> entry.contains("channel-added") && entry.contains(id()))
                .noneMatch(entry -> entry.contains("very-secret"));
        assertThat(db.sql("select url_sealed from message_channel where name = ?")
                        .param(name)
                        .query(String.class)
                        .single())
                .doesNotContain("very-secret");
    }

    @Test
    void aTestMessageIsSentAtOnceAndOurNetworkIsNotCalled() throws Exception {
        http.perform(form().with(administrator()));

        http.perform(post("/channels/{id}/test", id()).with(csrf()).with(administrator()))
                .andExpect(redirectedUrl("/channels"))
                .andExpect(flash().attribute("problem", "127.0.0.2 leads to an address that may not be called"));

        assertThat(ledgered()).anyMatch(entry -> entry.contains("channel-tested") && entry.contains(id()));
        assertThat(db.sql("select count(*) from outbox_mail where channel_id = ?")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatAnAdministratorTriesArrives() throws Exception {
        try (var receiver = new ChannelReceiver()) {
            http.perform(post("/channels")
                    .param("name", name)
                    .param("kind", "webhook")
                    .param("secret", SECRET)
                    .param("url", receiver.at("/200" + PATH))
                    .param("client", "harbor")
                    .with(csrf())
                    .with(administrator()));

            http.perform(post("/api/v1/channels/{id}/test", id()).with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.arrived").value(true));

            assertThat(receiver.heard()).singleElement().satisfies(heard -> {
                assertThat(heard.path()).isEqualTo("/200" + PATH);
                assertThat(heard.body()).contains("\"message.example\"", "\"client\":\"harbor\"");
                assertThat(heard.header("Webhook-signature")).startsWith("v1,");
            });
        }
    }

    @Test
    void aMailToTheRoleIsQueuedForItAsWell() throws Exception {
        http.perform(form().with(administrator()));
        MailOrder order = MailSamples.to(
                MailSamples.because(MailSamples.of(MailEvent.DISPUTE_RAISED), name),
                new Recipient(
                        msp.name(),
                        String.valueOf(msp.addresses().get(Role.ANALYST)),
                        Locale.ENGLISH,
                        ZoneId.of("Europe/Berlin")));

        transactions.executeWithoutResult(status -> mails.queue(order));

        assertThat(db.sql("select recipient, audience from outbox_mail where cause = ? order by recipient desc")
                        .param(name)
                        .query((row, at) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly(msp.addresses().get(Role.ANALYST) + " msp", "Slack " + name + " (127.0.0.2) channel");
    }

    @Test
    void oneIsSwitchedOffAndOnAgain() throws Exception {
        http.perform(form().with(administrator()));

        for (String turn : List.of("off", "on")) {
            http.perform(post("/channels/{id}/{turn}", id(), turn).with(csrf()).with(administrator()))
                    .andExpect(flash().attributeExists("done"));
            http.perform(post("/channels/{id}/{turn}", id(), turn).with(csrf()).with(administrator()))
                    .andExpect(flash().attribute("problem", "It was so already."));
            assertThat(ledgered().stream()
                            .filter(entry -> entry.contains("channel-switched-" + turn) && entry.contains(id())))
                    .hasSize(1);
        }
        http.perform(post("/channels/{id}/off", UUID.randomUUID()).with(csrf()).with(administrator()))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example/x",
                "ftp://hooks.example/x",
                "https://user:pw@hooks.example/x",
                "https://hooks.example/#x",
                "https:///x",
                "https://hooks example/x",
                "javascript:alert(1)"
            })
    void onlyAnAddressThatMayBeCalledIsTaken(String url) throws Exception {
        http.perform(post("/channels")
                        .param("name", name)
                        .param("kind", "slack")
                        .param("url", url)
                        .param("roles", "ANALYST")
                        .with(csrf())
                        .with(administrator()))
                .andExpect(flash().attribute(
                                "problems",
                                List.of("The address begins with https:// and has at most 1000 characters.")));
        assertThat(count()).isZero();
    }

    private int count() {
        return db.sql("select count(*) from message_channel where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        assertThat(refused("\"kind\": \"fax\", \"roles\": [\"analyst\"]")).contains("Choose what kind");
        assertThat(refused("\"kind\": \"webhook\", \"roles\": [\"analyst\"]")).contains("whsec_");
        assertThat(refused("\"kind\": \"webhook\", \"secret\": \"whsec_c2hvcnQ=\", \"roles\": [\"analyst\"]"))
                .contains("whsec_");
        assertThat(refused("\"kind\": \"teams\", \"secret\": \"" + SECRET + "\", \"roles\": [\"analyst\"]"))
                .contains("no other kind");
        assertThat(refused("\"kind\": \"teams\"")).contains("whose mail");
        assertThat(refused("\"kind\": \"teams\", \"roles\": [\"client-member\"]"))
                .contains("whose mail");
        assertThat(count()).isZero();
    }

    private String refused(String rest) throws Exception {
        return http.perform(json(rest))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletRequestBuilder json(String rest) {
        return post("/api/v1/channels")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"%s\", \"url\": \"https://hooks.example%s\", %s}".formatted(name, PATH, rest))
                .with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*"));
    }

    @Test
    void theApiAddsSwitchesAndTries() throws Exception {
        String webhook = "\"kind\": \"webhook\", \"secret\": \"" + SECRET + "\", \"client\": \"harbor\"";
        String answer = http.perform(json(webhook))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.client").value("harbor"))
                .andExpect(jsonPath("$.host").value("hooks.example"))
                .andExpect(jsonPath("$.on").value(true))
                .andExpect(content().string(not(containsString("very-secret"))))
                .andExpect(content().string(not(containsString("whsec_"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = new JsonMapper().readTree(answer).path("id").asString();
        assertThat(refused(webhook)).contains("of that name already");

        http.perform(patch("/api/v1/channels/{id}", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"on\": false}")
                        .with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*")))
                .andExpect(status().isOk());
        http.perform(get("/api/v1/channels").with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*")))
                .andExpect(jsonPath("$.items[?(@.id == '" + id + "')].on").value(false));
        http.perform(json("\"kind\": \"slack\", \"client\": \"no-such-client\""))
                .andExpect(status().isNotFound());
        http.perform(post("/api/v1/channels/{id}/test", UUID.randomUUID())
                        .with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*")))
                .andExpect(status().isNotFound());
    }

    @Test
    void othersMayNot() throws Exception {
        for (Role role : List.of(Role.ANALYST, Role.DIRECTOR, Role.AUDITOR, Role.CLIENT_SIGNATORY, Role.SCANNER)) {
            http.perform(form().with(SignedIn.session("channels-other", role, "*")))
                    .andExpect(status().isForbidden());
        }
        http.perform(form().with(SignedIn.session("channels-limited", Role.ADMINISTRATOR, "harbor")))
                .andExpect(status().isForbidden());
        http.perform(get("/channels").with(SignedIn.session("channels-limited", Role.ADMINISTRATOR, "harbor")))
                .andExpect(status().isForbidden());
        http.perform(post("/channels").param("name", name).with(administrator()))
                .andExpect(status().isForbidden());
        assertThat(count()).isZero();
    }

    @Test
    void whoDecidesWhereMessagesGoSignsInAnew() throws Exception {
        Instant old = Instant.now().minus(Duration.ofHours(2));

        http.perform(form().with(SignedIn.sessionSince(old, WHO, Role.ADMINISTRATOR)))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/oauth2/authorization/plimsoll?step_up=%2Fchannels%3Fsigned-in"));
        http.perform(post("/api/v1/channels")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(SignedIn.bearerSince(old, WHO, Role.ADMINISTRATOR)))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("WWW-Authenticate"));
        assertThat(count()).isZero();
    }

    @Test
    void aHostileNameStaysText() throws Exception {
        String hostile =
                "<script>pwned()</script> " + UUID.randomUUID().toString().substring(0, 8);
        http.perform(post("/channels")
                        .param("name", hostile)
                        .param("kind", "teams")
                        .param("url", "https://hooks.example" + PATH)
                        .param("roles", "ANALYST")
                        .with(csrf())
                        .with(administrator()))
                .andExpect(flash().attributeExists("done"));

        http.perform(get("/channels").with(administrator()))
                .andExpect(content().string(containsString("&lt;script&gt;pwned()")))
                .andExpect(content().string(not(containsString("<script>pwned()"))));
    }
}

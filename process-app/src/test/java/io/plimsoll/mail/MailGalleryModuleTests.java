package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What administrators see of the mails before anybody gets one, and what they send to themselves. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailGalleryModuleTests {

    private static final Actor ADMIN = OutboxBench.person(ClientScope.everyone(), Role.ADMINISTRATOR);
    private static final ClientId CLIENT = new ClientId("gallery");
    private static final String HOSTILE = "<img src=x onerror=alert(1)> & Sons";

    @Autowired
    MailGallery gallery;

    @Autowired
    OutboxList outbox;

    @Autowired
    Mails mails;

    @Autowired
    Clients clients;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient db;

    @BeforeAll
    void aClientWithAHostileName() {
        clients.create(
                CLIENT.value(),
                new ClientDetails(HOSTILE, "gold", "en", Set.of()),
                new CalendarDetails(
                        "Europe/Zurich",
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(17, 0)),
                Actor.system());
    }

    @AfterAll
    void nothingIsLeftToSend() {
        db.sql("delete from outbox_mail where client_id = 'gallery'").update();
    }

    @Test
    void everyMailStandsThereInEveryLanguage() {
        for (String language : List.of("en", "de")) {
            assertThat(gallery.all(language, ADMIN))
                    .hasSize(MailEvent.values().length)
                    .allSatisfy(piece -> {
                        MailContent shown = gallery.one(piece.mail(), language, CLIENT, ADMIN);
                        assertThat(Jsoup.parse(shown.html()).text()).contains(HOSTILE);
                        assertThat(Jsoup.parse(shown.html()).select("img")).isEmpty();
                        assertThat(shown.text()).contains("& Sons");
                    });
        }
        assertThatThrownBy(() -> gallery.all("fr", ADMIN)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> gallery.one("no-such-client", "en", null, ADMIN))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void eachBodyHasAnAddressOfItsOwnWhereNothingRuns() throws Exception {
        for (String part : List.of("html", "text")) {
            MockHttpServletResponse answer = http.perform(get("/mail-templates/answer-asked-client/en/" + part)
                            .with(SignedIn.session("pat", Role.AUDITOR, "*")))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse();

            assertThat(answer.getHeaders("Content-Security-Policy"))
                    .containsExactly(
                            "sandbox; default-src 'none';"
                                    + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getContentAsString()).contains("Backup has no off-site copy");
        }
    }

    @Test
    void anExampleGoesToWhoAsksAndSaysThatItIsOne() throws Exception {
        for (int press = 0; press < 2; press++) {
            http.perform(post("/mail-templates/pause-notice-client/de/send")
                            .param("client", CLIENT.value())
                            .with(SignedIn.session("pat", Role.ADMINISTRATOR, "*"))
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }

        List<ListedMail> sent = outbox.page(new OutboxFilter(CLIENT, 10), ADMIN).items();
        assertThat(sent).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.to()).isEqualTo("pat@test.example");
            assertThat(mail.event()).isEqualTo("example");
            assertThat(mail.language()).isEqualTo("de");
            assertThat(mail.number()).isNull();
            assertThat(mail.subject()).startsWith("[Beispiel] ");
            MailContent words = mails.content(mail.id(), ADMIN);
            assertThat(words.text()).startsWith("*** Dies ist ein Beispiel, das pat ");
            assertThat(words.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
            assertThat(Jsoup.parse(words.html()).select(".content > p.example").text())
                    .startsWith("Dies ist ein Beispiel, das pat ");
            assertThat(Jsoup.parse(words.html()).select(".button a").attr("href"))
                    .endsWith("/mail-templates/pause-notice-client/de");
        });
        assertThat(db.sql("select canonical from ledger_entry where chain = ? order by seq desc limit 1")
                        .param(Chain.msp().name())
                        .query(String.class)
                        .single())
                .contains("mail-example-sent", "pause-notice-client", "gallery");
    }

    @Test
    void aClientsPeopleNeverSeeAnExample() {
        gallery.sendToOneself("answer-asked-client", "en", CLIENT, ADMIN);
        String id =
                outbox.page(new OutboxFilter(CLIENT, 1), ADMIN).items().get(0).id();
        Actor member = OutboxBench.person(ClientScope.of(CLIENT), Role.CLIENT_MEMBER);

        assertThatThrownBy(() -> mails.content(id, member)).isInstanceOf(NotVisible.class);
    }

    @Test
    void whoIsNoAdministratorSendsNothingAndWhoMaySeeNoClientSendsNothingForIt() {
        Actor auditor = OutboxBench.person(ClientScope.everyone(), Role.AUDITOR);
        Actor elsewhere = OutboxBench.person(ClientScope.of(new ClientId("alpine")), Role.ADMINISTRATOR);
        Actor analyst = OutboxBench.person(ClientScope.everyone(), Role.ANALYST);

        assertThatThrownBy(() -> gallery.sendToOneself("answer-asked-client", "en", CLIENT, auditor))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> gallery.sendToOneself("answer-asked-client", "en", CLIENT, elsewhere))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> gallery.one("answer-asked-client", "en", CLIENT, elsewhere))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> gallery.all("en", analyst)).isInstanceOf(AccessDenied.class);
    }
}

package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
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
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** A provider's own words in the mails to one client: what they may say, and what they cannot take away. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientMailWordsModuleTests {

    private static final Actor ADMIN = OutboxBench.person(ClientScope.everyone(), Role.ADMINISTRATOR);
    private static final ClientId CLIENT = new ClientId("own-words");
    private static final String MAIL = "answer-asked-client";

    @Autowired
    ClientMailWords words;

    @Autowired
    MailGallery gallery;

    @Autowired
    MailWording wording;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvc http;

    @BeforeAll
    void aClient() {
        clients.create(
                CLIENT.value(),
                new ClientDetails("Harbor Dental", "gold", "en", Set.of()),
                new CalendarDetails(
                        "Europe/Zurich",
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(17, 0)),
                Actor.system());
    }

    @AfterEach
    void nobodyHasWrittenAny() {
        db.sql("delete from mail_words where client_id = 'own-words'").update();
    }

    private List<String> write(int based, String subject, String introduction, String closing) {
        return words.write(CLIENT, MAIL, "en", based, new ClientMailWords.Typed(subject, introduction, closing), ADMIN);
    }

    private MailContent mail(Map<String, Object> changed) {
        MailOrder sample = MailSamples.of(MailEvent.ANSWER_ASKED, Locale.ENGLISH);
        Map<String, Object> model = new HashMap<>(sample.model());
        model.putAll(changed);
        return wording.of(new MailOrder(
                sample.event(),
                sample.audience(),
                sample.to(),
                CLIENT,
                sample.number(),
                "own",
                "asked",
                sample.path(),
                model));
    }

    @Test
    void theyAreAddedAndNothingElseIsLost() {
        MailContent before = mail(Map.of());

        assertThat(write(0, "A word from {{ msp }}", "Dear {{recipient}}, this is about {{title}}.", "Call {{msp}}."))
                .isEmpty();

        MailContent after = mail(Map.of());
        assertThat(after.subject()).startsWith("A word from ").endsWith(" (Harbor Dental, NC-2026-000123)");
        assertThat(after.text())
                .startsWith("Dear Ada Keller, this is about Backup has no off-site copy.\n\nHello Ada Keller,");
        String[] kept = before.text().split("\\n", -1);
        assertThat(after.text().lines()).containsSubsequence(kept[0], "WHAT WE FOUND");
        assertThat(after.text().lines().toList()).containsAll(List.of(kept));
        assertThat(Jsoup.parse(after.html()).select(".button a").attr("href"))
                .isEqualTo(Jsoup.parse(before.html()).select(".button a").attr("href"));
        assertThat(gallery.one(MAIL, "en", CLIENT, ADMIN).subject()).startsWith("A word from ");
        assertThat(gallery.one(MAIL, "en", null, ADMIN).subject()).doesNotContain("A word from ");
        assertThat(gallery.one(MAIL, "de", CLIENT, ADMIN).subject()).doesNotContain("A word from ");
    }

    @Test
    void withdrawnTheySayNothingAndStayKnown() {
        MailContent before = mail(Map.of());
        write(0, "Hello", "First", "");
        write(1, "Hello", "Second", "");

        assertThat(write(2, "", " \n", "")).isEmpty();

        assertThat(mail(Map.of())).isEqualTo(before);
        assertThat(words.history(CLIENT, MAIL, "en", ADMIN))
                .extracting(OwnWords::version, OwnWords::introduction, OwnWords::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "", "Pat"),
                        org.assertj.core.groups.Tuple.tuple(2, "Second", "Pat"),
                        org.assertj.core.groups.Tuple.tuple(1, "First", "Pat"));
        List<String> chain = db.sql("select canonical from ledger_entry where chain = ? order by seq")
                .param(Chain.of(CLIENT).name())
                .query(String.class)
                .list();
        assertThat(chain.get(chain.size() - 1)).contains("mail-words-withdrawn").doesNotContain("Second");
    }

    @Test
    void whoSavesOverWordsNotSeenIsTold() {
        write(0, "", "First", "");

        assertThat(write(0, "", "Another", "")).singleElement().asString().contains("meanwhile");
        assertThat(words.history(CLIENT, MAIL, "en", ADMIN)).hasSize(1);
    }

    @Test
    void whatIsNoPlaceholderOfThisMailIsRefused() {
        for (String wrong : List.of(
                "{{explanation}}",
                "{{#due}}x{{/due}}",
                "{{> other}}",
                "{{{client}}}",
                "{{case.number}}",
                "{{}}",
                "{{ client",
                "x }}")) {
            assertThat(write(0, "", wrong, "")).as(wrong).isNotEmpty();
        }
        assertThat(write(0, "x".repeat(151), "y".repeat(601), "")).hasSize(2);
        assertThat(words.history(CLIENT, MAIL, "en", ADMIN)).isEmpty();
        assertThat(words.placeholders(MAIL)).containsExactly("client", "due", "msp", "number", "recipient", "title");
        assertThat(words.placeholders("enforcement-due-msp")).isEmpty();
        assertThat(words.write(
                        CLIENT, "enforcement-due-msp", "en", 0, new ClientMailWords.Typed("Hello", "", ""), ADMIN))
                .isNotEmpty();
    }

    /** What was typed is shown again beside what is wrong with it, out of the session. */
    @Test
    void whoTypesAnUnknownPlaceholderIsToldAndKeepsTheRest() throws Exception {
        MvcResult refused = http.perform(post("/mail-templates/" + MAIL + "/en/words")
                        .param("client", CLIENT.value())
                        .param("based", "0")
                        .param("subject", "")
                        .param("introduction", "Dear {{nothing}}")
                        .param("closing", "Call <us>.")
                        .with(SignedIn.session("pat", Role.ADMINISTRATOR, "*"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();

        http.perform(get(URI.create(refused.getResponse().getRedirectedUrl()))
                        .cookie(refused.getRequest().getCookies()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Dear {{nothing}}")))
                .andExpect(content().string(containsString("Call &lt;us&gt;.")))
                .andExpect(content().string(containsString("This was not saved")));
        assertThat(words.history(CLIENT, MAIL, "en", ADMIN)).isEmpty();
    }

    @Test
    void neitherTheWordsNorWhatIsPutInComesToLife() {
        String attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)></td></table> ${msp.name.class}"
                + " #parse('x') $own.closing\r\nBcc: all@example.org\u202E";
        Document harmless = Jsoup.parse(withWords("Hello {{title}}").html());

        MailContent hostile = withWords(attack + " {{title}}");

        Document page = Jsoup.parse(hostile.html());
        assertThat(page.select("script, img, [onerror]")).isEmpty();
        assertThat(page.getAllElements()).hasSameSizeAs(harmless.getAllElements());
        assertThat(page.text()).contains("<script>alert(1)</script>", "${msp.name.class} #parse('x') $own.closing");
        assertThat(hostile.subject()).doesNotContain("\r", "\n", "\u202E").endsWith("NC-2026-000123)");
        assertThat(hostile.subject().length()).isLessThanOrEqualTo(250);
        assertThat(hostile.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
        // a value is put in once: it asks for nothing itself
        Map<String, Object> matter = new HashMap<>(MailSamples.EXAMPLES.model(MailEvent.ANSWER_ASKED));
        Map<Object, Object> named = new HashMap<>((Map<?, ?>) matter.get("case"));
        named.put("title", "{{recipient}} $recipient.email <b>");
        assertThat(mail(Map.of("case", named)).text()).contains("{{recipient}} $recipient.email <b>");
    }

    private MailContent withWords(String text) {
        int based = words.history(CLIENT, MAIL, "en", ADMIN).stream()
                .mapToInt(OwnWords::version)
                .max()
                .orElse(0);
        String subject = text.length() > 150 ? text.substring(0, 140) : text;
        assertThat(write(based, subject, text, text)).isEmpty();
        return mail(Map.of());
    }

    @Test
    void theyAreTheAffairOfAdministratorsOfThatClient() {
        var typed = new ClientMailWords.Typed("Hello", "", "");
        Actor auditor = OutboxBench.person(ClientScope.everyone(), Role.AUDITOR);
        Actor elsewhere = OutboxBench.person(ClientScope.of(new ClientId("alpine")), Role.ADMINISTRATOR);

        assertThatThrownBy(() -> words.write(CLIENT, MAIL, "en", 0, typed, auditor))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> words.write(CLIENT, MAIL, "en", 0, typed, elsewhere))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> words.history(CLIENT, MAIL, "en", elsewhere)).isInstanceOf(NotVisible.class);
        assertThat(words.history(CLIENT, MAIL, "en", auditor)).isEmpty();
    }
}

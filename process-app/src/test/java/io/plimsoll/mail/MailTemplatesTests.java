package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailTemplatesTests {

    private static final Path FOLDERS = Path.of("..", "email-templates");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "mail");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_NO_CASE = Set.of(
            "acknowledge-standard",
            "answer-attestation",
            "call-task-force",
            "close-incident",
            "confirm-incident",
            "disclose-incident",
            "rate-incident");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private final MailWording wording = MailSamples.wording();

    @Test
    void everyEventHasAFolderAndEveryFolderAnEvent() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("layout")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(MailEvent.values())
                            .map(MailEvent::folder)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void everyEventCanBeToldInEveryLanguage(MailEvent event) throws IOException {
        List<String> languages =
                MailSamples.LANGUAGES.all().stream().map(Locale::toLanguageTag).toList();

        assertThat(FOLDERS.resolve(event.folder()).toFile().list()).containsExactlyInAnyOrderElementsOf(languages);
        try (Stream<Path> folders = Files.list(FOLDERS.resolve(event.folder()))) {
            assertThat(folders)
                    .allSatisfy(language -> assertThat(language.toFile().list())
                            .containsExactlyInAnyOrder("subject.vm", "html.vm", "text.vm"));
        }
    }

    @Test
    void mailsAreInEnglishAndGerman() {
        assertThat(MailSamples.LANGUAGES.all()).containsExactly(Locale.GERMAN, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lacks-part", "lacks-word", "unknown-word", "no-pattern"})
    void aLanguageThatIsNotWholeStartsNothing(String layout) {
        assertThatThrownBy(() -> new Languages("mail-layouts/" + layout + "/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        switch (layout) {
                            case "lacks-part" -> "The mails lack mail-layouts/lacks-part/de/top.vm";
                            case "lacks-word" ->
                                "mail-layouts/lacks-word/de/words.properties lacks [more] and has too many: []";
                            case "unknown-word" ->
                                "mail-layouts/unknown-word/de/words.properties lacks [] and has too many: [other]";
                            default -> "The word more of the mails in de is no pattern";
                        });
    }

    /** What German takes from English by mistake is seen by its commonest words. */
    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void nothingOfOursIsEnglishInAGermanMail(MailEvent event) {
        MailContent mail =
                wording.of(MailSamples.withTexts(MailSamples.of(event, Locale.GERMAN), text -> "NC-2026-000123"));

        assertThat(mail.subject() + "\n" + mail.text() + "\n"
                        + Jsoup.parse(mail.html()).text())
                .doesNotContainPattern(
                        "(?i)\\b(the|and|of|is|you|your|we|please|working day|working days|overdue|more|left|by|not"
                                + "|has|with|resume|high|hours)\\b");
    }

    @Test
    void germanWordsTimesNumbersAndListsAsGermansDo() {
        Words words = MailSamples.LANGUAGES.wordsFor(Locale.forLanguageTag("de-CH"));
        var say = new Say(words);
        var when = new When(ZoneId.of("Europe/Berlin"), words, at -> MailSamples.left(MailSamples.HARBOR, at));

        assertThat(when.full(Instant.parse("2026-11-27T16:00:00Z"))).isEqualTo("Fr., 27. Nov. 2026, 17:00 MEZ");
        assertThat(when.full(LocalDate.of(2027, 3, 1))).isEqualTo("Mo., 1. März 2027");
        assertThat(when.left(MailSamples.NOW.plus(Duration.ofDays(1)))).isEqualTo("noch 1 Arbeitstag");
        assertThat(when.left(MailSamples.NOW.plus(Duration.ofDays(4)))).isEqualTo("noch 4 Arbeitstage");
        assertThat(when.left(MailSamples.NOW.minus(Duration.ofDays(2)))).isEqualTo("seit 2 Arbeitstagen überfällig");
        assertThat(when.left(MailSamples.NOW.minus(Duration.ofHours(1)))).isEqualTo("seit 1 Arbeitsstunde überfällig");
        assertThat(when.lasting(185)).isEqualTo("3 Stunden 5 Minuten");
        assertThat(when.lasting(61)).isEqualTo("1 Stunde 1 Minute");
        assertThat(say.money(new BigDecimal("1250"), "EUR")).isEqualTo("1.250,00 EUR");
        assertThat(say.list(List.of("Helpdesk", "Backup", "Mail"))).isEqualTo("Helpdesk, Backup und Mail");
        assertThat(say.some(List.of("SRV-01"), 2)).isEqualTo("SRV-01 und 1 weitere");
        assertThat(say.some(List.of(), 1)).isEqualTo("1 System");
        assertThat(say.severity("high")).isEqualTo("▲ Hoch");
    }

    @Test
    void aLanguageThatNobodyWroteIsReadInEnglish() {
        assertThat(MailSamples.LANGUAGES.wordsFor(Locale.FRENCH).language()).isEqualTo(Locale.ENGLISH);
        assertThatThrownBy(() -> MailSamples.LANGUAGES.require(Locale.FRENCH, "plimsoll.msp.language"))
                .hasMessage("plimsoll.msp.language is fr, and there are mails in de, en only");
    }

    /** News about a case name what was decided: every form of a case and each of its outcomes has its words. */
    @Test
    void everyDecisionAboutACaseHasWords() throws IOException {
        Words words = MailSamples.LANGUAGES.wordsFor(Locale.GERMAN);
        try (Stream<Path> forms = Files.list(Path.of("..", "forms"))) {
            assertThat(forms.map(form -> form.getFileName().toString())
                            .filter(name -> name.endsWith(".form"))
                            .map(name -> name.substring(0, name.length() - ".form".length()))
                            .filter(name -> !OF_NO_CASE.contains(name)))
                    .isNotEmpty()
                    .allSatisfy(name -> {
                        assertThat(words.of("task-" + name)).isNotBlank();
                        assertThat(outcomes(name)).isNotEmpty().allSatisfy(outcome -> assertThat(
                                        words.of("outcome-" + outcome))
                                .isNotBlank());
                    });
        }
    }

    private static List<String> outcomes(String form) throws IOException {
        JsonNode file = JSON.readTree(Files.readString(Path.of("..", "forms", form + ".form")));
        return file.findParents("values").stream()
                .filter(field -> field.path("key").asString().equals("outcome"))
                .flatMap(field -> field.get("values").valueStream())
                .map(value -> value.get("value").asString())
                .toList();
    }

    /** Run with {@code -Dgolden.update=true} to write the files anew, and read the difference before committing it. */
    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void everyMailReadsAsItWasApproved(MailEvent event) throws IOException {
        for (Locale language : MailSamples.LANGUAGES.all()) {
            MailContent mail = wording.of(MailSamples.of(event, language));
            String name = event.folder() + "/" + language.toLanguageTag();

            sameAsGolden(name + ".txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
            sameAsGolden(name + ".html", "<!-- Subject: " + mail.subject() + " -->\n" + mail.html());
        }
    }

    private static void sameAsGolden(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void everyMailSaysWhichMatterOfWhom(MailEvent event) {
        MailContent mail = wording.of(MailSamples.of(event));

        assertThat(mail.subject()).contains("Harbor Dental");
        assertThat(mail.text()).contains("Harbor Dental");
        if (event.isAboutCase()) {
            assertThat(mail.subject()).contains("NC-2026-000123");
            assertThat(mail.text()).contains("NC-2026-000123", "Backup has no off-site copy");
        }
        assertThat(mail.text()).doesNotContain("$").doesNotContain("#if", "#end", "#set", "<");
        assertThat(mail.html()).doesNotContain("#if(", "#end", "#set(", "$");
    }

    @ParameterizedTest
    @CsvSource({
        "en, You can also answer without an account",
        "de, Sie können auch ohne Konto antworten",
    })
    void whoeverMayAnswerWithoutAnAccountIsToldWhere(Locale language, String said) {
        MailOrder order = MailSamples.of(MailEvent.ANSWER_ASKED, language);
        Map<String, Object> model = new HashMap<>(order.model());
        model.put("byCode", "/by-code/NC-2026-000123/0197-contact");
        MailContent mail = wording.of(new MailOrder(
                order.event(),
                order.audience(),
                order.to(),
                order.client(),
                order.number(),
                order.cause(),
                order.step(),
                order.path(),
                model));

        assertThat(mail.text().replaceAll("\\s+", " ")).contains(said, "/by-code/NC-2026-000123/0197-contact");
        assertThat(Jsoup.parse(mail.html()).select("a[href$=/by-code/NC-2026-000123/0197-contact]"))
                .hasSize(1);
        assertThat(wording.of(order).text()).doesNotContain(said);
    }

    @ParameterizedTest
    @CsvSource({"en, Please sign in with it", "de, Bitte melden Sie sich damit an"})
    void whoeverHasAnAccountGetsNoCode(Locale language, String said) {
        MailOrder order = MailSamples.of(MailEvent.CODE, language);
        Map<String, Object> model = new HashMap<>(order.model());
        model.put("account", true);
        MailContent mail = wording.of(new MailOrder(
                order.event(), order.audience(), order.to(), order.client(), null, "c", "s", order.path(), model));

        assertThat(mail.text().replaceAll("\\s+", " ")).contains(said).doesNotContain("K7QM");
        assertThat(mail.html()).doesNotContain("K7QM");
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_ASKED, en, true, You can also answer it",
        "ANSWER_ASKED, en, false, answers to it are not read",
        "ANSWER_ASKED, de, true, Sie können auch darauf antworten",
        "ANSWER_ASKED, de, false, Antworten darauf werden nicht gelesen",
        "STANDARD_ASKED, en, true, answers to it are not read",
        "DISPUTE_RAISED, de, true, Antworten werden nicht gelesen"
    })
    void aMailSaysWhetherItCanBeAnswered(MailEvent event, Locale language, boolean on, String said) {
        MailContent mail = MailSamples.wording(on).of(MailSamples.of(event, language));

        assertThat(mail.text().replaceAll("\\s+", " ")).contains(said);
        assertThat(Jsoup.parse(mail.html()).text().replace("Antworten auf diese Mail", "Antworten"))
                .contains(said);
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void everyMailLeadsToOnePageAndLoadsNothing(MailEvent event) {
        MailOrder order = MailSamples.of(event);
        Document page = Jsoup.parse(wording.of(order).html());

        assertThat(page.select("[href]").eachAttr("href")).containsOnlyElementsOf(MailSamples.links(order));
        assertThat(page.select(".button a")).hasSize(1);
        assertThat(page.select("[src], link, script, img, form, [background]")).isEmpty();
        assertThat(wording.of(order).text()).containsOnlyOnce("https://plimsoll.example" + order.path());
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void textPartsFitEveryWindow(MailEvent event) {
        for (Locale language : MailSamples.LANGUAGES.all()) {
            assertThat(wording.of(MailSamples.of(event, language)).text().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76));
        }
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void aModelThatLacksAKeyIsRefusedByName(MailEvent event) {
        for (String key : event.keys()) {
            Map<String, Object> model = new HashMap<>(MailSamples.of(event).model());
            model.remove(key);

            assertThatThrownBy(() -> wording.of(MailSamples.order(event, model)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The mail " + event.folder() + " needs " + key);
        }
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void aMailNeedsNoMoreThanItsKeys(MailEvent event) {
        Map<String, Object> model = new HashMap<>(MailSamples.of(event).model());
        if (!event.keys().contains("due")) {
            model.remove("due");
        }

        assertThat(wording.of(MailSamples.order(event, model)).text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case.number",
                "case.title",
                "case.severity",
                "case.clientName",
                "control.code",
                "control.requirement",
                "control.why",
                "control.ask",
                "assets.count",
                "assets.list"
            })
    void everyCaseMailNeedsTheCase(String path) {
        String[] parts = path.split("\\.", -1);
        Map<String, Object> model =
                new HashMap<>(MailSamples.of(MailEvent.CASE_CLOSED_MET).model());
        Map<Object, Object> inner = new HashMap<>((Map<?, ?>) model.get(parts[0]));
        inner.remove(parts[1]);
        model.put(parts[0], inner);

        assertThatThrownBy(() -> wording.of(MailSamples.order(MailEvent.CASE_CLOSED_MET, model)))
                .hasMessage("The mail case-closed-met-client needs " + path);
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void whatPeopleEnterStaysTextInHtml(MailEvent event) {
        String attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><a href=javascript:alert(1)>x</a>"
                + "</td></table></style><!-- ]]> ${msp.name.class} #parse('x') ";
        for (Locale language : MailSamples.LANGUAGES.all()) {
            MailOrder hostile = MailSamples.withTexts(MailSamples.of(event, language), text -> text + attack);
            MailOrder harmless = MailSamples.withTexts(MailSamples.of(event, language), text -> text + " more");

            staysText(
                    hostile,
                    Jsoup.parse(wording.of(hostile).html()),
                    Jsoup.parse(wording.of(harmless).html()));
        }
    }

    private static void staysText(MailOrder hostile, Document page, Document harmless) {

        assertThat(page.select("script, img, [onerror], iframe, object")).isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).containsOnlyElementsOf(MailSamples.links(hostile));
        assertThat(page.getAllElements().stream().flatMap(each -> each.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(page.text()).contains("<script>alert(1)</script>", "${msp.name.class} #parse('x')");
        assertThat(shape(page)).isEqualTo(shape(harmless));
    }

    private static List<String> shape(Document page) {
        return page.getAllElements().stream()
                .map(Element::tagName)
                .filter(tag -> !tag.equals("br"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void whatPeopleEnterAddsNoHeaderAndNoParagraph(MailEvent event) {
        MailOrder hostile = MailSamples.withTexts(
                MailSamples.of(event),
                text -> text + "\r\nBcc: all@example.org\r\n\r\nPlease pay at https://evil.example\u202E\u0000");

        MailContent mail = wording.of(hostile);

        assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E", "\u0000");
        assertThat(mail.subject().length()).isLessThanOrEqualTo(250);
        assertThat(mail.text()).doesNotContain("\r", "\u202E", "\u0000");
        assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void aLongTitleLeavesRoomForTheNumber(MailEvent event) {
        MailOrder wordy = MailSamples.withTexts(
                MailSamples.of(event), text -> text.matches("(NC|IN|SA)-.*") ? text : text + " and so on".repeat(40));

        assertThat(wording.of(wordy).subject())
                .contains(MailSamples.quoted(event))
                .hasSizeLessThanOrEqualTo(250);
    }

    @Test
    void templatesCannotReachBehindTheirValues() {
        assertThatThrownBy(() -> wording.of(MailSamples.order(
                        MailEvent.CASE_CLOSED_MET, new HashMap<>(Map.of("case", Thread.currentThread())))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case");
    }

    @Test
    void anUnknownMailIsAFault() {
        assertThatThrownBy(() -> MailEvent.of("answer-asked", "msp"))
                .hasMessage("There is no mail answer-asked to msp");
    }
}

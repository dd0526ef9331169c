package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTests {

    private static final Path FOLDERS = Path.of("..", "email-templates");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "mail");
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
    void everyLanguageOfAnEventIsComplete(MailEvent event) throws IOException {
        try (Stream<Path> languages = Files.list(FOLDERS.resolve(event.folder()))) {
            assertThat(languages).isNotEmpty().allSatisfy(language -> assertThat(
                            language.toFile().list())
                    .containsExactlyInAnyOrder("subject.vm", "html.vm", "text.vm"));
        }
    }

    /** Run with {@code -Dgolden.update=true} to write the files anew, and read the difference before committing it. */
    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void everyMailReadsAsItWasApproved(MailEvent event) throws IOException {
        MailContent mail = wording.of(MailSamples.of(event));

        sameAsGolden(event.folder() + "/en.txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
        sameAsGolden(event.folder() + "/en.html", "<!-- Subject: " + mail.subject() + " -->\n" + mail.html());
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
    @EnumSource(MailEvent.class)
    void everyMailLeadsToOnePageAndLoadsNothing(MailEvent event) {
        MailOrder order = MailSamples.of(event);
        Document page = Jsoup.parse(wording.of(order).html());

        assertThat(page.select("[href]").eachAttr("href")).containsOnly("https://plimsoll.example" + order.path());
        assertThat(page.select(".button a")).hasSize(1);
        assertThat(page.select("[src], link, script, img, form, [background]")).isEmpty();
        assertThat(wording.of(order).text()).containsOnlyOnce("https://plimsoll.example" + order.path());
    }

    @ParameterizedTest
    @EnumSource(MailEvent.class)
    void textPartsFitEveryWindow(MailEvent event) {
        assertThat(wording.of(MailSamples.of(event)).text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76));
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
        MailOrder hostile = MailSamples.withTexts(MailSamples.of(event), text -> text + attack);

        MailContent mail = wording.of(hostile);
        Document page = Jsoup.parse(mail.html());
        Document harmless = Jsoup.parse(wording.of(MailSamples.withTexts(MailSamples.of(event), text -> text + " more"))
                .html());

        assertThat(page.select("script, img, [onerror], iframe, object")).isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).containsOnly("https://plimsoll.example" + hostile.path());
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

package io.plimsoll.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.identity.ClientId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.velocity.exception.VelocityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfPrinterTests {

    private static final Templates TEMPLATES = new Templates();
    private static final Fonts FONTS = new Fonts(new DocumentSettings(List.of()));
    private static final PdfPrinter PRINTER = new PdfPrinter(TEMPLATES, FONTS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=\"file:///etc/passwd\"/>",
                "</p><iframe src='http://127.0.0.1/'/>",
                "$heading #set($x = 1) ${heading.class} #include('page.css')",
                "]]> &amp; &lt; <!-- --> <?php ?> <!DOCTYPE x>",
                "\" onmouseover=\"alert(1)"
            })
    void hostileTextIsTextEverywhere(String hostile) throws IOException {
        FrozenText text = text(hostile, hostile);

        org.w3c.dom.Element article = FrozenText.parse(text.xhtml()).getDocumentElement();
        assertThat(article.getElementsByTagName("script").getLength()).isZero();
        assertThat(article.getElementsByTagName("img").getLength()).isZero();
        assertThat(article.getElementsByTagName("iframe").getLength()).isZero();
        assertThat(article.getElementsByTagName("h2").item(0).getTextContent()).isEqualTo(hostile);
        assertThat(article.getElementsByTagName("td").item(0).getAttributes().getLength())
                .isEqualTo(1);
        assertThat(written(PRINTER.print(text)).replaceAll("\\s", "")).contains(hostile.replaceAll("\\s", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "Łódź für 5 €, Łódź für 5 €",
        "Ünïcödé – “quoted”, Ünïcödé – “quoted”",
        "Ελλάδα Україна, Ελλάδα Україна",
        "漢字, [U+6F22][U+5B57]",
        "go 🚀 now, go [U+1F680] now",
        "smile 😀, smile 😀"
    })
    void nothingVanishesFromWhatIsPrinted(String entered, String printed) throws IOException {
        FrozenText text = text("Heading", entered);

        assertThat(text.xhtml()).contains(entered);
        assertThat(written(PRINTER.print(text))).contains(printed);
    }

    @Test
    void charactersThatNoDocumentMayHoldAreReplaced() {
        assertThat(EscapeAll.escape("a\u0000b\ud83dc\uffffd\u001be")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
        assertThat(PRINTER.print(text("Heading", "bell \u0007 and half \ud83d a rocket")))
                .isNotEmpty();
    }

    @Test
    void thePageIsA4WithHeaderPageNumbersAndItsOwnFonts() throws IOException {
        String long_ = IntStream.range(0, 200).mapToObj(i -> "Line " + i).collect(Collectors.joining("\n"));

        try (PDDocument pdf = Loader.loadPDF(PRINTER.print(text("Heading", long_)))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Agreement on backups");
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isCloseTo(PDRectangle.A4.getWidth(), within(1));
                assertThat(page.getMediaBox().getHeight()).isCloseTo(PDRectangle.A4.getHeight(), within(1));
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            String last = written(pdf, pdf.getNumberOfPages());
            assertThat(last)
                    .contains("Harbor Dental · Agreement on backups")
                    .contains("Page %1$d of %1$d".formatted(pdf.getNumberOfPages()))
                    .contains("Line 199");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grün für 5 €", "漢字 🚀 [x]", "Ελλάδα\n\n\tУкраїна", "bell \u0007 and half \ud83d a rocket"})
    void whatIsPrintedCanBeReadInDecades(String entered) {
        PdfA.assertThatItIs(PRINTER.print(text("Heading", entered)));
    }

    @Test
    void aFileThatIsNotForDecadesIsTold() throws IOException {
        try (PDDocument plain = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            plain.addPage(new PDPage());
            plain.save(out);

            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> PdfA.assertThatItIs(out.toByteArray()));
        }
    }

    @Test
    void theFileSaysItsLanguageAndTitle() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PRINTER.print(text("Heading", "Text")))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("Agreement on backups", "<pdfaid:part>2</pdfaid:part>")
                    .as("a time of printing would make other bytes each time")
                    .doesNotContain("Date>");
        }
    }

    @Test
    void theSameTextMakesTheSameBytes() {
        assertThat(PRINTER.print(text("Heading", "Grün"))).isEqualTo(PRINTER.print(text("Heading", "Grün")));
    }

    @Test
    void nothingOutsideTheTextIsFetchedEvenByMarkupOfOurOwn() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.css"), "body:before { content: 'LEAKED' }");
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort();
            String markup = "<div><link rel=\"stylesheet\" href=\"" + secret.toUri() + "\"/>"
                    + "<style>@import url('" + address + "/a.css'); p { background: url('" + address
                    + "/b.png') }</style><img src=\"" + address + "/c.png\"/><img src=\"file:///etc/passwd\"/>"
                    + "<object data=\"" + address + "/d\"/><p>still here</p></div>";

            String written = written(PRINTER.print(new FrozenText(markup, "Title", "Client")));

            assertThat(written).contains("still here").doesNotContain("LEAKED", "root:");
            listener.setSoTimeout(1);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
        }
    }

    @Test
    void markupWithADoctypeOrWithoutEndIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrozenText.parse("<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>"));
        assertThatIllegalArgumentException().isThrownBy(() -> FrozenText.parse("<p>"));
    }

    @Test
    void aTemplateThatLacksAValueFails() {
        Map<String, Object> model = new HashMap<>(model("Heading", "Text"));
        model.remove("text");

        assertThatExceptionOfType(VelocityException.class).isThrownBy(() -> TEMPLATES.merge("test-note.vm", model));
    }

    @Test
    void aTemplateReachesNoClasses() {
        assertThatExceptionOfType(VelocityException.class)
                .isThrownBy(() -> TEMPLATES.merge("test-reflection.vm", model("Heading", "Text")));
    }

    @Test
    void aFurtherFontThatCannotBeReadStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentSettings(List.of(folder.resolve("none.ttf"))))
                .withMessageContaining("plimsoll.document.fonts");
    }

    @Test
    void aFurtherFontIsAskedForWhatTheBuiltInCannotWrite() throws IOException {
        Path font = folder.resolve("further.ttf");
        try (var in =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            Files.write(font, in.readAllBytes());
        }
        Fonts further = new Fonts(new DocumentSettings(List.of(font)));
        String onlyThere = "\u02f4";

        assertThat(FONTS.spelled(onlyThere)).startsWith("[U+");
        assertThat(further.spelled(onlyThere)).isEqualTo(onlyThere);
        assertThat(written(new PdfPrinter(TEMPLATES, further).print(text("Heading", onlyThere))))
                .contains(onlyThere);
    }

    @Test
    void datesAndAmountsAreWrittenForReaders() {
        Formats format = new Formats();

        assertThat(format.date(LocalDate.of(2026, 11, 2))).isEqualTo("2 November 2026");
        assertThat(format.time(Instant.parse("2026-11-22T23:30:00Z"), ZoneId.of("Europe/Zurich")))
                .isEqualTo("23 November 2026, 00:30:00 (Europe/Zurich)");
        assertThat(format.money(new BigDecimal("1250.005"), "EUR")).isEqualTo("1,250.01 EUR");
    }

    private static FrozenText text(String heading, String text) {
        return FrozenText.of(
                new NewDocument(
                        new ClientId("harbor"),
                        "NC-2026-000001",
                        "test-note",
                        "Agreement on backups",
                        "test-note",
                        model(heading, text)),
                TEMPLATES);
    }

    private static Map<String, Object> model(String heading, String text) {
        return Map.of(
                "clientName",
                "Harbor Dental",
                "heading",
                heading,
                "text",
                text,
                "lines",
                List.of(Map.of("what", heading, "amount", 12)),
                "day",
                LocalDate.of(2026, 11, 22));
    }

    private static String written(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String written(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static org.assertj.core.data.Offset<Float> within(float points) {
        return org.assertj.core.data.Offset.offset(points);
    }
}

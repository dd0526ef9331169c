package io.plimsoll.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTypeTests {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0};

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(bytes("<part/>"));
            }
        }
        return out.toByteArray();
    }

    @Test
    void whatIsWhatItSaysIsTaken() throws IOException {
        assertThat(AttachmentType.of(bytes("%PDF-1.7\n%"), "pdf")).contains(AttachmentType.PDF);
        assertThat(AttachmentType.of(PNG, "png")).contains(AttachmentType.PNG);
        assertThat(AttachmentType.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, "jpeg"))
                .contains(AttachmentType.JPEG);
        assertThat(AttachmentType.of(bytes("\uFEFFname;ok\nGrüße 👋;yes\r\n"), "csv"))
                .contains(AttachmentType.CSV);
        assertThat(AttachmentType.of(zip("[Content_Types].xml", "word/document.xml"), "docx"))
                .contains(AttachmentType.DOCX);
        assertThat(AttachmentType.of(zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx"))
                .contains(AttachmentType.XLSX);
        assertThat(AttachmentType.of(zip("[Content_Types].xml", "ppt/presentation.xml"), "pptx"))
                .contains(AttachmentType.PPTX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            txt | <html><script>alert(1)</script>
            csv | \u0020\u0020<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>
            txt | <?xml version='1.0'?><a/>
            html | <p>page</p>
            svg | <svg/>
            pdf | <html>%PDF-1.7
            png | GIF89a
            jpg | %PDF-1.7 renamed
            exe | MZ
            js | alert(1)
            """)
    void whatIsActiveOrSomethingElseIsRefused(String ending, String content) {
        assertThat(AttachmentType.of(bytes(content), ending)).isEmpty();
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThat(AttachmentType.of(new byte[] {'M', 'Z', 0, 1, 2}, "txt")).isEmpty();
        assertThat(AttachmentType.of(new byte[] {(byte) 0xC3, 0x28}, "txt")).isEmpty();
        assertThat(AttachmentType.of(new byte[0], "txt")).isEmpty();
        assertThat(AttachmentType.of(bytes("   \n"), "csv")).isEmpty();
    }

    @Test
    void officeFilesWithMacrosOrProgramsInThemAreRefused() throws IOException {
        String types = "[Content_Types].xml";
        assertThat(AttachmentType.of(zip(types, "word/document.xml", "word/vbaProject.bin"), "docx"))
                .isEmpty();
        assertThat(AttachmentType.of(zip(types, "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "xlsx"))
                .isEmpty();
        assertThat(AttachmentType.of(zip(types, "word/document.xml", "word/embeddings/oleObject1.bin"), "docx"))
                .isEmpty();
        assertThat(AttachmentType.of(zip(types, "word/document.xml", "word/activeX/activeX1.bin"), "docx"))
                .isEmpty();
        assertThat(AttachmentType.of(zip("word/document.xml"), "docx"))
                .as("no content types")
                .isEmpty();
        assertThat(AttachmentType.of(zip(types, "xl/workbook.xml"), "docx"))
                .as("another kind")
                .isEmpty();
        assertThat(AttachmentType.of(zip("a.txt"), "zip")).isEmpty();
    }

    @Test
    void aFileThatUnpacksToWithoutEndIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            for (int megabyte = 0; megabyte < 210; megabyte++) {
                zip.write(zeros);
            }
        }
        assertThat(out.size()).isLessThan(1024 * 1024);
        assertThat(AttachmentType.of(out.toByteArray(), "docx")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            report.pdf                     | report.pdf
            ../../etc/passwd.txt           | passwd.txt
            C:\\Users\\mia\\scan.PNG       | scan.png
            a\u202Efdp.exe.txt             | afdp.exe.txt
            .htaccess.csv                  | htaccess.csv
            a<script>b"c;d.csv             | ascriptbcd.csv
            Grüße 👋.docx                  | Grüße 👋.docx
            """)
    void namesAreMadeHarmless(String given, String shown) {
        assertThat(AttachmentName.of(given).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "/", "\u0000\u0007", "...", "   ", "\u202E"})
    void aNameThatIsNoneGetsOne(String given) {
        assertThat(AttachmentName.of(given).shown()).isEqualTo("attachment");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        AttachmentName name = AttachmentName.of("👋".repeat(500) + ".pdf");

        assertThat(name.shown()).endsWith(".pdf");
        assertThat(name.shown().length()).isGreaterThan(100).isLessThanOrEqualTo(120);
        assertThat(name.shown().codePoints()).noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}

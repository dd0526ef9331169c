package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's XML may try, and what becomes of it. */
class HostileXmlTests {

    private static final String NO_DTD = "The file has a document type declaration (DTD); such files are not read.";
    private static final String RESULTS = "<TestResult xmlns='http://checklists.nist.gov/xccdf/1.2'><target>t</target>"
            + "<rule-result idref='before'><result>pass</result></rule-result>";
    private static final String END = "</TestResult>";

    private final Collected collected = new Collected();

    @Test
    void billionLaughsEndBeforeTheFirst() {
        var laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        refused(laughs + "]>" + RESULTS + "&l9;" + END, NO_DTD);
    }

    @Test
    void oneLongEntityUsedOftenIsNotExpandedEither() {
        refused(
                "<!DOCTYPE a [<!ENTITY a '" + "a".repeat(100_000) + "'>]>" + RESULTS + "&a;".repeat(100_000) + END,
                NO_DTD);
        refused(RESULTS + "&a;" + END, "The file uses an entity of its own at line 1; these are not read.");
        refused(RESULTS + "<a b='&a;'/>" + END, "The file is not valid XML, or damaged, at line 1 or soon after.");
    }

    @Test
    void filesOfThisMachineStayHere(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");

        refused("<!DOCTYPE a [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]>" + RESULTS + "&s;" + END, NO_DTD);
        refused("<!DOCTYPE a SYSTEM '" + secret.toUri() + "'>" + RESULTS + END, NO_DTD);
        assertThat(collected.rows.toString() + collected.rejects).doesNotContain("secret");
    }

    @Test
    void nobodyElseIsAsked() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            refused("<!DOCTYPE a SYSTEM '" + address + "'>" + RESULTS + END, NO_DTD);
            refused(
                    "<!DOCTYPE a PUBLIC 'p' '" + address + "' [<!ENTITY % e SYSTEM '" + address + "'> %e;]>" + RESULTS,
                    NO_DTD);
            refused("<!DOCTYPE a [<!ENTITY s SYSTEM '" + address + "'>]>" + RESULTS + "&s;" + END, NO_DTD);
            refused(
                    RESULTS + "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='" + address + "'/>" + END,
                    "The file includes another one (XInclude) at line 1; nothing is fetched.");
            read("<?xml-stylesheet href='" + address + "'?>"
                    + RESULTS.replace(
                            "<TestResult",
                            "<TestResult xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                                    + " xsi:schemaLocation='http://checklists.nist.gov/xccdf/1.2 " + address + "'")
                    + END);

            server.setSoTimeout(200);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void nothingInItIsWithoutALimit() {
        refused(RESULTS + "<a>".repeat(100_000), "The file nests more than 500 elements, at line 1.");
        refused(
                RESULTS + "<a b='" + "a".repeat(5_000_000) + "'/>" + END,
                "The file has a value or a comment of more than 4 MB.");
        refused(
                RESULTS + "<!--" + "a".repeat(5_000_000) + "-->" + END,
                "The file has a value or a comment of more than 4 MB.");
        var names = new StringBuilder(RESULTS);
        for (int i = 0; i < 20_000; i++) {
            names.append("<a").append(i).append("/>");
        }
        refused(names + END, "The file has more than 10000 different names of elements.");
        assertThat(collected.rows).as("what came before the breaks").hasSize(4);
    }

    @Test
    void longTextIsCutAndIdsThatAreTooLongRejected() throws BrokenFile {
        read(RESULTS + "<rule-result idref='" + "i".repeat(10_000) + "'><result>fail</result></rule-result>"
                + "<rule-result idref='long'><result>fail</result><message>" + "m".repeat(6_000_000)
                + "</message></rule-result>" + END);

        assertThat(collected.rejects).singleElement().asString().contains("longer than 200 characters");
        assertThat(collected.rows).extracting(row -> row.detail().length()).containsExactly(0, 2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void theEncodingThatItStatesIsTheOneThatIsRead(String encoding) throws BrokenFile {
        String text = "<?xml version='1.0' encoding='" + encoding + "'?>"
                + RESULTS.replace("<target>t", "<target>T\u00fcr") + END;
        byte[] bytes = text.getBytes(Charset.forName(encoding));

        assertThat(Recognition.of(new java.io.BufferedInputStream(new ByteArrayInputStream(bytes)))
                        .format())
                .isEqualTo(ScanFormat.XCCDF);
        new XccdfReader().read(new ByteArrayInputStream(bytes), collected);
        assertThat(collected.rows).extracting(Row::asset).containsExactly("T\u00fcr");
    }

    @Test
    void anotherEncodingThanStatedEndsTheReading() {
        byte[] bytes = (RESULTS + "<title>T\u00fcr</title>" + END).getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new XccdfReader().read(new ByteArrayInputStream(bytes), collected))
                .isInstanceOf(BrokenFile.class)
                .hasMessage("The file is not valid XML, or damaged, at line 1 or soon after.");
        assertThat(collected.rows).hasSize(1);
    }

    private void refused(String text, String reason) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BrokenFile.class).hasMessage(reason);
    }

    private void read(String text) throws BrokenFile {
        new XccdfReader().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), collected);
    }
}

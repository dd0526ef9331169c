package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that were cut, damaged or written to do harm: a reader says what is wrong and never falls over. */
class HostileJsonTests {

    private static final String FILES = """
            new-forms.ocsf.json,    OCSF,        bridge_up
            tenant.scuba.json,      SCUBA,       MS.AAD.1.1v1
            days.securescore.json,  SECURESCORE, GateShut
            two-runs.sarif.json,    SARIF,       wall/crack
            two-results.oscal.json, OSCAL,       ac-3_obj
            plain.json,             JSON,        gate-shut
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = FILES)
    void cutAnywhereAFileIsCutOffAndHasNoMoreRowsThanWhenWhole(String file, ScanFormat format) throws IOException {
        byte[] whole = Collected.text(file).strip().getBytes(StandardCharsets.UTF_8);
        var all = read(format, whole);

        for (int length = 1; length < whole.length; length += 17) {
            var part = new Collected();
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> reader(format).read(new ByteArrayInputStream(cut), part))
                    .isInstanceOf(BrokenFile.class);
            assertThat(part.rows.size()).isLessThanOrEqualTo(all.rows.size());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = FILES)
    void damagedAnywhereAFileIsReadOrRefused(String file, ScanFormat format) throws IOException {
        byte[] whole = Collected.text(file).getBytes(StandardCharsets.UTF_8);
        var random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit <= random.nextInt(4); hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                reader(format).read(new ByteArrayInputStream(damaged), new Collected());
            } catch (BrokenFile e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = FILES)
    void idsThatAreFarTooLongAreRejected(String file, ScanFormat format, String check) throws IOException {
        String text = Collected.text(file).replace('"' + check + '"', '"' + "c".repeat(10_000) + '"');

        Collected collected = read(format, text.getBytes(StandardCharsets.UTF_8));

        assertThat(collected.rejects).anyMatch(reject -> reject.contains("longer than 200 characters"));
        assertThat(collected.rows).noneMatch(row -> row.check().equals(check));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = FILES)
    void textThatIsNotUtf8IsCalledSo(String file, ScanFormat format, String check) throws IOException {
        String text = Collected.text(file).replace('"' + check + '"', "\"T\u00fcr\"");

        assertThatThrownBy(() -> read(format, text.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(BrokenFile.class)
                .hasMessageStartingWith("The file is not UTF-8 text");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = FILES)
    void whatIsNestedWithoutEndIsRefused(String file, ScanFormat format) {
        for (String opening : new String[] {"[", "{\"a\":", "{\"results\":[", "{\"Results\":", "{\"runs\":["}) {
            assertThatThrownBy(() -> read(format, opening.repeat(50_000).getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BrokenFile.class);
        }
    }

    private static Collected read(ScanFormat format, byte[] body) throws BrokenFile {
        var collected = new Collected();
        reader(format).read(new ByteArrayInputStream(body), collected);
        return collected;
    }

    private static RowReader reader(ScanFormat format) {
        return format.reader(Recognition.Content.of(format, ','));
    }
}

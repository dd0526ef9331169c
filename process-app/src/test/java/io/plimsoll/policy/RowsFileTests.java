package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowsFileTests {

    private static final String KEY = "escalation-ladder";
    private static final PolicyTable LADDER = ShippedRows.table(KEY);

    static Stream<String> keys() {
        return ShippedRows.KEYS.stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsTakenAwayAsDmnOrCsvComesBackAsItWas(String key) {
        PolicyTable table = ShippedRows.table(key);

        for (UploadedRows read :
                List.of(read("a.dmn", ShippedRows.text(key), table), read("A.CSV", CsvFile.write(table), table))) {
            assertThat(read).isInstanceOfSatisfying(UploadedRows.Rows.class, rows -> assertThat(rows.cells())
                    .isEqualTo(table.rows().stream().map(PolicyRow::cells).toList()));
        }
    }

    @Test
    void noCellOfACsvIsAFormulaForASpreadsheet() {
        for (String key : ShippedRows.KEYS) {
            assertThat(CsvFile.write(ShippedRows.table(key)).split("\",\"|\r\n\"|^\""))
                    .noneMatch(cell -> cell.matches("(?s)[=+\\-@].*"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<definitions | <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions | document type declaration",
                "<definitions | <!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><definitions | document type declaration",
                "id=\"escalation-ladder\" | id=\"approval-rule\" | holds the table “approval-rule”",
                "RULE ORDER | FIRST | The hit policy is fixed",
                "<text>severity</text> | <text>java.lang.System</text> | input “Severity” is not as it is fixed",
                "name=\"share\" | name=\"part\" | output “Time passed (percent)” is not as it is fixed",
                "\"critical\",\"high\",\"medium\",\"low\" | \"critical\",\"fatal\" | is not as it is fixed",
                "<rule id=\"Rule_EscalationLadder01\"> | <rule id=\"a\"><script/> | “script” in row 1",
                "<decision id | <businessKnowledgeModel/><decision id | “businessKnowledgeModel” in the file",
                "<inputEntry id=\"UnaryTests_EscalationLadder01Task\"> | <inputEntry expressionLanguage=\"javascript\"> | another expression language",
                "</definitions> | '' | not valid XML",
                "https://www.omg.org/spec/DMN/20191111/MODEL/ | urn:other | not DMN 1.3"
            })
    void anythingButTheRowsOfTheFixedTableIsRefusedByName(String from, String to, String said) {
        String attack = ShippedRows.text(KEY)
                .replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));

        assertThat(attack).isNotEqualTo(ShippedRows.text(KEY));
        assertThat(read("a.dmn", attack, LADDER))
                .isInstanceOfSatisfying(UploadedRows.Refused.class, no -> assertThat(no.message())
                        .contains(said));
    }

    @Test
    void tenThousandRowsAreCountedAndRefused() {
        String dmn = ShippedRows.text(KEY);
        int from = dmn.indexOf("      <rule");
        String rule = "<rule><inputEntry><text>-</text></inputEntry></rule>";
        String many = dmn.substring(0, from) + rule.repeat(10_000) + dmn.substring(dmn.indexOf("    </decisionTable>"));
        String[] csv = CsvFile.write(LADDER).split("\r\n");

        assertThat(((UploadedRows.Refused) read("a.dmn", many, LADDER)).message())
                .contains("10,000 rows");
        assertThat(((UploadedRows.Refused) read("a.csv", csv[0] + "\r\n" + ",\r\n".repeat(10_000), LADDER)).message())
                .contains("more than 60 rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv | Severity | The first line of the sheet must be the heading",
                "a.txt | Severity | must end with .dmn, .csv or .xlsx",
                "a.xlsx | Severity | no workbook",
                "a.csv | '' | empty",
                "a.dmn | {} | not valid XML"
            })
    void whatIsNoTableIsRefused(String name, String content, String said) {
        String read = read(name, content, LADDER) instanceof UploadedRows.Refused no ? no.message() : "";
        assertThat(read)
                .contains(content.equals("Severity") && name.equals("a.xlsx") ? "The workbook has 0 sheets" : said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"=HYPERLINK(1) | formula", "+1 | formula", "@SUM(1) | formula"})
    void aFormulaInACsvIsNamedByItsPlace(String cell, String said) {
        String csv = CsvFile.write(LADDER)
                .replaceFirst("\"33\"", java.util.regex.Matcher.quoteReplacement("\"" + cell + "\""));

        assertThat(((UploadedRows.Refused) read("a.csv", csv, LADDER)).message())
                .contains("Row 1, Time passed (percent)", said);
    }

    @Test
    void aWorkbookIsReadWithTextsNumbersAndFlags() throws IOException {
        UploadedRows read = RowsFile.read("a.xlsx", workbook(""), LADDER.shape());

        assertThat(read).isInstanceOfSatisfying(UploadedRows.Rows.class, rows -> assertThat(rows.cells())
                .isEqualTo(LADDER.rows().stream().map(PolicyRow::cells).toList()));
    }

    @Test
    void aWorkbookThatCalculatesOrIsABombIsRefused() throws IOException {
        assertThat(((UploadedRows.Refused) RowsFile.read("a.xlsx", workbook("<f>1+1</f>"), LADDER.shape())).message())
                .isEqualTo("Cell E2 is a formula; these are not taken.");
        byte[] bomb = zip("xl/worksheets/sheet1.xml", " ".repeat(20_000_000));
        assertThat(bomb.length).isLessThan(1_000_000);
        assertThat(((UploadedRows.Refused) RowsFile.read("a.xlsx", bomb, LADDER.shape())).message())
                .contains("larger than 8 MB");
        byte[] entity = zip("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>");
        assertThat(((UploadedRows.Refused) RowsFile.read("a.xlsx", entity, LADDER.shape())).message())
                .contains("no workbook");
    }

    /** Numbers as numbers, flags as flags, all else as inline text. */
    private static byte[] workbook(String formula) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(RowsFile.heading(LADDER.shape()));
        LADDER.rows().forEach(row -> lines.add(row.cells()));
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        for (int line = 0; line < lines.size(); line++) {
            sheet.append("<row>");
            for (int cell = 0; cell < lines.get(line).size(); cell++) {
                String place = "%c%d".formatted('A' + cell, line + 1);
                String text = lines.get(line).get(cell);
                if (text.matches("\\d+")) {
                    sheet.append("<c r=\"%s\">%s<v>%s</v></c>".formatted(place, line == 1 ? formula : "", text));
                } else if (text.matches("true|false")) {
                    sheet.append("<c r=\"%s\" t=\"b\"><v>%s</v></c>".formatted(place, text.equals("true") ? 1 : 0));
                } else {
                    sheet.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text));
                }
            }
            sheet.append("</row>");
        }
        return zip(
                "xl/worksheets/sheet1.xml",
                sheet.append("</sheetData></worksheet>").toString());
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static UploadedRows read(String name, String content, PolicyTable table) {
        return RowsFile.read(name, content.getBytes(StandardCharsets.UTF_8), table.shape());
    }

    @Test
    void aComparisonShowsWhatChangedCameAndWent() {
        PolicyTable changed = ShippedRows.changed(KEY, rows -> {
            PolicyRow third = rows.get(2);
            rows.set(
                    2,
                    new PolicyRow(
                            third.when(),
                            List.of("80", "\"firm\"", "\"asked\"", "true", "false", "\"mail\""),
                            third.why()));
            rows.remove(6);
            rows.add(third);
            return rows;
        });

        List<TableComparison.Line> lines = TableComparison.of(LADDER.rows(), changed.rows());

        assertThat(lines.stream().filter(line -> line.change() != TableComparison.Change.SAME))
                .extracting(TableComparison.Line::change)
                .containsExactly(
                        TableComparison.Change.CHANGED, TableComparison.Change.REMOVED, TableComparison.Change.ADDED);
        assertThat(lines.get(2).differs(4)).isTrue();
        assertThat(lines.get(2).differs(5)).isFalse();
    }
}

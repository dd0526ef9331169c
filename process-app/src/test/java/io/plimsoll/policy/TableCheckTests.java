package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableCheckTests {

    static Stream<String> keys() {
        return ShippedRows.KEYS.stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatTheBuildBringsCouldBePutInForceAndIsWrittenAsItWas(String key) {
        PolicyTable table = ShippedRows.table(key);

        assertThat(table.problems()).isEmpty();
        assertThat(ShippedRows.write(table)).isEqualTo(ShippedRows.text(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity-rating   | 1 | 2 | today()            | Row 1, CVSS base score: “today()” is no condition",
                "severity-rating   | 1 | 2 | cvss > 3           | is no condition",
                "severity-rating   | 1 | 2 | >= assets          | is no condition",
                "severity-rating   | 1 | 2 | > 3 + 4            | is no condition",
                "severity-rating   | 1 | 2 | [9..3]             | ends before that",
                "severity-rating   | 1 | 2 | -3                 | is no condition",
                "severity-rating   | 1 | 3 | 2.5                | Row 1, Assets affected: 2.5 is no whole number.",
                "severity-rating   | 2 | 0 | \"hgh\"            | Control says: \"hgh\" is none of critical, high, medium, low.",
                "severity-rating   | 2 | 0 | critical           | is no condition",
                "severity-rating   | 2 | 0 | \"high\" or true   | is no condition",
                "severity-rating   | 2 | 0 | not(\"high\"       | is no condition",
                "severity-rating   | 2 | 0 | ${1+1}             | is no condition",
                "severity-rating   | 2 | 4 | \"severe\"         | Row 2, Severity: \"severe\" is none of",
                "severity-rating   | 2 | 4 | controlSeverity    | is not a text in quotes",
                "response-policy   | 1 | 2 | 1 + 1              | is not a whole number",
                "response-policy   | 1 | 2 | 0                  | Answer within (working days): 0 is not within 1 to 250",
                "approval-rule     | 1 | 4 | 3                  | Approvals needed: 3 is none of 1, 2.",
                "approval-rule     | 1 | 5 | 367                | every deviation ends, within a year",
                "escalation-ladder | 1 | 8 | yes                | neither true nor false",
                "escalation-ladder | 1 | 9 | \"chat\"          | Channel: \"chat\" is none of mail, mail-and-chat",
                "escalation-ladder | 1 | 4 | 100                | is not within 1 to 99",
                "safe-to-pause     | 1 | 3 | \"say \\ no\"      | is not a text in quotes",
                "safe-to-pause     | 1 | 3 | \"a\" + \"b\"      | is not a text in quotes",
                "safe-to-pause     | 1 | 4 | ''                 | Row 1, Why: Say why the row is there."
            })
    void aCellThatIsNoConditionOrNoValueIsNamedByRowAndColumn(
            String key, int row, int cell, String typed, String said) {
        List<TableProblem> problems = ShippedRows.with(key, row, cell, typed).problems();

        assertThat(problems)
                .extracting(TableProblem::text)
                .singleElement()
                .asString()
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity-rating    | 1  | 2 | not(< 9.0, null)",
                "approval-rule      | 1  | 0 | [15..99],100,> 100",
                "persistent-failure | 1  | 1 | 2,3,>= 4"
            })
    void theSameCanBeSaidInOtherWords(String key, int row, int cell, String typed) {
        assertThat(ShippedRows.with(key, row, cell, typed).problems()).isEmpty();
    }

    @Test
    void aQuestionWithoutARowIsToldInWords() {
        PolicyTable table = ShippedRows.changed("response-policy", rows -> {
            rows.remove(rows.size() - 1);
            rows.remove(8);
            return rows;
        });

        assertThat(table.problems())
                .extracting(TableProblem::text)
                .contains(
                        "Severity medium, Client's tier bronze: no row.",
                        "Severity another one, Client's tier gold: no row.")
                .last()
                .asString()
                .contains("more combinations have no row");
    }

    @Test
    void aRowThatOthersTakeEverythingFromIsNamed() {
        PolicyTable table = ShippedRows.changed("response-policy", rows -> {
            rows.add(0, rows.remove(rows.size() - 2));
            rows.add(1, rows.remove(10));
            return rows;
        });

        assertThat(table.problems()).extracting(TableProblem::row).containsExactly(2);
        assertThat(table.problems().get(0).text()).contains("can never be reached");
    }

    @Test
    void whereOneRowMustMatchTwoAreNamed() {
        PolicyTable first = ShippedRows.table("response-policy");
        TableShape shape = first.shape();
        var unique = new PolicyTable(
                new TableShape(
                        shape.key(),
                        shape.id(),
                        shape.name(),
                        TableShape.HitPolicy.UNIQUE,
                        shape.inputs(),
                        shape.outputs()),
                first.rows());

        assertThat(unique.problems())
                .extracting(TableProblem::text)
                .contains("Rows 1 and 3 and 12 all match: Severity critical, Client's tier gold.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "escalation-ladder | 4 | 8 | false        | Severity critical, Client's tier gold, What is asked respond, Stage first: a ladder has exactly one last word",
                "escalation-ladder | 1 | 8 | true         | exactly one last word, and nothing after it",
                "escalation-ladder | 6 | 8 | true         | Stage after-silence: a ladder has exactly one last word",
                "escalation-ladder | 1 | 5 | \"final\"    | row 1 sounds final and is not the last",
                "escalation-ladder | 4 | 4 | 66           | rows 3 and 4 both match, and the later one is not later",
                "escalation-ladder | 17 | 0 | \"low\"     | exactly one last word",
                "escalation-ladder | 9 | 1 | \"gold\"     | Severity high, Client's tier silver",
                "escalation-ladder | 3 | 3 | \"second\"   | Row 3, Stage: \"second\" is none of first, again, after-silence",
                "approval-rule     | 1 | 4 | 1            | takes two people",
                "approval-rule     | 15 | 4 | 1           | takes two people",
                "safe-to-pause     | 2 | 2 | true         | Kind of service backup",
                "safe-to-pause     | 2 | 3 | \"\"         | says what would get worse",
                "persistent-failure | 1 | 1 | -           | left nothing unanswered"
            })
    void whatSafetyRestsOnCannotBeRuledAway(String key, int row, int cell, String typed, String said) {
        assertThat(ShippedRows.with(key, row, cell, typed).problems())
                .extracting(TableProblem::text)
                .anyMatch(text -> text.contains(said));
    }

    @Test
    void aLadderThatIsMissingIsSaidForWhom() {
        PolicyTable table = ShippedRows.changed("escalation-ladder", rows -> rows.subList(4, rows.size()));

        assertThat(table.problems())
                .extracting(TableProblem::text)
                .anyMatch(text ->
                        text.startsWith("Severity critical, Client's tier gold, What is asked respond, Stage first:"
                                + " no reminder at all"));
    }

    @Test
    void tooManyRowsAndTooManyNumbersAreRefusedAtOnce() {
        PolicyRow row = ShippedRows.table("approval-rule").rows().get(0);
        PolicyTable many = ShippedRows.changed("approval-rule", rows -> java.util.Collections.nCopies(61, row));
        PolicyTable fine = ShippedRows.changed("approval-rule", rows -> {
            for (int i = 0; i < 45; i++) {
                rows.add(0, new PolicyRow(List.of("" + i, "-", ">= " + i, "> " + i), row.then(), "because"));
            }
            return rows;
        });

        assertThat(many.problems()).extracting(TableProblem::text).containsExactly("A table has 1 to 60 rows.");
        assertThat(fine.problems())
                .extracting(TableProblem::text)
                .singleElement()
                .asString()
                .contains("combinations");
    }

    /** Random tables of two inputs, each asked everything there is to ask of it, one by one. */
    @Test
    void gapsOverlapsAndDeadRowsAreThoseThatTryingEverythingFinds() {
        Random random = new Random(20261127);
        int withGap = 0;
        int withDead = 0;
        for (int round = 0; round < 400; round++) {
            PolicyTable table = RandomTable.of(random);
            Set<Integer> reached = new TreeSet<>();
            boolean gap = false;
            boolean overlap = false;
            for (Map<String, @Nullable Object> question : RandomTable.questions()) {
                List<Integer> rows = table.matching(question);
                gap |= rows.isEmpty();
                overlap |= rows.size() > 1;
                reached.addAll(
                        table.shape().hitPolicy() == TableShape.HitPolicy.FIRST
                                ? rows.stream().limit(1).toList()
                                : rows);
            }
            List<String> said =
                    table.problems().stream().map(TableProblem::text).toList();

            assertThat(said.stream().anyMatch(text -> text.contains("no row")))
                    .as("%s", table)
                    .isEqualTo(gap);
            assertThat(said.stream().anyMatch(text -> text.contains("all match")))
                    .as("%s", table)
                    .isEqualTo(overlap && table.shape().hitPolicy() == TableShape.HitPolicy.UNIQUE);
            assertThat(table.problems().stream()
                            .filter(problem -> problem.row() > 0)
                            .map(TableProblem::row))
                    .as("%s", table)
                    .containsExactlyElementsOf(unreached(table, reached));
            withGap += gap ? 1 : 0;
            withDead += reached.size() < table.rows().size() ? 1 : 0;
        }
        assertThat(withGap).isBetween(20, 380);
        assertThat(withDead).isBetween(20, 380);
    }

    private static List<Integer> unreached(PolicyTable table, Set<Integer> reached) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 1; row <= table.rows().size(); row++) {
            if (!reached.contains(row)) {
                rows.add(row);
            }
        }
        return rows;
    }
}

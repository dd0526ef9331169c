package io.plimsoll.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks whether rows can be put in force: each cell by itself, then all that the table can be asked. */
final class TableCheck {

    /** Whoever mends five sees the rest. */
    private static final int MOST_EXAMPLES = 5;

    /** Letters, marks, digits, punctuation, symbols and blanks: what can be read on paper, in one line. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}]*");

    private final PolicyTable table;
    private final TableShape shape;
    private final List<TableProblem> problems = new ArrayList<>();
    private final List<List<UnaryTests>> tests = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    TableCheck(PolicyTable table) {
        this.table = table;
        this.shape = table.shape();
    }

    List<TableProblem> problems() {
        if (table.rows().isEmpty() || table.rows().size() > PolicyTable.MOST_ROWS) {
            return List.of(TableProblem.of("A table has 1 to %d rows.".formatted(PolicyTable.MOST_ROWS)));
        }
        for (int row = 0; row < table.rows().size(); row++) {
            read(row + 1, table.rows().get(row));
        }
        if (problems.isEmpty()) {
            checkAnswers();
        }
        return List.copyOf(problems);
    }

    private void read(int nr, PolicyRow row) {
        for (String cell : row.cells()) {
            if (cell.length() > PolicyTable.LONGEST_CELL
                    || !PRINTABLE.matcher(cell).matches()) {
                problems.add(TableProblem.ofRow(
                        nr,
                        "A cell has up to %d characters, in one line, that can be printed."
                                .formatted(PolicyTable.LONGEST_CELL)));
                return;
            }
        }
        if (row.why().isEmpty()) {
            problems.add(new TableProblem(nr, "Why", "Say why the row is there."));
        }
        List<UnaryTests> conditions = new ArrayList<>();
        for (int i = 0; i < shape.inputs().size(); i++) {
            try {
                conditions.add(UnaryTests.read(row.when().get(i), shape.inputs().get(i)));
            } catch (BadCell bad) {
                problems.add(problem(nr, shape.inputs().get(i), bad));
            }
        }
        Map<String, Object> answer = new HashMap<>();
        for (int i = 0; i < shape.outputs().size(); i++) {
            Column output = shape.outputs().get(i);
            try {
                answer.put(
                        output.name(),
                        SafetyRules.within(
                                shape, output, Literals.read(row.then().get(i), output)));
            } catch (BadCell bad) {
                problems.add(problem(nr, output, bad));
            }
        }
        tests.add(conditions);
        answers.add(new Answer(nr, answer));
    }

    private static TableProblem problem(int nr, Column column, BadCell bad) {
        return new TableProblem(nr, column.label(), String.valueOf(bad.getMessage()));
    }

    private void checkAnswers() {
        boolean takesOne = shape.hitPolicy().takesOne();
        Combinations all = new Combinations(shape, tests, takesOne);
        if (all.areTooMany()) {
            problems.add(TableProblem.of(
                    "The rows cut the inputs into more than %,d combinations, which nobody can follow: use fewer different numbers."
                            .formatted(Combinations.MOST)));
            return;
        }
        Found found = new Found(shape, answers);
        all.forEach(found::look);
        found.report(problems);
    }

    /** What a row says, by the names of the outputs. */
    record Answer(int row, Map<String, Object> values) {

        String word(String output) {
            return String.valueOf(values.get(output));
        }

        int number(String output) {
            if (values.get(output) instanceof BigDecimal number) {
                return number.intValueExact();
            }
            throw new IllegalStateException("No table of ours answers " + output + " with a number");
        }

        boolean flag(String output) {
            return Boolean.TRUE.equals(values.get(output));
        }
    }

    /** What the combinations have shown so far. */
    private static final class Found {

        private final TableShape shape;
        private final List<Answer> answers;
        private final SafetyRules rules;
        private final BitSet reached = new BitSet();
        private final List<String> gaps = new ArrayList<>();
        private final Map<String, String> overlaps = new LinkedHashMap<>();
        private final Map<String, String> unsafe = new LinkedHashMap<>();

        Found(TableShape shape, List<Answer> answers) {
            this.shape = shape;
            this.answers = answers;
            this.rules = new SafetyRules(shape);
        }

        void look(List<Combinations.Piece> combination, BitSet rows) {
            boolean takesOne = shape.hitPolicy().takesOne();
            if (rows.isEmpty() && takesOne) {
                gaps.add(words(combination));
                return;
            }
            if (shape.hitPolicy() == TableShape.HitPolicy.FIRST) {
                reached.set(rows.nextSetBit(0));
            } else {
                reached.or(rows);
            }
            if (shape.hitPolicy() == TableShape.HitPolicy.UNIQUE && rows.cardinality() > 1) {
                overlaps.putIfAbsent(numbers(rows), words(combination));
            }
            List<Answer> given = rows.stream()
                    .limit(takesOne ? 1 : Long.MAX_VALUE)
                    .mapToObj(answers::get)
                    .toList();
            Map<String, Object> asked = new HashMap<>();
            for (int i = 0; i < combination.size(); i++) {
                Object value = combination.get(i).value();
                if (value != null) {
                    asked.put(shape.inputs().get(i).name(), value);
                }
            }
            rules.broken(asked, given).ifPresent(words -> unsafe.putIfAbsent(words, words(combination)));
        }

        void report(List<TableProblem> problems) {
            gaps.stream().limit(MOST_EXAMPLES).forEach(gap -> problems.add(TableProblem.of(gap + ": no row.")));
            if (gaps.size() > MOST_EXAMPLES) {
                problems.add(
                        TableProblem.of("%d more combinations have no row.".formatted(gaps.size() - MOST_EXAMPLES)));
            }
            overlaps.forEach((rows, example) ->
                    problems.add(TableProblem.of("Rows %s all match: %s.".formatted(rows, example))));
            for (int row = reached.nextClearBit(0); row < answers.size(); row = reached.nextClearBit(row + 1)) {
                problems.add(
                        TableProblem.ofRow(
                                row + 1,
                                "It can never be reached: the rows above it take all that it would match, or it matches nothing."));
            }
            unsafe.forEach((words, example) -> problems.add(TableProblem.of("%s: %s".formatted(example, words))));
        }

        private static String numbers(BitSet rows) {
            return rows.stream().mapToObj(row -> String.valueOf(row + 1)).collect(Collectors.joining(" and "));
        }

        private static String words(List<Combinations.Piece> combination) {
            return combination.stream().map(Combinations.Piece::words).collect(Collectors.joining(", "));
        }
    }
}

package io.plimsoll.policy;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a table can be asked, as far as its rows tell it apart: each input is cut where a row cuts it, and one value
 * of each piece stands for the rest of it. So what holds for the combinations holds for every question.
 */
final class Combinations {

    /** Beyond, a person could not follow the table, and the check would take longer than anybody waits. */
    static final int MOST = 200_000;

    /**
     * A piece of an input.
     *
     * @param value one value of it; null where it is not known
     * @param words as in {@code severity high}
     */
    record Piece(@Nullable Object value, String words) {}

    /** Is told of each combination with the rows that match it, counted from 0. */
    interface Visitor {
        void visit(List<Piece> combination, BitSet rows);
    }

    private record Cut(Piece piece, BitSet rows) {}

    private final List<List<Cut>> inputs = new ArrayList<>();
    private final int rows;

    /**
     * @param tests by row and input
     * @param withOthers whether an input may hold a word that the table does not know
     */
    Combinations(TableShape shape, List<List<UnaryTests>> tests, boolean withOthers) {
        rows = tests.size();
        for (int i = 0; i < shape.inputs().size(); i++) {
            int input = i;
            List<UnaryTests> column = tests.stream().map(row -> row.get(input)).toList();
            inputs.add(pieces(shape.inputs().get(i), column, withOthers).stream()
                    .map(piece -> new Cut(piece, matching(column, piece)))
                    .toList());
        }
    }

    boolean areTooMany() {
        long all = 1;
        for (List<Cut> cuts : inputs) {
            all *= cuts.size();
            if (all > MOST) {
                return true;
            }
        }
        return false;
    }

    void forEach(Visitor visitor) {
        BitSet all = new BitSet();
        all.set(0, rows);
        visit(visitor, 0, all, new ArrayDeque<>());
    }

    private void visit(Visitor visitor, int input, BitSet matching, Deque<Piece> chosen) {
        if (input == inputs.size()) {
            visitor.visit(List.copyOf(chosen), matching);
            return;
        }
        for (Cut cut : inputs.get(input)) {
            BitSet left = (BitSet) matching.clone();
            left.and(cut.rows());
            chosen.addLast(cut.piece());
            visit(visitor, input + 1, left, chosen);
            chosen.removeLast();
        }
    }

    private static BitSet matching(List<UnaryTests> column, Piece piece) {
        BitSet matching = new BitSet();
        for (int row = 0; row < column.size(); row++) {
            matching.set(row, column.get(row).matches(piece.value()));
        }
        return matching;
    }

    private static List<Piece> pieces(Column column, List<UnaryTests> tests, boolean withOthers) {
        List<Piece> pieces = new ArrayList<>();
        String label = column.label();
        if (column.type() == ValueType.TEXT) {
            column.allowed().forEach(word -> {
                String plain = word.replace("\"", "");
                pieces.add(new Piece(plain, label + " " + plain));
            });
            if (withOthers) {
                // no word in a cell has a character that cannot be typed into one
                pieces.add(new Piece("\"", label + " another one"));
            }
        } else {
            numbers(column, tests)
                    .forEach(number -> pieces.add(new Piece(number, label + " " + number.toPlainString())));
        }
        pieces.add(new Piece(null, label + " not known"));
        return pieces;
    }

    /** Each number at which a row begins or ends, and one between each two of them. */
    private static List<BigDecimal> numbers(Column column, List<UnaryTests> tests) {
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        bounds.add(BigDecimal.ZERO);
        tests.stream().flatMap(UnaryTests::boundaries).forEach(bounds::add);
        List<BigDecimal> numbers = new ArrayList<>();
        for (BigDecimal bound : bounds) {
            numbers.add(bound);
            BigDecimal next = bounds.higher(bound);
            BigDecimal after = bound.add(BigDecimal.ONE);
            if (next == null || column.type() == ValueType.WHOLE) {
                if (next == null || after.compareTo(next) < 0) {
                    numbers.add(after);
                }
            } else {
                numbers.add(bound.add(next).divide(BigDecimal.valueOf(2)));
            }
        }
        return numbers;
    }
}

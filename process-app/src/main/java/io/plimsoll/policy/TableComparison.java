package io.plimsoll.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two sets of rows of one table side by side: what stayed, what is another now, what came and what went. */
public final class TableComparison {

    /** What became of a row. */
    public enum Change {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /**
     * A line of the comparison.
     *
     * @param before null where the row is new
     * @param after null where it is gone
     */
    public record Line(
            Change change,
            int beforeNr,
            @Nullable PolicyRow before,
            int afterNr,
            @Nullable PolicyRow after) {

        /** Whether the cell is another than before. */
        public boolean differs(int cell) {
            return before != null
                    && after != null
                    && !before.cells().get(cell).equals(after.cells().get(cell));
        }
    }

    private TableComparison() {}

    /** Rows that stayed as they were stand in their order; what lies between two of them is compared in order. */
    public static List<Line> of(List<PolicyRow> before, List<PolicyRow> after) {
        int[][] longest = longest(before, after);
        List<Line> lines = new ArrayList<>();
        int left = 0;
        int right = 0;
        int gapLeft = 0;
        int gapRight = 0;
        while (left < before.size() && right < after.size()) {
            if (before.get(left).equals(after.get(right))) {
                between(lines, before, gapLeft, left, after, gapRight, right);
                lines.add(new Line(Change.SAME, left + 1, before.get(left), right + 1, after.get(right)));
                gapLeft = ++left;
                gapRight = ++right;
            } else if (longest[left + 1][right] >= longest[left][right + 1]) {
                left++;
            } else {
                right++;
            }
        }
        between(lines, before, gapLeft, before.size(), after, gapRight, after.size());
        return lines;
    }

    private static void between(
            List<Line> lines,
            List<PolicyRow> before,
            int left,
            int leftEnd,
            List<PolicyRow> after,
            int right,
            int rightEnd) {
        int l = left;
        int r = right;
        while (l < leftEnd && r < rightEnd) {
            lines.add(new Line(Change.CHANGED, l + 1, before.get(l++), r + 1, after.get(r++)));
        }
        while (l < leftEnd) {
            lines.add(new Line(Change.REMOVED, l + 1, before.get(l++), 0, null));
        }
        while (r < rightEnd) {
            lines.add(new Line(Change.ADDED, 0, null, r + 1, after.get(r++)));
        }
    }

    /** How many rows two tails have in common, in order. */
    private static int[][] longest(List<PolicyRow> before, List<PolicyRow> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int l = before.size() - 1; l >= 0; l--) {
            for (int r = after.size() - 1; r >= 0; r--) {
                longest[l][r] = before.get(l).equals(after.get(r))
                        ? longest[l + 1][r + 1] + 1
                        : Math.max(longest[l + 1][r], longest[l][r + 1]);
            }
        }
        return longest;
    }
}

package io.plimsoll.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes the rows, and nothing but the rows, out of a file that may be a stranger's. */
final class RowsFile {

    static final String WHY = "Why";

    /** A table of ours has some ten thousand characters. */
    private static final int LARGEST = 1_048_576;

    private RowsFile() {}

    static UploadedRows read(String fileName, byte[] content, TableShape shape) {
        String name = fileName.toLowerCase(Locale.ROOT);
        try {
            if (content.length == 0 || content.length > LARGEST) {
                return new UploadedRows.Refused("The file is empty, or larger than 1 MB.");
            }
            if (name.endsWith(".dmn")) {
                return new UploadedRows.Rows(checked(DmnFile.rows(content, shape), shape));
            }
            if (name.endsWith(".csv")) {
                return new UploadedRows.Rows(checked(sheet(CsvFile.read(content), shape), shape));
            }
            return name.endsWith(".xlsx")
                    ? new UploadedRows.Rows(checked(sheet(XlsxFile.read(content), shape), shape))
                    : new UploadedRows.Refused("The name of the file must end with .dmn, .csv or .xlsx.");
        } catch (BadFile bad) {
            return new UploadedRows.Refused(String.valueOf(bad.getMessage()));
        }
    }

    /** The heading of a spreadsheet, which says that it is for this table. */
    static List<String> heading(TableShape shape) {
        List<String> labels = new ArrayList<>();
        shape.inputs().forEach(column -> labels.add(column.label()));
        shape.outputs().forEach(column -> labels.add(column.label()));
        labels.add(WHY);
        return labels;
    }

    private static List<List<String>> sheet(List<List<String>> lines, TableShape shape) throws BadFile {
        List<String> heading = heading(shape);
        if (lines.isEmpty()
                || !lines.get(0).stream().map(String::strip).toList().equals(heading)) {
            throw new BadFile("The first line of the sheet must be the heading of this table: "
                    + String.join(" | ", heading) + ".");
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.stream().allMatch(String::isBlank)) {
                continue;
            }
            int nr = rows.size() + 1;
            if (line.size() != heading.size()) {
                throw new BadFile(
                        "Row %d has %d cells; there are %d columns.".formatted(nr, line.size(), heading.size()));
            }
            for (int cell = 0; cell < line.size(); cell++) {
                if (line.get(cell).matches("(?s)[=+@].*")) {
                    throw new BadFile("Row %d, %s: a cell that begins with =, + or @ is a formula; these are not taken."
                            .formatted(nr, heading.get(cell)));
                }
            }
            rows.add(line);
        }
        return rows;
    }

    private static List<List<String>> checked(List<List<String>> rows, TableShape shape) throws BadFile {
        if (rows.isEmpty() || rows.size() > PolicyTable.MOST_ROWS) {
            throw new BadFile(
                    "The file has %,d rows; a table has 1 to %d.".formatted(rows.size(), PolicyTable.MOST_ROWS));
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).stream().anyMatch(cell -> cell.length() > PolicyTable.LONGEST_CELL)) {
                throw new BadFile(
                        "Row %d has a cell of more than %d characters.".formatted(row + 1, PolicyTable.LONGEST_CELL));
            }
            if (rows.get(row).size() != shape.width() + 1) {
                throw new BadFile("Row %d does not have a cell for each column.".formatted(row + 1));
            }
        }
        return rows;
    }
}

package io.plimsoll.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The one sheet of an Office Open XML workbook (ECMA-376), as texts. Two of its parts are enough for a plain table; what
 * calculates, or is kept beside it, is refused.
 */
final class XlsxFile {

    private static final int MOST_PARTS = 100;
    private static final int LARGEST_UNPACKED = 8_388_608;
    private static final int MOST_COLUMNS = 50;
    private static final String SHEETS = "xl/worksheets/";
    private static final String WORDS = "xl/sharedStrings.xml";

    private final List<String> words = new ArrayList<>();

    private XlsxFile() {}

    static List<List<String>> read(byte[] content) throws BadFile {
        Map<String, byte[]> parts = unpacked(content);
        List<String> sheets = parts.keySet().stream()
                .filter(name -> name.startsWith(SHEETS) && name.endsWith(".xml"))
                .toList();
        if (sheets.size() != 1) {
            throw new BadFile("The workbook has %d sheets; it needs one.".formatted(sheets.size()));
        }
        if (parts.keySet().stream().anyMatch(name -> name.contains("vbaProject") || name.contains("externalLink"))) {
            throw new BadFile("The workbook has macros or links to others; these are not taken.");
        }
        var file = new XlsxFile();
        byte[] words = parts.get(WORDS);
        if (words != null) {
            SafeXml.children(root(words), "si").forEach(item -> file.words.add(texts(item)));
        }
        return file.lines(root(parts.getOrDefault(sheets.get(0), new byte[0])));
    }

    private static Map<String, byte[]> unpacked(byte[] content) throws BadFile {
        Map<String, byte[]> parts = new HashMap<>();
        int left = LARGEST_UNPACKED;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(left + 1);
                left -= part.length;
                if (left < 0 || parts.size() >= MOST_PARTS) {
                    throw new BadFile("Unpacked, the workbook is larger than 8 MB.");
                }
                parts.put(entry.getName(), part);
            }
        } catch (IOException | IllegalArgumentException notZip) {
            throw new BadFile("The file is no workbook, or damaged.");
        }
        return parts;
    }

    private static Element root(byte[] part) throws BadFile {
        return SafeXml.root(part).orElseThrow(() -> new BadFile("The file is no workbook, or damaged."));
    }

    private List<List<String>> lines(Element sheet) throws BadFile {
        List<List<String>> lines = new ArrayList<>();
        for (Element data : SafeXml.children(sheet, "sheetData")) {
            for (Element row : SafeXml.children(data, "row")) {
                if (lines.size() > PolicyTable.MOST_ROWS) {
                    throw new BadFile("The sheet has more than %d rows.".formatted(PolicyTable.MOST_ROWS));
                }
                lines.add(line(row));
            }
        }
        int width = lines.isEmpty() ? 0 : lines.get(0).size();
        lines.forEach(line -> line.addAll(Collections.nCopies(Math.max(0, width - line.size()), "")));
        return lines;
    }

    private List<String> line(Element row) throws BadFile {
        List<String> cells = new ArrayList<>();
        for (Element cell : SafeXml.children(row, "c")) {
            int column = column(cell.getAttribute("r"), cells.size());
            if (column < cells.size() || column >= MOST_COLUMNS) {
                throw new BadFile("The sheet has cells out of order, or more than %d columns.".formatted(MOST_COLUMNS));
            }
            cells.addAll(Collections.nCopies(column - cells.size(), ""));
            cells.add(value(cell));
        }
        return cells;
    }

    /** Of a place such as {@code AB12}, from 0. */
    private static int column(String place, int next) {
        int column = 0;
        for (int i = 0; i < Math.min(place.length(), 3) && Character.isUpperCase(place.charAt(i)); i++) {
            column = column * 26 + place.charAt(i) - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private String value(Element cell) throws BadFile {
        if (!SafeXml.children(cell, "f").isEmpty()) {
            throw new BadFile("Cell %s is a formula; these are not taken.".formatted(place(cell)));
        }
        String value = SafeXml.text(cell, "v");
        return switch (cell.getAttribute("t")) {
            case "s" -> shared(value, cell);
            case "inlineStr" ->
                SafeXml.children(cell, "is").stream().map(XlsxFile::texts).reduce("", String::concat);
            case "b" -> value.equals("1") ? "true" : "false";
            case "str" -> value;
            case "", "n" -> number(value, cell);
            default -> throw new BadFile("Cell %s holds neither text nor number.".formatted(place(cell)));
        };
    }

    private String shared(String value, Element cell) throws BadFile {
        if (value.matches("\\d{1,7}") && Integer.parseInt(value) < words.size()) {
            return words.get(Integer.parseInt(value));
        }
        throw new BadFile("Cell %s names a text that is not there.".formatted(place(cell)));
    }

    private static String number(String value, Element cell) throws BadFile {
        if (value.isEmpty()) {
            return "";
        }
        if (!value.matches("-?\\d{1,9}(\\.\\d{1,12})?")) {
            throw new BadFile("Cell %s holds a number that no table has.".formatted(place(cell)));
        }
        return new BigDecimal(value).toPlainString();
    }

    private static String place(Element cell) {
        String place = cell.getAttribute("r");
        return place.matches("[A-Z]{1,3}\\d{1,7}") ? place : "without a place";
    }

    /** The text of an item, put together from its runs. */
    private static String texts(Element item) {
        StringBuilder text = new StringBuilder();
        for (Node node = item.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && "t".equals(element.getLocalName())) {
                text.append(element.getTextContent());
            } else if (node instanceof Element element && "r".equals(element.getLocalName())) {
                text.append(SafeXml.text(element, "t"));
            }
        }
        return text.toString();
    }
}

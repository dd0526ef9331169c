package io.plimsoll.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks the lines of a text part so that every mail program shows them alike; addresses stay whole. */
final class TextWrap {

    private static final int WIDTH = 76;
    private static final Pattern START = Pattern.compile("^(> |\\s*- |\\s*)(.*)$");
    private static final Pattern GAP = Pattern.compile("\\n{3,}");

    private TextWrap() {}

    static String wrap(String text) {
        String wrapped = text.lines().map(TextWrap::line).collect(Collectors.joining("\n"));
        return GAP.matcher(wrapped).replaceAll("\n\n").strip() + "\n";
    }

    private static String line(String line) {
        Matcher parts = START.matcher(line.stripTrailing());
        // a signature's delimiter ends with a blank (RFC 3676, section 4.3)
        if (line.equals("-- ") || !parts.matches() || line.length() <= WIDTH) {
            return line.equals("-- ") ? line : line.stripTrailing();
        }
        String next = parts.group(1).replace('-', ' ');
        var out = new StringBuilder(parts.group(1));
        int column = parts.group(1).length();
        boolean first = true;
        for (String word : parts.group(2).split(" +", -1)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(next);
                column = next.length();
                first = true;
            }
            out.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        return out.toString();
    }
}

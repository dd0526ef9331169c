package io.plimsoll.mail;

import java.util.regex.Pattern;

/** What is done to text that people entered, whatever part of a mail it goes to. */
final class PlainText {

    // Unicode 16, section 2.4: controls, except tab and line feed; and the explicit bidirectional formatting characters
    // of Unicode Standard Annex 9, which can make an address read as another.
    private static final Pattern UNWANTED =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private PlainText() {}

    /** Line ends become line feeds; other controls and characters that change the direction of reading go. */
    static String clean(String text) {
        return UNWANTED.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
    }

    /** The same on one line, with single blanks; safe in a header. */
    static String oneLine(String text) {
        return BLANK.matcher(clean(text)).replaceAll(" ").strip();
    }

    /** At most so many characters, an ellipsis telling that some are missing; no character is cut in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}

package io.plimsoll.finding.reader;

import java.util.Locale;

/** Makes text from outside fit for a column and a page. */
public final class Texts {

    private Texts() {}

    /** Without control characters and blanks around it, and cut to so many characters, never within one. */
    public static String clean(String text, int length) {
        var clean = new StringBuilder(Math.min(text.length(), length));
        String stripped = text.strip();
        for (int i = 0; i < stripped.length() && clean.length() < length; ) {
            int point = stripped.codePointAt(i);
            i += Character.charCount(point);
            if (clean.length() + Character.charCount(point) > length) {
                break;
            }
            clean.appendCodePoint(kept(point) ? point : ' ');
        }
        return clean.toString().strip();
    }

    /** Whether it can stand in a column and on a page as it is. */
    static boolean printable(String text) {
        return text.codePoints().allMatch(point -> point != '\n' && kept(point));
    }

    /** A name in lower case with hyphens for all that is no letter or digit, as in {@code aws-config}; "" where nothing is left. */
    public static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 60 ? slug.substring(0, 60) : slug;
    }

    private static boolean kept(int point) {
        int type = Character.getType(point);
        return point == '\n'
                || type != Character.CONTROL && type != Character.SURROGATE && type != Character.UNASSIGNED;
    }
}

package io.plimsoll.web;

import java.util.regex.Pattern;

/** What words may consist of that somebody typed outside of a form of the process. */
public final class TypedWords {

    /**
     * Any character but control characters, of which a tab and the ends of lines are let through, and half characters
     * (Unicode's general categories Cc and Cs).
     */
    public static final String PLAIN = "[\\t\\r\\n\\P{C}\\p{Cf}\\p{Co}\\p{Cn}]*";

    /** What is said to whoever typed other ones. */
    public static final String NOT_PLAIN = "contains characters that cannot be stored";

    private static final Pattern PATTERN = Pattern.compile(PLAIN);

    private TypedWords() {}

    /** Whether the words can be stored, hashed and shown as they are. */
    public static boolean arePlain(String words) {
        return PATTERN.matcher(words).matches();
    }
}

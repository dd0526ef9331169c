package io.plimsoll.process;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How what people send is brought into a shape that can be stored, hashed and shown. */
final class Texts {

    private static final int SHOWN = 60;
    private static final int MAX_DIGITS = 40;

    private Texts() {}

    /** Without space around it, lines ended by one newline. */
    static String normal(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    /** Whether the text holds no control characters but tabs and, if allowed, newlines, and no half characters. */
    static boolean clean(String text, boolean lines) {
        return text.codePoints().noneMatch(point -> forbidden(point, lines));
    }

    private static boolean forbidden(int point, boolean lines) {
        if (point == '\n' || point == '\t') {
            return !lines;
        }
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** A name from outside, short and harmless enough to be told back. */
    static String shown(String name) {
        String safe = name.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return safe.isEmpty() ? "?" : safe;
    }

    /** The exact decimal, or null for what no field can mean (endless, or with absurdly many digits). */
    static @Nullable BigDecimal decimal(Number number) {
        if (number instanceof Double real && !Double.isFinite(real)
                || number instanceof Float small && !Float.isFinite(small)) {
            return null;
        }
        BigDecimal decimal = number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        boolean sane = decimal.precision() <= MAX_DIGITS && Math.abs(decimal.scale()) <= MAX_DIGITS;
        return sane ? decimal : null;
    }
}

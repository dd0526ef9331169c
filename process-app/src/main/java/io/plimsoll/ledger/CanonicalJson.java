package io.plimsoll.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the one form of RFC 8785 (JSON Canonicalization Scheme), so that equal facts have equal bytes and
 * hashes can be recomputed by anyone's tool.
 */
final class CanonicalJson {

    /** Beyond this, a JSON number does not name one integer (RFC 8785, section 3.2.2.3 and RFC 7493, section 2.2). */
    private static final BigInteger LARGEST_EXACT = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

    private static final int DIGITS_THAT_NAME_A_DOUBLE = 17;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** The canonical text; refuses what is not a JSON value. */
    static String of(Map<String, ? extends @Nullable Object> value) {
        CanonicalJson json = new CanonicalJson();
        json.object(value);
        return json.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> list) {
            array(list);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean truth) {
            out.append(truth.booleanValue());
        } else if (value instanceof Number number) {
            number(number);
        } else {
            throw refused(value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw refused("a key that is no text");
            }
            sorted.put(name, value);
        });
        char separator = '{';
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> list) {
        char separator = '[';
        for (Object item : list) {
            out.append(separator);
            value(item);
            separator = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void string(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw refused("text with half a character");
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            floating(number.doubleValue());
            return;
        }
        BigDecimal exact = new BigDecimal(number.toString());
        if (exact.stripTrailingZeros().scale() <= 0) {
            whole(exact.toBigIntegerExact());
        } else {
            double nearest = exact.doubleValue();
            if (shortest(nearest).compareTo(exact) != 0) {
                throw refused("a number of more digits than JSON keeps");
            }
            floating(nearest);
        }
    }

    private void whole(BigInteger number) {
        if (number.abs().compareTo(LARGEST_EXACT) > 0) {
            throw refused("a whole number beyond 2^53");
        }
        out.append(number);
    }

    /** As ECMAScript writes numbers (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks for. */
    private void floating(double number) {
        if (!Double.isFinite(number)) {
            throw refused("a number without a value");
        }
        if (number == 0) {
            out.append('0');
            return;
        }
        BigDecimal decimal = shortest(number).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            out.append(decimal.toPlainString());
            return;
        }
        String digits = decimal.unscaledValue().abs().toString();
        out.append(number < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
    }

    /** The shortest decimal that reads back as this double; the JDK's own text is not always the shortest before 19. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < DIGITS_THAT_NAME_A_DOUBLE; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == number) {
                return candidate;
            }
        }
        return exact.round(new MathContext(DIGITS_THAT_NAME_A_DOUBLE, RoundingMode.HALF_EVEN));
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("Not a JSON value: " + what);
    }
}

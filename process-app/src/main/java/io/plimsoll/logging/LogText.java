package io.plimsoll.logging;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes a text fit for a log: one line, nothing that moves the cursor or the reading direction, and no secret that can
 * be known by its form or its name. A net under the rule that secrets are not logged, not a reason to log them.
 */
final class LogText {

    private static final int LONGEST = 16_000;
    private static final String MASK = "***";

    /** RFC 9110, section 11: a scheme and what follows it. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)\\b(bearer|basic|digest|dpop)([ :=]{1,3})[A-Za-z0-9+/._~=-]{6,}");

    /** RFC 7519: three parts, of which the first two are JSON in base64url and so begin alike. */
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*){1,4}");

    /** Headers whose whole value is secret, up to the end of it as far as that can be told. */
    private static final Pattern COOKIES = Pattern.compile(
            "(?i)\\b(set-cookie|cookie|authorization)(\"?\\s{0,3}[:=]\\s{0,3}[\\[\"]?)[^\\\\\\]\"]{3,}");

    /** What comes after a name that says it is secret, in query strings, JSON, properties and maps. */
    private static final Pattern NAMED = Pattern.compile("(?i)([A-Za-z0-9_.-]{0,40}"
            + "(?:password|passwd|passphrase|secret|token|api[_-]?key|private[_-]?key|code[_-]verifier|otp|credential)"
            + "[A-Za-z0-9_-]{0,20}\"?\\s{0,3}[:=]\\s{0,3}\"?)(?!\\*)[^\\s\"',;&})\\]]{1,4000}");

    /** Codes and the like that sign-in leaves in addresses (RFC 6749, section 4.1.2). */
    private static final Pattern IN_ADDRESS = Pattern.compile(
            "([?&](?:code|state|nonce|session_state|id_token_hint|logout_token|assertion|key)=)[^\\s&#\"'\\])]{1,4000}");

    /** RFC 3986, section 3.2.1: name and password before the host. */
    private static final Pattern IN_AUTHORITY = Pattern.compile("(://)[^\\s/@:]{1,200}:[^\\s/@]{1,200}@");

    private LogText() {}

    static String safe(String text) {
        return masked(oneLine(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " [cut]"));
    }

    private static String masked(String line) {
        String masked = COOKIES.matcher(line).replaceAll("$1$2" + MASK);
        masked = CREDENTIALS.matcher(masked).replaceAll("$1$2" + MASK);
        masked = JWT.matcher(masked).replaceAll(MASK);
        masked = IN_ADDRESS.matcher(masked).replaceAll("$1" + MASK);
        masked = IN_AUTHORITY.matcher(masked).replaceAll("$1" + MASK + "@");
        return NAMED.matcher(masked).replaceAll("$1" + MASK);
    }

    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (moves(c) || isHalf(text, i)) {
                        out.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** Control characters (ANSI sequences begin with one), line separators, and those that turn the direction. */
    private static boolean moves(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}

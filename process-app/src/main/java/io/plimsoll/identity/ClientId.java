package io.plimsoll.identity;

import java.util.regex.Pattern;

/**
 * Names one client organisation, the tenant that nothing crosses.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 40 characters, starting with a letter or digit
 */
public record ClientId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a client id");
        }
    }

    /** Tells whether text from outside could be a client id, for callers that must not fail on it. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.plimsoll.adoption;

import java.util.regex.Pattern;

/**
 * The number that people quote for one version of a standard being brought to one client.
 *
 * @param value {@code SA-<year>-<six digits>}, as in {@code SA-2026-000001}
 */
public record AdoptionNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("SA-\\d{4}-\\d{6}");

    public AdoptionNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not the number of an adoption");
        }
    }

    /** The number of the {@code sequence}-th adoption of a year. */
    static AdoptionNumber of(int year, int sequence) {
        return new AdoptionNumber("SA-%04d-%06d".formatted(year, sequence));
    }

    /** Tells whether text from outside could be the number of an adoption. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

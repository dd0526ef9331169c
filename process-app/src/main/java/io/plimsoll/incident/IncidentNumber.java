package io.plimsoll.incident;

import java.util.regex.Pattern;

/**
 * The number that people quote for one incident of one client.
 *
 * @param value {@code IN-<year>-<six digits>}, as in {@code IN-2026-000001}
 */
public record IncidentNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("IN-\\d{4}-\\d{6}");

    public IncidentNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not the number of an incident");
        }
    }

    /** The number of the {@code sequence}-th incident of a year. */
    static IncidentNumber of(int year, int sequence) {
        return new IncidentNumber("IN-%04d-%06d".formatted(year, sequence));
    }

    /** Tells whether text from outside could be the number of an incident. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

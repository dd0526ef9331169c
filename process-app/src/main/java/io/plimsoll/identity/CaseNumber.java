package io.plimsoll.identity;

import java.util.regex.Pattern;

/**
 * The number that people quote for one case; holds, mails and ledger entries refer to it, so it lives where all see it.
 *
 * @param value {@code NC-<year>-<six digits>}, as in {@code NC-2026-000123}
 */
public record CaseNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("NC-\\d{4}-\\d{6}");

    public CaseNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a case number");
        }
    }

    /** The number of the {@code sequence}-th case of a year. */
    public static CaseNumber of(int year, int sequence) {
        return new CaseNumber("NC-%04d-%06d".formatted(year, sequence));
    }

    /** Tells whether text from outside could be a case number. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

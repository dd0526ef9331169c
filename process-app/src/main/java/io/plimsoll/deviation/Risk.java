package io.plimsoll.deviation;

/**
 * A place in the risk matrix.
 *
 * @param likelihood 1 (rare) to 5 (almost certain)
 * @param impact 1 (hardly felt) to 5 (threatens the business)
 */
public record Risk(int likelihood, int impact) {

    private static final int LARGEST = 5;

    public Risk {
        if (likelihood < 1 || likelihood > LARGEST || impact < 1 || impact > LARGEST) {
            throw new IllegalArgumentException("Likelihood and impact go from 1 to 5");
        }
    }

    /** Likelihood times impact, 1 to 25. */
    public int value() {
        return likelihood * impact;
    }

    /** The band that people speak of: low, medium, high or very high. */
    public String word() {
        int value = value();
        if (value >= 15) {
            return "very high";
        }
        if (value >= 10) {
            return "high";
        }
        return value >= 5 ? "medium" : "low";
    }

    /** For people: {@code high (12 of 25: likelihood 3 × impact 4)}. */
    public String text() {
        return "%s (%d of 25: likelihood %d × impact %d)".formatted(word(), value(), likelihood, impact);
    }
}

package io.plimsoll.deviation;

/**
 * Why the client wants more time.
 *
 * @param reason business, technical or operational; neither size nor maturity is one
 * @param explanation the client's own words
 */
record Wish(String reason, String explanation) {

    /** The reason in words for people. */
    String label() {
        return switch (reason) {
            case "business" -> "Business reasons";
            case "technical" -> "Technical reasons";
            case "operational" -> "Day-to-day operation does not allow it";
            default -> throw new IllegalStateException("Not a reason for a deviation: " + reason);
        };
    }
}

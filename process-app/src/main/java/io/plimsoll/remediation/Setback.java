package io.plimsoll.remediation;

import java.util.Arrays;

/** Why a plan is asked for once more, where nobody has said it in words of their own. */
enum Setback {
    NOT_MET("not-met", "It was checked and is not met yet."),
    OURS_LATE("ours-late", "What was ours to do was not done by the agreed day."),
    LATE("late", "The work was not reported as done by the agreed day.");

    private final String key;
    private final String sentence;

    Setback(String key, String sentence) {
        this.key = key;
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** What mails in every language have words for; {@code said} where it is somebody's own words. */
    static String keyOf(String words) {
        return Arrays.stream(values())
                .filter(one -> one.sentence.equals(words))
                .findFirst()
                .map(one -> one.key)
                .orElse("said");
    }
}

package io.plimsoll.policy;

/** Where a matter stands with its client when it is asked for something. */
public enum Stage {
    /** It has not been asked for this before. */
    FIRST("first"),

    /** It answered before, and nothing came of that: a text that was declined, a remedy that failed. */
    AGAIN("again"),

    /** Something in the matter was left unanswered until its time was over; a pause is what is decided on next. */
    AFTER_SILENCE("after-silence");

    private final String key;

    Stage(String key) {
        this.key = key;
    }

    /** As the decision tables write it. */
    public String key() {
        return key;
    }
}

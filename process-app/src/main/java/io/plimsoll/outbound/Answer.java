package io.plimsoll.outbound;

/** What a server had to say to a question. */
public sealed interface Answer {

    /** It answered with a status of 2xx. */
    record Heard(byte[] body) implements Answer {}

    /**
     * It did not, or may not be asked.
     *
     * @param reason in plain words, with nothing of what the other side said
     */
    record Nothing(String reason) implements Answer {}
}

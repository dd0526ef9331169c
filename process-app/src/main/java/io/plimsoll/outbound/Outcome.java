package io.plimsoll.outbound;

import java.nio.charset.StandardCharsets;

/** What came of a call of which it matters what the other side said. */
public sealed interface Outcome {

    /**
     * The other side answered, with whatever status.
     *
     * @param content never longer than the settings allow; what it says is not to be trusted
     */
    record Answered(int status, byte[] content) implements Outcome {

        /** What was answered, as text in UTF-8. */
        public String body() {
            return new String(content, StandardCharsets.UTF_8);
        }

        /** Any status of 2xx. */
        public boolean isTaken() {
            return status / 100 == 2;
        }
    }

    /**
     * There was no answer, or none that can be used; worth another try later.
     *
     * @param reason in plain words, with nothing of what the other side said
     */
    record NoAnswer(String reason) implements Outcome {}

    /**
     * The address is not one that may be called; another try will not help before the configuration changes.
     *
     * @param reason in plain words
     */
    record NotAllowed(String reason) implements Outcome {}
}

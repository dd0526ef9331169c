package io.plimsoll.outbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call of which it matters what the other side said. */
public sealed interface Outcome {

    /**
     * The other side answered, with whatever status.
     *
     * @param content never longer than the settings allow; what it says is not to be trusted
     * @param pause how long it asks us to stay away, null where it says nothing of it
     */
    record Answered(int status, byte[] content, @Nullable Duration pause) implements Outcome {

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
     * @param handedOver whether all of it had gone out before, so that it may have arrived
     */
    record NoAnswer(String reason, boolean handedOver) implements Outcome {}

    /**
     * The address is not one that may be called; another try will not help before the configuration changes.
     *
     * @param reason in plain words
     */
    record NotAllowed(String reason) implements Outcome {}
}

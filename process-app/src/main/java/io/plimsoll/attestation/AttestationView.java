package io.plimsoll.attestation;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client was asked and what it said.
 *
 * @param begun whether it is asked at all
 * @param next when it is asked next, null where it is being asked or not at all
 * @param news whether something new to the client waits to be asked
 * @param open what is asked now, null where nothing is
 * @param lines each question that applies, with what counts now
 */
public record AttestationView(
        ClientId client,
        boolean begun,
        @Nullable Instant next,
        boolean news,
        @Nullable Open open,
        List<Line> lines) {

    /**
     * A questionnaire that waits for answers.
     *
     * @param id what its documents belong to
     * @param revision changes with each answer
     */
    public record Open(String id, Instant askedAt, Instant due, String revision, List<AskedQuestion> questions) {

        /** What is still to be answered. */
        public List<AskedQuestion> unanswered() {
            return questions.stream().filter(question -> !question.answered()).toList();
        }
    }

    /**
     * A question that applies to the client.
     *
     * @param controls codes of the controls it is about
     * @param answer what was said last, null where nothing was
     */
    public record Line(
            String question,
            String area,
            String words,
            List<String> controls,
            @Nullable Answer answer) {}
}

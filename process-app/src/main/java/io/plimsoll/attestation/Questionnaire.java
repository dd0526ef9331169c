package io.plimsoll.attestation;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.List;

/**
 * What is asked of a client at one time.
 *
 * @param policy the version of the decision tables that its reminders keep to
 * @param lastRung the highest reminder that was sent, 0 for none
 */
record Questionnaire(
        String id,
        ClientId client,
        Instant askedAt,
        Deadline due,
        int policy,
        int lastRung,
        int reminders,
        List<AskedQuestion> questions) {

    List<AskedQuestion> unanswered() {
        return questions.stream().filter(question -> !question.answered()).toList();
    }

    /** Changes with each answer, so that a page made before one is known to be old. */
    String revision() {
        return id + "-" + unanswered().size();
    }
}

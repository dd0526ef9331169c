package io.plimsoll.adoption;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a standard on its way into force for a client, or there.
 *
 * @param standard the standard's id
 * @param from the version before, "" where it is the first
 * @param inForceAt when it comes into force
 * @param dueAt until when it is to be acknowledged
 * @param answer null while there is none
 * @param answeredBy a name, "" for silence
 * @param reason of a refusal, "" otherwise
 * @param inForceSince null while it is not
 * @param endedAt null while it runs
 * @param endReason why it ended before its time, "" otherwise
 * @param documentId the text that was shown, null before it is made
 */
public record AdoptionView(
        AdoptionNumber number,
        ClientId client,
        String standard,
        String title,
        String from,
        String to,
        String announcedBy,
        Instant announcedAt,
        Instant inForceAt,
        Instant dueAt,
        int reminders,
        @Nullable AdoptionAnswer answer,
        @Nullable Instant answeredAt,
        String answeredBy,
        String reason,
        @Nullable Instant inForceSince,
        @Nullable Instant endedAt,
        String endReason,
        @Nullable String documentId,
        String textSha256) {

    /** Whether it runs. */
    public boolean open() {
        return endedAt == null;
    }
}

package io.plimsoll.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one mail to a client got.
 *
 * @param cause what it was sent for
 * @param step which of the cause's mails
 * @param state queued, sending, sent, bounced, unknown, dead; noted until it is worded, gathered for the reader's daily mail
 */
public record MailTrace(
        String cause, String step, String state, @Nullable Instant sentAt) {

    /** Whether our server of mail had taken it by then. */
    public boolean hasLeftBy(Instant moment) {
        return state.equals("sent") && sentAt != null && !sentAt.isAfter(moment);
    }

    /** As people read it. */
    public String word() {
        return switch (state) {
            case "sent" -> "sent";
            case "dead" -> "not delivered";
            case "bounced" -> "came back";
            case "unknown" -> "perhaps delivered";
            default -> "waits to be sent";
        };
    }
}

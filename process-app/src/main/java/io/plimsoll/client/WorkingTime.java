package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Reckons deadlines in a client's working time; at demo pace a working or calendar day lasts seconds. */
@Component
public class WorkingTime {

    /** The deadline {@code workingDays} (may be fractional) after a start; always rounded up to a whole second. */
    public Deadline after(ClientId client, Instant start, double workingDays) {
        throw new UnsupportedOperationException();
    }

    /** The instant at which {@code percent} of the working time between two instants has passed. */
    public Instant share(ClientId client, Instant from, Instant due, int percent) {
        throw new UnsupportedOperationException();
    }

    /** What is left from now until the instant. */
    public Remaining remaining(ClientId client, Instant due) {
        throw new UnsupportedOperationException();
    }

    /** The client's date today. */
    public LocalDate today(ClientId client) {
        throw new UnsupportedOperationException();
    }

    /** When a validity that ends with this date of the client's calendar ends; at demo pace, days from today are scaled. */
    public Instant endOf(ClientId client, LocalDate date) {
        throw new UnsupportedOperationException();
    }
}

package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reckons deadlines in a client's working time; at demo pace a working or calendar day lasts seconds. */
@Component
@Transactional(readOnly = true)
public class WorkingTime {

    private final ClientRows clients;
    private final Pace pace;
    private final Clock clock;

    WorkingTime(ClientRows clients, Pace pace, Clock clock) {
        this.clients = clients;
        this.pace = pace;
        this.clock = clock;
    }

    /** The deadline {@code workingDays} (0 to 10000, may be fractional) after a start; always rounded up to a whole second. */
    public Deadline after(ClientId client, Instant start, double workingDays) {
        CalendarView calendar = calendar(client);
        return new Deadline(pace.after(calendar, start, workingDays), calendar.zone(), calendar.version());
    }

    /** The instant at which {@code percent} of the working time between two instants has passed; whole seconds. */
    public Instant share(ClientId client, Instant from, Instant due, int percent) {
        return pace.share(calendar(client), from, due, percent);
    }

    /** What is left from now until the instant. */
    public Remaining remaining(ClientId client, Instant due) {
        return pace.remaining(calendar(client), clock.instant(), due);
    }

    /** The client's date today. */
    public LocalDate today(ClientId client) {
        return clock.instant().atZone(calendar(client).zone()).toLocalDate();
    }

    /** Where the client's days begin and end. */
    public ZoneId zone(ClientId client) {
        return calendar(client).zone();
    }

    /** When a validity that ends with this date of the client's calendar ends; at demo pace, days from today are scaled. */
    public Instant endOf(ClientId client, LocalDate date) {
        return pace.endOf(calendar(client), clock.instant(), date);
    }

    /** How long so many days last, free ones among them; at demo pace days last seconds. */
    public Duration days(int days) {
        return pace.day().multipliedBy(days);
    }

    private CalendarView calendar(ClientId client) {
        return clients.findById(client.value()).orElseThrow(NotVisible::new).calendar();
    }
}

package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reckons deadlines in a client's working time; at demo pace a working or calendar day lasts seconds. */
@Component
@Transactional(readOnly = true)
public class WorkingTime {

    /**
     * How instants move to the present calendar.
     *
     * @param version of the present one
     */
    public record Carrying(int version, ZoneId zone, UnaryOperator<Instant> move) {

        /** Where that instant comes to lie. */
        public Deadline to(Instant at) {
            return new Deadline(move.apply(at), zone, version);
        }
    }

    private final ClientRows clients;
    private final KeptCalendarRows calendars;
    private final Pace pace;
    private final Clock clock;

    WorkingTime(ClientRows clients, KeptCalendarRows calendars, Pace pace, Clock clock) {
        this.clients = clients;
        this.calendars = calendars;
        this.pace = pace;
        this.clock = clock;
    }

    /** The deadline {@code workingDays} (0 to 10000, may be fractional) after a start; always rounded up to a whole second. */
    public Deadline after(ClientId client, Instant start, double workingDays) {
        CalendarView calendar = calendar(client);
        return calendar.deadline(pace.after(calendar, start, workingDays));
    }

    /** The instant at which {@code percent} of the working time between two instants has passed; whole seconds. */
    public Instant share(ClientId client, Instant from, Instant due, int percent) {
        return pace.share(calendar(client), from, due, percent);
    }

    /**
     * Moves instants that an earlier version of the calendar led to: as many working days as were left of each at one
     * moment are left from another on by the present version. None comes forward. Empty where that version was not kept.
     *
     * @param anew the same as {@code from} where no time has been lost meanwhile
     */
    public Optional<Carrying> carrying(ClientId client, int version, Instant from, Instant anew) {
        CalendarView present = calendar(client);
        return calendars
                .findById(KeptCalendar.id(client, version))
                .map(KeptCalendar::view)
                .map(then -> new Carrying(
                        present.version(), present.zone(), at -> pace.carried(then, from, at, present, anew)));
    }

    /** The version that deadlines are reckoned by from now on. */
    public int calendarVersion(ClientId client) {
        return calendar(client).version();
    }

    /** Counts by the client's calendar as it is. */
    public Reckoning reckoning(ClientId client) {
        return reckoning(calendar(client));
    }

    /** Counts by an earlier version of the client's calendar; by the present one where that was not kept. */
    public Reckoning reckoning(ClientId client, int version) {
        return reckoning(calendars
                .findById(KeptCalendar.id(client, version))
                .map(KeptCalendar::view)
                .orElseGet(() -> calendar(client)));
    }

    /** Counts by a calendar that need not be anybody's. */
    public Reckoning reckoning(CalendarView calendar) {
        return new Reckoning(calendar, pace);
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
    public Deadline endOf(ClientId client, LocalDate date) {
        CalendarView calendar = calendar(client);
        return calendar.deadline(pace.endOf(calendar, clock.instant(), date));
    }

    /** A point in time that was not counted, with the calendar that the client has meanwhile. */
    public Deadline fixed(ClientId client, Instant at) {
        return calendar(client).deadline(at);
    }

    /** How long so many days last, free ones among them; at demo pace days last seconds. */
    public Duration days(int days) {
        return pace.day().multipliedBy(days);
    }

    private CalendarView calendar(ClientId client) {
        return clients.findById(client.value()).orElseThrow(NotVisible::new).calendar();
    }
}

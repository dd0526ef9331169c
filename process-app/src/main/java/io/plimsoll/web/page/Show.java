package io.plimsoll.web.page;

import io.plimsoll.client.Remaining;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.ClientId;
import io.plimsoll.incident.IncidentWords;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.standard.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words and shapes in which pages show times, severities and states; templates call it {@code @show}. */
@Component("show")
public class Show {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);

    private final WorkingTime time;
    private final Zones zones;

    Show(WorkingTime time, Zones zones) {
        this.time = time;
        this.zones = zones;
    }

    /**
     * How much time is left.
     *
     * @param text as in "2 working days left"
     * @param title the moment in full with its zone
     * @param day as in "Fri 27 Nov"
     * @param tone late, soon or calm
     */
    public record Clock(String text, String title, String day, String tone) {}

    /**
     * A state as a chip.
     *
     * @param tone a colour of the kit
     */
    public record Chip(String text, String tone) {}

    /** What is left until then, in the client's working time. */
    public Clock clock(ClientId client, Instant due) {
        Remaining left = time.remaining(client, due);
        ZoneId zone = zones.of(client);
        String tone = left.overdue() ? "late" : left.days() < 1 ? "soon" : "calm";
        return new Clock(left(left), LONG.format(due.atZone(zone)), WEEKDAY.format(due.atZone(zone)), tone);
    }

    private static String left(Remaining left) {
        String amount = left.days() > 0
                ? left.days() + (left.days() == 1 ? " working day" : " working days")
                : left.hours() + (left.hours() == 1 ? " working hour" : " working hours");
        if (left.overdue()) {
            return left.days() + left.hours() == 0 ? "due just now" : "overdue by " + amount;
        }
        return left.days() + left.hours() == 0 ? "less than 1 hour left" : amount + " left";
    }

    /** Date and time where the client is. */
    public String moment(ClientId client, Instant at) {
        return MOMENT.format(at.atZone(zones.of(client)));
    }

    /** Date and time at the MSP's office. */
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zones.own()));
    }

    /** To the second, at the MSP's office. */
    public String exact(Instant at) {
        return EXACT.format(at.atZone(zones.own()));
    }

    /** The date where the client is. */
    public String day(ClientId client, Instant at) {
        return DAY.format(at.atZone(zones.of(client)));
    }

    /** A date. */
    public String day(LocalDate date) {
        return DAY.format(date);
    }

    /** An amount with thousands apart and the decimals that it has, as in {@code EUR 1,500.30}. */
    public String money(String amount, String currency) {
        var exact = new BigDecimal(amount);
        return currency + " " + String.format(Locale.ROOT, "%,." + exact.scale() + "f", exact);
    }

    /** The word of a severity, as in "High". */
    public String severity(Severity severity) {
        return capital(severity.key());
    }

    /** The mark of a severity, so that colour is never alone. */
    public String mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "◆";
            case HIGH -> "▲";
            case MEDIUM -> "●";
            case LOW -> "○";
        };
    }

    /** Where a case stands, for the MSP. */
    public Chip chip(CaseView one) {
        return switch (one.state()) {
            case RESPONDING -> new Chip("not met", "red");
            case DISPUTED -> new Chip("not met · disputed", "orange");
            case AGREEING -> new Chip("not met · deviation under way", "orange");
            case ACCEPTED -> new Chip("accepted for now", "purple");
            case REMEDIATING -> new Chip("not met · being fixed", "blue");
            case VERIFYING -> new Chip("not met · being checked", "blue");
            case ENFORCING -> new Chip("not met · enforcement", "red");
            case PAUSING -> new Chip("being paused", "red");
            case PAUSED -> new Chip("paused", "red");
            case RESUMING -> new Chip("being resumed", "green");
            case TERMINATING -> new Chip("being ended", "red");
            case CLOSED -> closed(one.outcome());
        };
    }

    /** Where a case stands, for the client. */
    public Chip plainChip(CaseView one) {
        return switch (one.state()) {
            case RESPONDING -> new Chip("open", "orange");
            case DISPUTED -> new Chip("we look into it", "blue");
            case AGREEING -> new Chip("being agreed", "orange");
            case ENFORCING -> new Chip("we decide how to go on", "red");
            case REMEDIATING -> new Chip("being fixed", "blue");
            case VERIFYING -> new Chip("being checked", "blue");
            default -> chip(one);
        };
    }

    private static Chip closed(@Nullable CaseOutcome outcome) {
        return switch (Objects.requireNonNullElse(outcome, CaseOutcome.WITHDRAWN)) {
            case MET -> new Chip("met", "green");
            case DISMISSED -> new Chip("dismissed", "secondary");
            case WITHDRAWN -> new Chip("withdrawn", "secondary");
            case TERMINATED -> new Chip("ended", "dark");
        };
    }

    /** A key such as {@code endpoint-protection} or {@code PART_APPROVED} as words. */
    public String words(Object key) {
        return capital(key.toString().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' '));
    }

    /** Elapsed time, as in "1 day 3 hours". */
    public String lasting(Duration time) {
        return IncidentWords.lasting(time);
    }

    /** Elapsed time between two moments. */
    public String until(Instant from, Instant to) {
        return IncidentWords.lasting(Duration.between(from, to));
    }

    /** Something that happened in an incident. */
    public String incidentEvent(String what) {
        return IncidentWords.event(what);
    }

    /** Who must be told of an incident. */
    public String whom(String key) {
        return IncidentWords.whom(key);
    }

    /** Bytes for people. */
    public String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1_048_576 ? bytes / 1024 + " KB" : bytes / 1_048_576 + " MB";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

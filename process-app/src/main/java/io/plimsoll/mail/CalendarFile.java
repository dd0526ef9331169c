package io.plimsoll.mail;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes deadlines as a file that calendars read (RFC 5545): published, so that nobody is asked to accept anything
 * (RFC 5546, section 3.2.1), and free time, since a deadline is no meeting.
 */
final class CalendarFile {

    private static final String PRODUCT = "-//Plimsoll//Plimsoll//EN";

    private final String from;
    private final String name;

    /**
     * @param from the address that mail is sent from
     * @param name who sends it, as people call them
     */
    CalendarFile(String from, String name) {
        this.from = from;
        this.name = name;
    }

    /** @param link where the reader sees to it */
    String of(List<CalendarEvent> events, String link, Instant now) {
        List<CalendarComponent> components = new ArrayList<>();
        events.forEach(event -> components.add(new VEvent(new PropertyList(properties(event, link, now)))));
        var calendar = new Calendar(
                new PropertyList(List.of(new ProdId(PRODUCT), ImmutableVersion.VERSION_2_0, ImmutableMethod.PUBLISH)),
                new ComponentList<>(components));
        var out = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private List<Property> properties(CalendarEvent event, String link, Instant now) {
        return List.of(
                new Uid(event.uid()),
                new DtStamp(now),
                new DtStart<>(event.at()),
                new DtEnd<>(event.at()),
                new Sequence(event.revision()),
                event.over() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED,
                ImmutableTransp.TRANSPARENT,
                new Organizer(new ParameterList(List.of(new Cn(name))), URI.create("mailto:" + from)),
                new Summary(PlainText.oneLine(event.title())),
                new Url(URI.create(link)));
    }
}

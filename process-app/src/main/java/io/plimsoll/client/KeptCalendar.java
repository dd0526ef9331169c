package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.hibernate.annotations.Filter;
import org.springframework.data.domain.Persistable;

/** A version of a client's calendar as it was saved; written once, since deadlines name it for years. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client_id, ' %'))")
@Table(name = "client_calendar")
class KeptCalendar implements Persistable<String> {

    @Id
    private String id;

    private String clientId;
    private int calendarVersion;
    private String zone;

    @Convert(converter = NamesColumn.class)
    private Set<String> workDays;

    private String worksFrom;
    private String worksTo;
    private String region;

    @Convert(converter = NamedDaysColumn.class)
    private SortedMap<LocalDate, String> holidays;

    @Convert(converter = NamedDaysColumn.class)
    private SortedMap<LocalDate, String> ownDays;

    @Transient
    private boolean fresh;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected KeptCalendar() {}

    KeptCalendar(ClientId client, CalendarView calendar) {
        this.id = id(client, calendar.version());
        this.clientId = client.value();
        this.calendarVersion = calendar.version();
        this.zone = calendar.zone().getId();
        this.workDays = calendar.days().stream().map(DayOfWeek::name).collect(Collectors.toSet());
        this.worksFrom = calendar.from().toString();
        this.worksTo = calendar.to().toString();
        this.region = calendar.freeDays().region();
        this.holidays = calendar.freeDays().holidays();
        this.ownDays = calendar.freeDays().own();
        this.fresh = true;
    }

    static String id(ClientId client, int version) {
        return client + "/" + version;
    }

    CalendarView view() {
        return new CalendarView(
                calendarVersion,
                ZoneId.of(zone),
                workDays.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(worksFrom),
                LocalTime.parse(worksTo),
                new FreeDays(region, holidays, ownDays));
    }

    @Override
    public String getId() {
        return id;
    }

    /** New versions are inserted without looking for them first. */
    @Override
    public boolean isNew() {
        return fresh;
    }
}

package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.jspecify.annotations.Nullable;

/** An organisation that is served, with when it works; its contacts and services have rows of their own. */
@Entity
@FilterDef(
        name = Tenancy.FILTER,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = @ParamDef(name = Tenancy.CLIENTS, type = String.class, resolver = Tenancy.Clients.class))
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', id, ' %'))")
class Client {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String name;
    private String tier;
    private String locale;

    @Convert(converter = NamesColumn.class)
    private Set<String> facts;

    private boolean active;
    private int calendarVersion;
    private String zone;

    @Convert(converter = NamesColumn.class)
    private Set<String> workDays;

    /** Kept as text: a time without date or zone is what drivers like to shift. */
    private String worksFrom;

    private String worksTo;

    /** Whose holidays those are, and the days themselves as they were known when the calendar was saved. */
    private String region;

    @Convert(converter = NamedDaysColumn.class)
    private SortedMap<LocalDate, String> holidays;

    @Convert(converter = NamedDaysColumn.class)
    private SortedMap<LocalDate, String> ownDays;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Client() {}

    @SuppressWarnings("NullAway.Init")
    Client(ClientId id, ClientDetails details, CalendarDetails calendar, FreeDays free) {
        this.id = id.value();
        this.active = true;
        change(details);
        change(calendar, free);
    }

    final void change(ClientDetails details) {
        name = details.name().strip();
        tier = details.tier();
        locale = details.locale();
        facts = Set.copyOf(details.facts());
    }

    /** What was promised by the old calendar stays as it was; the new version says that it is another one. */
    final void change(CalendarDetails calendar, FreeDays free) {
        calendarVersion++;
        zone = calendar.zone();
        workDays = calendar.days().stream().map(DayOfWeek::name).collect(Collectors.toSet());
        worksFrom = calendar.from().toString();
        worksTo = calendar.to().toString();
        region = free.region();
        holidays = free.holidays();
        ownDays = free.own();
    }

    void becomeActive() {
        active = true;
    }

    void endOfAllServices() {
        active = false;
    }

    ClientId id() {
        return new ClientId(id);
    }

    String name() {
        return name;
    }

    CalendarView calendar() {
        Set<DayOfWeek> days = workDays.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
        return new CalendarView(
                calendarVersion,
                ZoneId.of(zone),
                days,
                LocalTime.parse(worksFrom),
                LocalTime.parse(worksTo),
                new FreeDays(region, holidays, ownDays));
    }

    ClientView view(List<Contact> contacts, List<ContractedItem> services) {
        return new ClientView(
                id(),
                name,
                tier,
                Locale.forLanguageTag(locale),
                calendar(),
                contacts.stream().map(Contact::view).toList(),
                services.stream().map(ContractedItem::view).toList(),
                facts,
                active);
    }
}

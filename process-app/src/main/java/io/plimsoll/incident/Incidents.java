package io.plimsoll.incident;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.policy.Decisions;
import io.plimsoll.standard.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Incidents: reported, looked at, and said how they go on. */
@Component
@Transactional
public class Incidents {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    /** Clocks of people and machines differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final IncidentRepository incidents;
    private final IncidentRows rows;
    private final IncidentViews views;
    private final IncidentRecord record;
    private final IncidentMails mails;
    private final IncidentFlow flow;
    private final IncidentSettings settings;
    private final Clients clients;
    private final Decisions decisions;
    private final Clock clock;

    Incidents(
            IncidentRepository incidents,
            IncidentRows rows,
            IncidentViews views,
            IncidentRecord record,
            IncidentMails mails,
            IncidentFlow flow,
            IncidentSettings settings,
            Clients clients,
            Decisions decisions,
            Clock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.views = views;
        this.record = record;
        this.mails = mails;
        this.flow = flow;
        this.settings = settings;
        this.clients = clients;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Takes the report of an incident; with several clients, which only the MSP's people report, as one for each that
     * knows nothing of the others. One that comes late is taken too, with the reason. Sent twice it is taken once.
     */
    public IncidentReported report(List<ClientId> those, IncidentReport report, Actor by) {
        by.require(Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        List<ClientView> concerned =
                those.stream().distinct().map(client -> clients.get(client, by)).toList();
        Optional<IncidentReported.Refused> wrong = wrong(concerned, report, by);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        String occurrence = UuidCreator.getTimeOrderedEpoch().toString();
        List<IncidentView> taken = new ArrayList<>();
        for (ClientView client : concerned) {
            Incident incident = known(client.id(), report, by).orElseGet(() -> take(client, occurrence, report, by));
            taken.add(views.view(incident, by));
        }
        return new IncidentReported.Taken(taken);
    }

    private Optional<IncidentReported.Refused> wrong(List<ClientView> concerned, IncidentReport report, Actor by) {
        Instant now = clock.instant();
        Instant noticed = report.noticedAt();
        if (concerned.isEmpty()) {
            return refused("clients", "Choose whom it concerns.");
        } else if (concerned.size() > 1 && !by.isMsp()) {
            return refused("clients", "You can report for one organisation at a time.");
        } else if (noticed.isAfter(now.plus(TOLERANCE)) || noticed.isBefore(EARLIEST)) {
            return refused("noticedAt", "Say when it was noticed; that cannot be later than now.");
        } else if (now.isAfter(noticed.plus(settings.reportWithin()))
                && report.lateReason().isBlank()) {
            Duration late = Duration.between(noticed.plus(settings.reportWithin()), now);
            return refused(
                    "lateReason",
                    "The time for reporting, %s from when it was noticed, ended %s ago. We take the report all the same; please say why it comes late."
                            .formatted(IncidentWords.lasting(settings.reportWithin()), IncidentWords.lasting(late)));
        } else if (concerned.stream()
                .anyMatch(client -> !names(client, report.services()).isPresent())) {
            return refused("services", "Choose from the services that you have.");
        }
        return Optional.empty();
    }

    private static Optional<IncidentReported.Refused> refused(String field, String message) {
        return Optional.of(new IncidentReported.Refused(field, message));
    }

    /** The names of these services; empty where one is not the client's. */
    private static Optional<List<String>> names(ClientView client, List<String> ids) {
        Map<String, String> known = new HashMap<>();
        client.services().forEach(service -> known.put(service.id(), service.name()));
        return known.keySet().containsAll(ids)
                ? Optional.of(client.services().stream()
                        .filter(service -> ids.contains(service.id()))
                        .map(ServiceView::name)
                        .toList())
                : Optional.empty();
    }

    private Optional<Incident> known(ClientId client, IncidentReport report, Actor by) {
        return incidents.findByClientAndStateNot(client.value(), IncidentState.CLOSED).stream()
                .filter(open -> open.isReport(report, by))
                .findFirst();
    }

    private Incident take(ClientView client, String occurrence, IncidentReport report, Actor by) {
        Instant now = clock.instant();
        Incident incident = incidents.saveAndFlush(new Incident(
                rows.next(),
                client.id(),
                occurrence,
                report,
                by,
                now,
                client.calendar().deadline(report.noticedAt().plus(settings.reportWithin())),
                decisions.currentVersion()));
        List<String> services = names(client, report.services()).orElseThrow();
        rows.affects(incident, services);
        Duration late = incident.overrun(now);
        record.open(
                incident,
                "incident-reported",
                by,
                Map.of(
                        "noticedAt", report.noticedAt().toString(),
                        "clockEndsAt", incident.clockEndsAt().toString(),
                        "overrunMinutes", incident.ours() ? 0 : late.toMinutes(),
                        "confirmed", report.confirmed(),
                        "services", services),
                report.summary());
        mails.tellMsp(
                incident,
                "incident-reported",
                "reported",
                Role.ANALYST,
                Map.of(
                        "confirmed", report.confirmed(),
                        "noticed", report.noticedAt(),
                        "late", !late.isZero(),
                        "overrun", late.toMinutes()));
        flow.reported(incident.number(), client.id());
        return incident;
    }

    /** How long after an incident was noticed the other side must know of it. */
    public Duration reportWithin() {
        return settings.reportWithin();
    }

    /** One incident; NotVisible where it is absent or not the reader's to see. */
    @Transactional(readOnly = true)
    public IncidentView get(IncidentNumber number, Actor reader) {
        return views.view(views.require(number, reader), reader);
    }

    /**
     * What lists say about an incident.
     *
     * @param severity null while nobody has rated it
     */
    public record Headline(String title, @Nullable Severity severity) {}

    /** The same in few words. */
    @Transactional(readOnly = true)
    public Headline headline(IncidentNumber number, Actor reader) {
        Incident one = views.require(number, reader);
        return new Headline(
                IncidentWords.title(one.summary()),
                one.rating().map(Rating::severity).orElse(null));
    }

    /**
     * Those of one client, or of all that the reader may see, newest first.
     *
     * @param cursor as the page before gave it, null for the first
     * @param limit how many at most, up to 200
     */
    @Transactional(readOnly = true)
    public IncidentPage list(@Nullable ClientId client, @Nullable String cursor, int limit, Actor reader) {
        if (client != null) {
            reader.requireClient(client);
        }
        return views.page(client, cursor, limit, reader);
    }

    /**
     * Tells the client how it goes on; false where the incident is over, or the client does not know of it yet and so
     * cannot be told how it goes on.
     */
    public boolean update(IncidentNumber number, String words, Actor by) {
        Incident incident = views.require(number, by);
        by.require(Role.ANALYST, Role.SERVICE_MANAGER);
        if (!incident.isOpen() || incident.ours() && incident.toldAt() == null) {
            return false;
        }
        record.open(incident, "incident-update", by, Map.of(), words);
        mails.tellClient(
                incident, "incident-update", "update-" + clock.instant().toEpochMilli(), Map.of("words", words));
        return true;
    }
}

package io.plimsoll.enforcement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Severity;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What pausing, resuming and terminating all need to know of a case, its client and the hour. */
@Component
class Matters {

    private static final int MOST_NAMED = 20;

    private final NonCompliances cases;
    private final Clients clients;
    private final Standards standards;
    private final Ledger ledger;
    private final Clock clock;

    Matters(NonCompliances cases, Clients clients, Standards standards, Ledger ledger, Clock clock) {
        this.cases = cases;
        this.clients = clients;
        this.standards = standards;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The case as the system sees it; steps have no other reader. */
    CaseView of(CaseNumber number) {
        return cases.get(number, Actor.system());
    }

    ClientView client(ClientId id) {
        return clients.get(id, Actor.system(id));
    }

    Control control(CaseView matter) {
        return standards.control(matter.control());
    }

    /** What a paper about the case has to say of it. */
    Papers.Subject subject(CaseView matter) {
        StandardView standard =
                standards.version(matter.control().standard(), matter.control().version());
        return new Papers.Subject(matter, client(matter.client()), control(matter), standard);
    }

    /**
     * The services that a pause for this case may name: those that depend on the control, or all where the client has
     * never had one that does. A service that another case holds may be held by this one too.
     */
    List<ServiceView> pausable(CaseView matter) {
        List<ServiceView> ever = client(matter.client()).services();
        var kinds = control(matter).services();
        boolean anyDepends = ever.stream().anyMatch(service -> kinds.contains(service.kind()));
        return ever.stream()
                .filter(service -> service.state() != ServiceState.TERMINATED)
                .filter(service -> !anyDepends || kinds.contains(service.kind()))
                .toList();
    }

    /** The services of these ids, in that order. */
    List<ServiceView> services(ClientId client, Collection<String> ids) {
        Map<String, ServiceView> known =
                client(client).services().stream().collect(Collectors.toMap(ServiceView::id, service -> service));
        return ids.stream()
                .map(id -> Objects.requireNonNull(known.get(id), () -> "Unknown service " + id))
                .toList();
    }

    List<String> names(ClientId client, Collection<String> ids) {
        return services(client, ids).stream().map(ServiceView::name).toList();
    }

    /** How often this has happened in the case. */
    long times(CaseView matter, String event) {
        return ledger.about(Chain.of(matter.client()), matter.number(), Actor.system(matter.client())).stream()
                .filter(row -> row.event().equals(event))
                .count();
    }

    /** The client's other matters that are critical and open. */
    List<String> openCritical(CaseView matter) {
        var query = new CaseQuery(matter.client(), null, Severity.CRITICAL, null, true, null, MOST_NAMED);
        return cases.list(query, Actor.system(matter.client())).items().stream()
                .map(one -> one.number().value())
                .filter(number -> !number.equals(matter.number().value()))
                .toList();
    }

    void record(CaseView matter, String event, Actor by, Map<String, Object> facts) {
        ledger.append(
                new LedgerFact(Chain.of(matter.client()), event, matter.number().value(), by, facts));
    }

    /** The same of a step that takes a role: where it was taken in a colleague's place, that is kept with it. */
    void record(CaseView matter, String event, Role as, Actor by, Map<String, Object> facts) {
        Map<String, Object> all = new TreeMap<>(facts);
        by.inPlaceOf(as).ifPresent(absent -> {
            all.put("as", "deputy");
            all.put(Ledger.PERSON, ledger.markOf(absent.person()));
        });
        record(matter, event, by, all);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}

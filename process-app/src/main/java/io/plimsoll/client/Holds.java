package io.plimsoll.client;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which case holds which service; a service runs again when its last hold is released. */
@Component
public class Holds {

    private final HoldRows holds;
    private final ServiceRows services;
    private final ClientRows clients;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Holds(
            HoldRows holds,
            ServiceRows services,
            ClientRows clients,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.services = services;
        this.clients = clients;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Records that the case is about to hold the services; repeating changes nothing, terminated ones are left out. */
    @Transactional
    public void request(ClientId client, CaseNumber number, Collection<String> serviceIds, Actor by) {
        for (ContractedItem service : locked(client, serviceIds, by)) {
            String openKey = number + ":" + service.id();
            if (!service.isTerminated() && holds.findByOpenKey(openKey).isEmpty()) {
                Hold hold = new Hold(
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        number,
                        service,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
                holds.save(hold);
                record(hold, "hold-requested", by);
            }
        }
    }

    /** The gateway (or a person) confirmed: the hold is in effect and the service PAUSED. */
    @Transactional
    public void confirm(String holdId, Actor by) {
        Hold hold = existing(holdId, by);
        ContractedItem service = locked(hold);
        if (hold.moveTo(HoldState.HELD)) {
            service.pause();
            record(hold, "hold-confirmed", by);
        }
    }

    /** The hold is being released. */
    @Transactional
    public void releasing(String holdId, Actor by) {
        Hold hold = existing(holdId, by);
        if (hold.moveTo(HoldState.RELEASING)) {
            record(hold, "hold-release-begun", by);
        }
    }

    /** The hold is gone; the service becomes ACTIVE if it was the last. */
    @Transactional
    public void released(String holdId, Actor by) {
        Hold hold = existing(holdId, by);
        ContractedItem service = locked(hold);
        if (hold.moveTo(HoldState.RELEASED)) {
            if (holds.findByServiceIdAndOpenKeyIsNotNull(service.id()).isEmpty()) {
                service.resume();
            }
            record(hold, "hold-released", by);
        }
    }

    /** Open holds (not RELEASED) of a case. */
    @Transactional(readOnly = true)
    public List<HoldView> open(ClientId client, CaseNumber number) {
        return holds.findByClientIdAndCaseNumberAndOpenKeyIsNotNullOrderById(client.value(), number.value()).stream()
                .map(hold -> hold.view(services.findById(hold.serviceId())
                        .orElseThrow(NotVisible::new)
                        .view()))
                .toList();
    }

    /**
     * Whether another case also holds this service. The answer stands until the caller's transaction ends, so that of
     * two cases that release at the same moment exactly one is the last.
     */
    @Transactional
    public boolean heldByOthers(String serviceId, CaseNumber number) {
        ContractedItem service = services.lock(serviceId).orElseThrow(NotVisible::new);
        return holds.existsByServiceIdAndCaseNumberNotAndOpenKeyIsNotNull(service.id(), number.value());
    }

    /**
     * Whether another case's hold is in effect, so that the service is paused already. One that was only requested, or
     * is about to be released, says nothing about that. The answer stands until the caller's transaction ends.
     */
    @Transactional
    public boolean pausedByOthers(String serviceId, CaseNumber number) {
        ContractedItem service = services.lock(serviceId).orElseThrow(NotVisible::new);
        return holds.existsByServiceIdAndCaseNumberNotAndState(service.id(), number.value(), HoldState.HELD);
    }

    /** Ends services for good: holds on them are closed, state TERMINATED. */
    @Transactional
    public void terminate(ClientId client, CaseNumber number, Collection<String> serviceIds, Actor by) {
        for (ContractedItem service : locked(client, serviceIds, by)) {
            if (!service.isTerminated()) {
                service.terminate();
                for (Hold hold : holds.findByServiceIdAndOpenKeyIsNotNull(service.id())) {
                    hold.moveTo(HoldState.RELEASED);
                    record(hold, "hold-released", by);
                }
                ledger.append(new LedgerFact(
                        Chain.of(client), "service-ended", number.value(), by, Map.of("service", service.id())));
            }
        }
        if (!services.anyLeft(client.value())) {
            clients.findById(client.value()).orElseThrow(NotVisible::new).endOfAllServices();
            events.publishEvent(new ClientLeft(client, number));
        }
    }

    /** In one order, so that two cases never wait for each other. */
    private List<ContractedItem> locked(ClientId client, Collection<String> serviceIds, Actor by) {
        requireMay(client, by);
        return new TreeSet<>(serviceIds)
                .stream()
                        .map(id -> services.lock(id)
                                .filter(service -> service.clientId().equals(client))
                                .orElseThrow(NotVisible::new))
                        .toList();
    }

    private ContractedItem locked(Hold hold) {
        return services.lock(hold.serviceId()).orElseThrow(NotVisible::new);
    }

    private Hold existing(String holdId, Actor by) {
        Hold hold = holds.findById(holdId).orElseThrow(NotVisible::new);
        requireMay(hold.clientId(), by);
        return hold;
    }

    private static void requireMay(ClientId client, Actor by) {
        if (!by.requireClient(client).isMsp()) {
            throw new AccessDenied();
        }
    }

    private void record(Hold hold, String event, Actor by) {
        ledger.append(new LedgerFact(
                Chain.of(hold.clientId()),
                event,
                hold.caseNumber().value(),
                by,
                Map.of("service", hold.serviceId(), "hold", hold.id())));
    }
}

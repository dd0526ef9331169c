package io.plimsoll.standard;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalogues, which client has adopted which, and what therefore applies to it. */
@Component
public class Standards {

    private final Catalogues catalogues;
    private final Adoptions adoptions;
    private final Clients clients;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Standards(
            Catalogues catalogues,
            Adoptions adoptions,
            Clients clients,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.catalogues = catalogues;
        this.adoptions = adoptions;
        this.clients = clients;
        this.ledger = ledger;
        this.events = events;
    }

    /** The newest version of each standard, by id. */
    public List<StandardView> all() {
        return catalogues.newest();
    }

    /** One version of a standard, every version ever loaded stays readable; NotVisible where there is none. */
    public StandardView version(String standard, String version) {
        return catalogues.version(standard, version).map(Catalogue::view).orElseThrow(NotVisible::new);
    }

    /** One control of one version; every version ever loaded stays readable. */
    public Control control(ControlRef ref) {
        return catalogues.control(ref);
    }

    /** The control of that code in the version that the client has adopted; empty where it has not. */
    @Transactional(readOnly = true)
    public Optional<Control> adopted(ClientId client, String code) {
        return adoptions.of(client).stream()
                .flatMap(view -> view.controls().stream())
                .filter(control -> control.ref().code().equals(code))
                .findFirst();
    }

    /** The same for many codes at once; those that the client has not adopted are left out. */
    @Transactional(readOnly = true)
    public List<Control> adopted(ClientId client, Set<String> codes) {
        return adoptions.of(client).stream()
                .flatMap(view -> view.controls().stream())
                .filter(control -> codes.contains(control.ref().code()))
                .toList();
    }

    /** The standards that the client has adopted. */
    @Transactional(readOnly = true)
    public List<StandardView> adoptedBy(ClientId client, Actor reader) {
        clients.get(client, reader);
        return adoptions.of(client);
    }

    /** Records that a client adopts a version from now on. */
    @Transactional
    public void adopt(ClientId client, String standard, String version, Actor by) {
        clients.get(client, by);
        by.require(Role.ADMINISTRATOR);
        version(standard, version);
        adoptions.put(client, standard, version, by.subject());
        ledger.append(new LedgerFact(
                Chain.of(client), "standard-adopted", standard, by, Map.of("standard", standard, "version", version)));
        events.publishEvent(new StandardAdopted(client, standard, version));
    }

    /** Whether the control opens cases for the client: a requirement, the client's task, adopted, its conditions met, and a service that is not terminated depends on it. */
    @Transactional(readOnly = true)
    public Applicability applicability(ClientId client, Control control) {
        return applicability(client, List.of(control))
                .getOrDefault(control.ref().code(), NEVER);
    }

    /** The same for many controls of one client at once, by code. */
    @Transactional(readOnly = true)
    public Map<String, Applicability> applicability(ClientId client, List<Control> controls) {
        var judge = new ApplicabilityRule(clients.get(client, Actor.system(client)), adoptions.of(client));
        Map<String, Applicability> answers = new LinkedHashMap<>();
        controls.forEach(
                control -> answers.put(control.ref().code(), judge.of(control, catalogues.conditions(control.ref()))));
        return answers;
    }

    /** The same for all controls of a version as if the client had adopted it, whether it has or not. */
    @Transactional(readOnly = true)
    public Map<String, Applicability> wouldApply(ClientId client, StandardView version) {
        var judge = new ApplicabilityRule(clients.get(client, Actor.system(client)), List.of(version));
        Map<String, Applicability> answers = new LinkedHashMap<>();
        version.controls()
                .forEach(control ->
                        answers.put(control.ref().code(), judge.of(control, catalogues.conditions(control.ref()))));
        return answers;
    }

    /**
     * Of these controls, by which a client was judged, those that no version in force asks of it any more: they are in none,
     * or there is nothing in them for a client like it, though there was before. That its services or facts have changed
     * since is another matter.
     */
    @Transactional(readOnly = true)
    public Set<ControlRef> fallenAway(ClientId client, Collection<ControlRef> judgedBy) {
        ClientView view = clients.get(client, Actor.system(client));
        Map<String, Control> now = adoptions.of(client).stream()
                .flatMap(version -> version.controls().stream())
                .collect(Collectors.toMap(control -> control.ref().code(), control -> control, (one, other) -> one));
        return judgedBy.stream()
                .filter(before -> {
                    Control after = now.get(before.code());
                    return after == null || asks(view, before) && !asks(view, after.ref());
                })
                .collect(Collectors.toSet());
    }

    /** Whether its version asks it of a client like this one. */
    private boolean asks(ClientView client, ControlRef ref) {
        StandardView version = version(ref.standard(), ref.version());
        return new ApplicabilityRule(client, List.of(version))
                .of(control(ref), catalogues.conditions(ref))
                .applies();
    }

    /** Whether a version comes after another of the same standard, number by number. */
    public boolean isNewer(String version, String than) {
        return Catalogues.BY_VERSION.compare(version, than) > 0;
    }

    /** Every control of the standards that the client has adopted, with whether it opens cases for the client and why. */
    @Transactional(readOnly = true)
    public Map<Control, Applicability> explained(ClientId client, Actor reader) {
        Map<Control, Applicability> explained = new LinkedHashMap<>();
        for (StandardView standard : adoptedBy(client, reader)) {
            Map<String, Applicability> answers = applicability(client, standard.controls());
            standard.controls()
                    .forEach(control -> explained.put(
                            control, answers.getOrDefault(control.ref().code(), NEVER)));
        }
        return explained;
    }

    private static final Applicability NEVER = new Applicability(false, "It is not known.");
}

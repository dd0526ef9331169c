package io.plimsoll.standard;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceView;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides for one client whether controls open cases, and says why in a sentence that anybody can read. */
final class ApplicabilityRule {

    private final ClientView client;
    private final List<StandardView> adopted;
    private final Set<ServiceKind> running;
    private final Set<ServiceKind> everHad;

    ApplicabilityRule(ClientView client, List<StandardView> adopted) {
        this.client = client;
        this.adopted = adopted;
        this.running = client.services().stream()
                .filter(service -> service.state() != ServiceState.TERMINATED)
                .map(ServiceView::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceKind.class)));
        this.everHad = client.services().stream()
                .map(ServiceView::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceKind.class)));
    }

    Applicability of(Control control, Conditions conditions) {
        if (!control.requirementKind()) {
            return no("It is an obligation, met by how the work is done; it opens no cases.");
        }
        if (!control.responsible().contains("client")) {
            return no("It is not the client's to meet.");
        }
        Optional<StandardView> standard = adopted.stream()
                .filter(view -> view.id().equals(control.ref().standard())
                        && view.version().equals(control.ref().version()))
                .findFirst();
        if (standard.isEmpty()) {
            return no("The client has not adopted this version of the standard.");
        }
        return conditions
                .objection(running, client.facts())
                .map(ApplicabilityRule::no)
                .orElseGet(() -> because(byServices(control, standard.get().title()), conditions));
    }

    private static Applicability because(Applicability answer, Conditions conditions) {
        return answer.applies() ? new Applicability(true, answer.reason() + conditions.grounds()) : answer;
    }

    private Applicability byServices(Control control, String title) {
        if (running.isEmpty()) {
            return no("No service of ours runs for the client any more.");
        }
        Set<ServiceKind> dependent = control.services();
        if (dependent.stream().noneMatch(everHad::contains)) {
            return new Applicability(true, "The client has adopted " + title + ", and services of ours run for it.");
        }
        Set<ServiceKind> needing = EnumSet.noneOf(ServiceKind.class);
        dependent.stream().filter(running::contains).forEach(needing::add);
        if (needing.isEmpty()) {
            return no("The services that depended on it have ended.");
        }
        String names = client.services().stream()
                .filter(service -> service.state() != ServiceState.TERMINATED && needing.contains(service.kind()))
                .map(ServiceView::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new Applicability(true, "The client has adopted " + title + ", and this depends on it: " + names + ".");
    }

    private static Applicability no(String reason) {
        return new Applicability(false, reason);
    }
}

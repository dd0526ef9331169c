package io.plimsoll.standard;

import io.plimsoll.client.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a control binds a client at all; all that is given must hold.
 *
 * @param unlessService only while the client has none of these kinds from us
 * @param ifService only while the client has at least one of these kinds from us; empty for no such condition
 * @param ifFact only where all of these facts are recorded of the client
 */
record Conditions(Set<ServiceKind> unlessService, Set<ServiceKind> ifService, List<String> ifFact) {

    static final Conditions NONE = new Conditions(Set.of(), Set.of(), List.of());

    /** Why the conditions keep the control away from a client with these running services and facts; empty where they do not. */
    Optional<String> objection(Set<ServiceKind> running, Set<String> facts) {
        Optional<ServiceKind> ours =
                unlessService.stream().filter(running::contains).sorted().findFirst();
        if (ours.isPresent()) {
            return Optional.of(
                    "It does not apply while we deliver " + words(ours.get().key()) + " to the client.");
        }
        if (!ifService.isEmpty() && ifService.stream().noneMatch(running::contains)) {
            return Optional.of("It applies only to clients who get " + anyOf(ifService) + " from us.");
        }
        return ifFact.stream()
                .filter(fact -> !facts.contains(fact))
                .findFirst()
                .map(fact -> "It applies only where \"" + words(fact)
                        + "\" is recorded of the client; it is not recorded, which counts as no.");
    }

    /** Why the conditions let a control through, as a sentence to add; "" where it has none. */
    String grounds() {
        List<String> grounds = new ArrayList<>();
        if (!unlessService.isEmpty()) {
            grounds.add("we deliver no " + anyOf(unlessService));
        }
        if (!ifService.isEmpty()) {
            grounds.add("we deliver " + anyOf(ifService));
        }
        ifFact.forEach(fact -> grounds.add("\"" + words(fact) + "\" is recorded of the client"));
        return grounds.isEmpty() ? "" : " Its condition holds: " + String.join(", ", grounds) + ".";
    }

    static String words(String key) {
        return key.replace('-', ' ');
    }

    static String anyOf(Set<ServiceKind> kinds) {
        return String.join(
                " or ",
                new TreeSet<>(kinds).stream().map(kind -> words(kind.key())).toList());
    }
}

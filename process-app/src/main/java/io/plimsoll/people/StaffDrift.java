package io.plimsoll.people;

import io.plimsoll.client.ClientView;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.people.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for what is wrong with the accounts of the MSP's own people, and for clients that nobody can sign in to. */
final class StaffDrift {

    private final List<Difference> found = new ArrayList<>();

    private StaffDrift() {}

    /** All that is amiss: clients without a group first, then people in the order given. */
    static List<Difference> of(List<Account> staff, List<ClientView> clients, Set<ClientId> groups) {
        StaffDrift drift = new StaffDrift();
        clients.stream().filter(client -> !groups.contains(client.id())).forEach(drift::withoutGroup);
        staff.stream().filter(Account::enabled).forEach(drift::look);
        return List.copyOf(drift.found);
    }

    private void withoutGroup(ClientView client) {
        found.add(new Difference(
                Kind.NO_GROUP,
                client.name(),
                "The client has no group at the sign-in, so nobody who signs in can see it.",
                null,
                client.id().value()));
    }

    private void look(Account account) {
        if (!account.isMsp()) {
            add(Kind.STAFF_WITHOUT_ROLE, account, "Is in the MSP's group, but has none of its roles.");
            return;
        }
        if (account.lacksSecondFactor()) {
            add(Kind.NO_SECOND_FACTOR, account, "Works for the MSP without a second factor.");
        }
        if (!account.scope().all() && account.scope().clients().isEmpty()) {
            add(Kind.STAFF_WITHOUT_CLIENTS, account, "Sees no client: choose which ones below.");
        }
        if (account.roles().stream().anyMatch(StaffDrift::isClients)) {
            add(Kind.MIXED_ROLES, account, "Could act for the MSP and for a client alike.");
        }
    }

    static boolean isClients(Role role) {
        return role == Role.CLIENT_MEMBER || role == Role.CLIENT_SIGNATORY;
    }

    private void add(Kind kind, Account account, String meaning) {
        found.add(new Difference(kind, account.shown(), meaning, account.id(), null));
    }
}

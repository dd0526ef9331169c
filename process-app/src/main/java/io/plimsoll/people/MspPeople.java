package io.plimsoll.people;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.people.Accounts.Guest;
import io.plimsoll.people.Accounts.Invited;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The MSP's own people: their accounts, what they may do and which clients they see. Nobody changes their own account
 * here, so that whoever may approve something owes it to somebody else.
 */
@Component
public class MspPeople {

    private static final PeopleChange OWN =
            new PeopleChange.Refused("Your own account is changed by another administrator.");
    private static final PeopleChange DONE = new PeopleChange.Done("", List.of("Done."));

    private final Clients clients;
    private final Directory directory;
    private final Accounts accounts;

    MspPeople(Clients clients, Directory directory, Accounts accounts) {
        this.clients = clients;
        this.directory = directory;
        this.accounts = accounts;
    }

    /** Who works for the MSP; without the people while the sign-in is away. */
    public StaffView view(Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        try {
            List<Account> staff = directory.staff().stream()
                    .sorted(Comparator.comparing(Account::shown, String.CASE_INSENSITIVE_ORDER))
                    .toList();
            return new StaffView(
                    staff,
                    StaffDrift.of(staff, clients.list(reader), directory.groups()),
                    directory.changes().isPresent() ? "" : Accounts.FIXED,
                    "");
        } catch (DirectoryUnavailable away) {
            return new StaffView(List.of(), List.of(), "", String.valueOf(away.getMessage()));
        }
    }

    /**
     * Gives one of the MSP's people an account and a mail to set it up; again, it completes what is missing.
     *
     * @param scope the clients that the person may see
     */
    public PeopleChange invite(Invitation invitation, ClientScope scope, Actor by) {
        requireAdministrator(by);
        Map<String, String> problems = new LinkedHashMap<>(clients.problemsWith(invitation.contact()));
        problems.putAll(problemsWith(invitation.roles(), scope, by));
        if (!problems.isEmpty()) {
            return new PeopleChange.Invalid(problems);
        }
        return accounts.changing(changes -> {
            Optional<Account> known = directory.byEmail(invitation.email());
            Optional<PeopleChange> refusal = known.flatMap(account -> whyNot(account, by));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            scope.clients().forEach(changes::ensureGroup);
            Guest guest =
                    new Guest(invitation.name(), invitation.email(), invitation.language(), scope, invitation.roles());
            Invited invited = accounts.invite(changes, known, guest);
            if (invited instanceof Invited.Out out) {
                return new PeopleChange.Refused(out.why());
            }
            Invited.In in = (Invited.In) invited;
            Map<String, Object> facts = Map.of(
                    "roles", Accounts.claims(in.account().roles()),
                    "clients", words(in.account().scope()),
                    "created", in.created(),
                    "mailed", in.mailed());
            accounts.recorded(Chain.msp(), "person-invited", in.account(), by, facts);
            return new PeopleChange.Done(in.account().id(), in.told());
        });
    }

    private static Optional<PeopleChange> whyNot(Account known, Actor by) {
        if (known.id().equals(by.subject())) {
            return Optional.of(OWN);
        }
        if (!known.isMsp() && !known.roles().isEmpty()) {
            return Optional.of(new PeopleChange.Refused("This address belongs to one of a client's people."));
        }
        return known.enabled()
                ? Optional.empty()
                : Optional.of(
                        new PeopleChange.Refused("There is a disabled account with this address: enable it instead."));
    }

    /** Says anew what the person may do and for which clients; open sessions learn of it at their next check. */
    public PeopleChange change(String id, Set<Role> roles, ClientScope scope, Actor by) {
        Account account = staff(id, by);
        Map<String, String> problems = problemsWith(roles, scope, by);
        if (account.id().equals(by.subject())) {
            return OWN;
        }
        if (!problems.isEmpty()) {
            return new PeopleChange.Invalid(problems);
        }
        return accounts.changing(changes -> {
            scope.clients().forEach(changes::ensureGroup);
            changes.setScope(id, scope);
            changes.setRoles(id, roles);
            Account now = accounts.existing(id);
            accounts.demandMissing(changes, now);
            Map<String, Object> facts = Map.of(
                    "given", Accounts.claims(Accounts.without(roles, account.roles())),
                    "taken", Accounts.claims(Accounts.without(account.roles(), roles)),
                    "clients", words(scope));
            accounts.recorded(Chain.msp(), "person-roles-changed", now, by, facts);
            return new PeopleChange.Done(id, List.of("Saved. It counts within a minute."));
        });
    }

    /**
     * The person has left: no sign-in, no sessions, and what they had taken is free again.
     *
     * @param successor the account of the colleague who gets what they may do of it; null where it becomes free for all
     */
    public PeopleChange disable(String id, @Nullable String successor, Actor by) {
        Account account = staff(id, by);
        Account heir = successor == null ? null : staff(successor, by);
        if (account.id().equals(by.subject())) {
            return OWN;
        }
        if (heir != null && (!heir.enabled() || heir.id().equals(id))) {
            return new PeopleChange.Invalid(Map.of("successor", "Choose somebody else who can sign in."));
        }
        return accounts.changing(changes -> accounts.disable(changes, account, heir, Chain.msp(), by, () -> {}));
    }

    /** The person is back. */
    public PeopleChange enable(String id, Actor by) {
        Account account = staff(id, by);
        return account.id().equals(by.subject()) ? OWN : accounts.enable(account, Chain.msp(), by, () -> {});
    }

    /** Sends the link to set up the account once more. */
    public PeopleChange inviteAgain(String id, Actor by) {
        staff(id, by);
        return accounts.inviteAgain(id, Chain.msp(), by);
    }

    /**
     * Does the one thing that is offered against a difference, if it is still there.
     *
     * @param account as the difference names it
     * @param client as the difference names it
     */
    public PeopleChange repair(Difference.Kind kind, @Nullable String account, @Nullable String client, Actor by) {
        requireAdministrator(by);
        List<ClientView> visible = clients.list(by);
        boolean there = StaffDrift.of(directory.staff(), visible, directory.groups()).stream()
                .anyMatch(difference -> difference.isAbout(kind, account, client));
        if (!there) {
            return new PeopleChange.Refused("This has been settled in the meantime.");
        }
        if (kind == Difference.Kind.NO_GROUP && client != null) {
            return group(new ClientId(client), by);
        }
        return account == null ? DONE : repair(kind, accounts.existing(account), by);
    }

    private PeopleChange group(ClientId client, Actor by) {
        return accounts.changing(changes -> {
            changes.ensureGroup(client);
            accounts.groupCreated(client, by);
            return DONE;
        });
    }

    private PeopleChange repair(Difference.Kind kind, Account account, Actor by) {
        return switch (kind) {
            case STAFF_WITHOUT_ROLE -> disable(account.id(), null, by);
            case MIXED_ROLES -> {
                Set<Role> kept = Accounts.without(account.roles(), Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY));
                yield change(account.id(), kept, account.scope(), by);
            }
            case NO_SECOND_FACTOR ->
                accounts.changing(changes -> {
                    accounts.demandMissing(changes, account);
                    accounts.recorded(Chain.msp(), "second-factor-demanded", account, by, Map.of());
                    return DONE;
                });
            default -> new PeopleChange.Refused("This is settled in the person's own row.");
        };
    }

    private Account staff(String id, Actor by) {
        requireAdministrator(by);
        return directory
                .account(id)
                .filter(account -> account.isMsp() || account.scope().all() || inMspGroup(account))
                .orElseThrow(NotVisible::new);
    }

    private boolean inMspGroup(Account account) {
        return directory.staff().stream().anyMatch(one -> one.id().equals(account.id()));
    }

    private Map<String, String> problemsWith(Set<Role> roles, ClientScope scope, Actor by) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (roles.isEmpty() || !roles.stream().allMatch(Role::isMsp)) {
            problems.put("roles", "Choose at least one of the MSP's roles.");
        }
        Set<ClientId> known = clients.list(by).stream().map(ClientView::id).collect(Collectors.toSet());
        if (!scope.all() && (scope.clients().isEmpty() || !known.containsAll(scope.clients()))) {
            problems.put("clients", "Choose all clients, or at least one of those there are.");
        }
        return problems;
    }

    private static List<String> words(ClientScope scope) {
        return scope.all()
                ? List.of("*")
                : scope.clients().stream().map(ClientId::value).sorted().toList();
    }

    /** Colleagues are managed by those who see all clients, since they may be given any. */
    private static void requireAdministrator(Actor by) {
        by.require(Role.ADMINISTRATOR);
        if (!by.scope().all()) {
            throw new AccessDenied("The MSP's own people are managed by administrators of all clients");
        }
    }
}

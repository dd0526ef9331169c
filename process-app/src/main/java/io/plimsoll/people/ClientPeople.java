package io.plimsoll.people;

import static io.plimsoll.identity.Role.CLIENT_MEMBER;
import static io.plimsoll.identity.Role.CLIENT_SIGNATORY;

import io.plimsoll.client.ClientChange;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ContactView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.people.Accounts.Guest;
import io.plimsoll.people.Accounts.Invited;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of clients: their accounts at the sign-in, and how these agree with the client's contacts. */
@Component
public class ClientPeople {

    private static final Set<Role> ROLES = Set.of(CLIENT_MEMBER, CLIENT_SIGNATORY);

    private final Clients clients;
    private final Directory directory;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    ClientPeople(Clients clients, Directory directory, Accounts accounts, TransactionTemplate transaction) {
        this.clients = clients;
        this.directory = directory;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** Who belongs to the client; while the sign-in is away, its contacts alone. */
    public PeopleView view(ClientId id, Actor reader) {
        reader.requireClient(id).require(Role.ADMINISTRATOR, Role.AUDITOR);
        ClientView client = clients.get(id, reader);
        try {
            Roster roster = directory.roster(id);
            return view(
                    client,
                    roster.accounts(),
                    Drift.of(id, roster, client.contacts()),
                    directory.changes().isPresent() ? "" : Accounts.FIXED,
                    "");
        } catch (DirectoryUnavailable away) {
            return view(client, List.of(), List.of(), "", String.valueOf(away.getMessage()));
        }
    }

    private static PeopleView view(
            ClientView client, List<Account> all, List<Difference> differences, String limits, String outage) {
        List<Account> own = all.stream().filter(account -> !account.isMsp()).toList();
        return new PeopleView(
                Pairs.of(own, client.contacts()).stream()
                        .map(pair -> new PeopleView.Person(pair.account(), pair.contact()))
                        .toList(),
                all.stream().filter(Account::isMsp).toList(),
                differences,
                warnings(client),
                limits,
                outage);
    }

    private static List<String> warnings(ClientView client) {
        List<ContactView> reachable = client.reachable();
        if (reachable.isEmpty()) {
            return List.of("Nobody of this client gets mail: requests and reminders reach no one.");
        }
        return reachable.stream().anyMatch(contact -> contact.role() == CLIENT_SIGNATORY)
                ? List.of()
                : List.of("Nobody of this client is asked for signatures: no deviation can be agreed.");
    }

    /** Gives a person of the client an account and a mail to set it up; again, it completes what is missing. */
    public PeopleChange invite(ClientId client, Invitation invitation, Actor by) {
        requireAdministrator(client, by);
        Map<String, String> problems = new LinkedHashMap<>(clients.problemsWith(invitation.contact()));
        problems.putAll(problemsWith(invitation.roles()));
        if (!problems.isEmpty()) {
            return new PeopleChange.Invalid(problems);
        }
        return accounts.changing(changes -> {
            Optional<Account> known = directory.byEmail(invitation.email());
            Optional<String> why = known.flatMap(account -> whyNot(account, client));
            if (why.isPresent()) {
                return new PeopleChange.Refused(why.get());
            }
            changes.ensureGroup(client);
            Guest guest = new Guest(
                    invitation.name(),
                    invitation.email(),
                    invitation.language(),
                    known.map(Account::scope)
                            .filter(scope -> scope.includes(client))
                            .orElse(ClientScope.of(client)),
                    invitation.roles());
            Invited invited = accounts.invite(changes, known, guest);
            if (invited instanceof Invited.Out out) {
                return new PeopleChange.Refused(out.why());
            }
            return invited(client, (Invited.In) invited, invitation, by);
        });
    }

    private PeopleChange invited(ClientId client, Invited.In in, Invitation invitation, Actor by) {
        return transaction.execute(status -> {
            ContactDetails contact = new Invitation(
                            invitation.name(), invitation.email(), in.account().roles(), invitation.locale())
                    .contact();
            ClientChange kept =
                    clients.keepContact(client, contact, in.account().id(), by);
            if (kept instanceof ClientChange.Invalid invalid) {
                return new PeopleChange.Invalid(invalid.problems());
            }
            Map<String, Object> facts = Map.of(
                    "roles", Accounts.claims(in.account().roles()), "created", in.created(), "mailed", in.mailed());
            accounts.record(Chain.of(client), "person-invited", in.account(), by, facts);
            return new PeopleChange.Done(in.account().id(), in.told());
        });
    }

    private static Optional<String> whyNot(Account known, ClientId client) {
        if (known.isMsp() || known.scope().all()) {
            return Optional.of("This address belongs to one of the MSP's own people.");
        }
        if (!known.scope().clients().isEmpty() && !known.isOf(client)) {
            return Optional.of("There is an account with this address already, outside this client.");
        }
        return known.enabled()
                ? Optional.empty()
                : Optional.of("There is a disabled account with this address: enable it instead.");
    }

    /** Says anew what the person may do; open sessions learn of it at their next check. */
    public PeopleChange changeRoles(ClientId client, String id, Set<Role> roles, Actor by) {
        Account account = own(client, id, by);
        Map<String, String> problems = problemsWith(roles);
        if (!problems.isEmpty()) {
            return new PeopleChange.Invalid(problems);
        }
        return guarded(account, by)
                .orElseGet(() -> accounts.changing(changes -> {
                    changes.setRoles(id, roles);
                    Account now = accounts.existing(id);
                    accounts.demandMissing(changes, now);
                    return transaction.execute(status -> {
                        contactOf(client, account, by).ifPresent(contact -> keep(client, contact, now, by));
                        Map<String, Object> facts = Map.of(
                                "given", Accounts.claims(Accounts.without(roles, account.roles())),
                                "taken", Accounts.claims(Accounts.without(account.roles(), roles)));
                        accounts.record(Chain.of(client), "person-roles-changed", now, by, facts);
                        return new PeopleChange.Done(id, List.of("Saved. It counts within a minute."));
                    });
                }));
    }

    /** The role of the contact follows the account, whose rights are what counts. */
    private void keep(ClientId client, ContactView contact, Account account, Actor by) {
        Role role = account.roles().contains(CLIENT_SIGNATORY) ? CLIENT_SIGNATORY : CLIENT_MEMBER;
        boolean active = contact.active();
        kept(clients.keepContact(
                client,
                new ContactDetails(
                        contact.name(), contact.email(), role, contact.locale().toLanguageTag()),
                account.id(),
                by));
        if (!active) {
            clients.writeNoMore(client, contact.id(), by);
        }
    }

    private static void kept(ClientChange change) {
        if (change instanceof ClientChange.Invalid invalid) {
            throw new IllegalStateException("A known contact is not right any more: " + invalid.problems());
        }
    }

    /**
     * The person has left: no sign-in, no sessions, no mail, and what they had taken is free again.
     *
     * @param successor the account of the client that gets the leaver's tasks; null where they become free for all
     */
    public PeopleChange disable(ClientId client, String id, @Nullable String successor, Actor by) {
        Account account = own(client, id, by);
        Account heir = successor == null ? null : own(client, successor, by);
        if (heir != null && (!heir.enabled() || heir.id().equals(id))) {
            return new PeopleChange.Invalid(Map.of("successor", "Choose somebody else who can sign in."));
        }
        return guarded(account, by)
                .orElseGet(() -> accounts.changing(changes -> {
                    PeopleChange change = accounts.disable(
                            changes, account, heir, Chain.of(client), by, () -> contactOf(client, account, by)
                                    .filter(ContactView::active)
                                    .ifPresent(contact -> clients.writeNoMore(client, contact.id(), by)));
                    return change instanceof PeopleChange.Done done ? warned(client, done, by) : change;
                }));
    }

    private PeopleChange warned(ClientId client, PeopleChange.Done done, Actor by) {
        List<String> told = new ArrayList<>(done.told());
        told.addAll(warnings(clients.get(client, by)));
        return new PeopleChange.Done(done.account(), told);
    }

    /** The person is back: sign-in and mail work again. */
    public PeopleChange enable(ClientId client, String id, Actor by) {
        Account account = own(client, id, by);
        return guarded(account, by)
                .orElseGet(() -> accounts.enable(account, Chain.of(client), by, () -> contactOf(client, account, by)
                        .filter(contact -> !contact.active())
                        .ifPresent(contact -> clients.writeAgain(client, contact.id(), by))));
    }

    /** Sends the link to set up the account once more. */
    public PeopleChange inviteAgain(ClientId client, String id, Actor by) {
        own(client, id, by);
        return accounts.inviteAgain(id, Chain.of(client), by);
    }

    /**
     * Does the one thing that is offered against a difference, if it is still there.
     *
     * @param account as the difference names it
     * @param contact as the difference names it
     */
    public PeopleChange repair(
            ClientId id, Difference.Kind kind, @Nullable String account, @Nullable String contact, Actor by) {
        requireAdministrator(id, by);
        ClientView client = clients.get(id, by);
        boolean there = Drift.of(id, directory.roster(id), client.contacts()).stream()
                .anyMatch(difference -> difference.isAbout(kind, account, contact));
        if (!there) {
            return new PeopleChange.Refused("This has been settled in the meantime.");
        }
        Account person = account == null ? null : accounts.existing(account);
        ContactView known = client.contacts().stream()
                .filter(one -> one.id().equals(contact))
                .findFirst()
                .orElse(null);
        return new Repair(this, clients, accounts, transaction, client, by).of(kind, person, known);
    }

    /** An account of the client's own people; the MSP's are not changed from a client's page. */
    private Account own(ClientId client, String id, Actor by) {
        requireAdministrator(client, by);
        return directory.account(id).filter(account -> account.isOf(client)).orElseThrow(NotVisible::new);
    }

    /** Why this administrator may not change the account, if so. */
    Optional<PeopleChange> guarded(Account account, Actor by) {
        boolean within = account.scope().clients().stream().allMatch(by.scope()::includes);
        return within
                ? Optional.empty()
                : Optional.of(
                        new PeopleChange.Refused(
                                "This account also belongs to a client that you do not see: ask an administrator of all clients."));
    }

    private Optional<ContactView> contactOf(ClientId client, Account account, Actor by) {
        return Pairs.of(List.of(account), clients.get(client, by).contacts()).stream()
                .filter(pair -> pair.account() != null)
                .flatMap(pair -> Stream.ofNullable(pair.contact()))
                .findFirst();
    }

    private static Map<String, String> problemsWith(Set<Role> roles) {
        return roles.isEmpty() || !ROLES.containsAll(roles)
                ? Map.of("roles", "Choose whether the person answers, signs, or both.")
                : Map.of();
    }

    private static void requireAdministrator(ClientId client, Actor by) {
        by.requireClient(client).require(Role.ADMINISTRATOR);
    }
}

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
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings one person of one client back in line. */
final class Repair {

    private static final PeopleChange.Done SAVED = new PeopleChange.Done("", List.of("Done."));

    private final ClientPeople people;
    private final Clients clients;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ClientView client;
    private final Actor by;

    Repair(
            ClientPeople people,
            Clients clients,
            Accounts accounts,
            TransactionTemplate transaction,
            ClientView client,
            Actor by) {
        this.people = people;
        this.clients = clients;
        this.accounts = accounts;
        this.transaction = transaction;
        this.client = client;
        this.by = by;
    }

    PeopleChange of(Difference.Kind kind, @Nullable Account account, @Nullable ContactView contact) {
        return switch (kind) {
            case NO_GROUP -> group();
            case NO_ACCOUNT -> invite(Objects.requireNonNull(contact));
            case NO_CONTACT -> add(Objects.requireNonNull(account));
            case OTHER_EMAIL, OTHER_NAME, SIGNS_UNNOTICED ->
                takeOver(kind, Objects.requireNonNull(account), Objects.requireNonNull(contact));
            case MAY_NOT_SIGN -> give(Objects.requireNonNull(account), CLIENT_SIGNATORY);
            case NO_ROLE -> give(Objects.requireNonNull(account), CLIENT_MEMBER);
            case TWO_CLIENTS -> takeOut(Objects.requireNonNull(account), contact);
            case LEFT_BUT_WRITTEN_TO -> {
                clients.writeNoMore(id(), Objects.requireNonNull(contact).id(), by);
                yield SAVED;
            }
            case SIGNS_IN_UNWRITTEN -> {
                clients.writeAgain(id(), Objects.requireNonNull(contact).id(), by);
                yield SAVED;
            }
            case NO_SECOND_FACTOR -> demand(Objects.requireNonNull(account));
            case STAFF_WITHOUT_ROLE, MIXED_ROLES, STAFF_WITHOUT_CLIENTS ->
                throw new IllegalArgumentException("This is about the MSP's own people");
        };
    }

    private PeopleChange group() {
        return accounts.changing(changes -> {
            changes.ensureGroup(id());
            accounts.groupCreated(id(), by);
            return SAVED;
        });
    }

    private PeopleChange invite(ContactView contact) {
        Set<Role> roles =
                contact.role() == CLIENT_SIGNATORY ? Set.of(CLIENT_MEMBER, CLIENT_SIGNATORY) : Set.of(CLIENT_MEMBER);
        return people.invite(
                id(),
                new Invitation(
                        contact.name(), contact.email(), roles, contact.locale().toLanguageTag()),
                by);
    }

    private PeopleChange add(Account account) {
        Role role = account.roles().contains(CLIENT_SIGNATORY) ? CLIENT_SIGNATORY : CLIENT_MEMBER;
        return keep(
                account,
                new ContactDetails(
                        account.shown(), account.email(), role, client.locale().toLanguageTag()));
    }

    private PeopleChange takeOver(Difference.Kind kind, Account account, ContactView contact) {
        return keep(
                account,
                new ContactDetails(
                        kind == Difference.Kind.OTHER_NAME ? account.name() : contact.name(),
                        kind == Difference.Kind.OTHER_EMAIL ? account.email() : contact.email(),
                        kind == Difference.Kind.SIGNS_UNNOTICED ? CLIENT_SIGNATORY : contact.role(),
                        contact.locale().toLanguageTag()));
    }

    private PeopleChange keep(Account account, ContactDetails details) {
        ClientChange change = clients.keepContact(id(), details, account.id(), by);
        return change instanceof ClientChange.Invalid invalid ? new PeopleChange.Invalid(invalid.problems()) : SAVED;
    }

    private PeopleChange give(Account account, Role role) {
        return people.changeRoles(id(), account.id(), Accounts.union(account.roles(), Set.of(role)), by);
    }

    private PeopleChange takeOut(Account account, @Nullable ContactView contact) {
        return people.guarded(account, by)
                .orElseGet(() -> accounts.changing(changes -> {
                    Set<ClientId> rest = new HashSet<>(account.scope().clients());
                    rest.remove(id());
                    changes.setScope(account.id(), ClientScope.of(rest.toArray(ClientId[]::new)));
                    transaction.executeWithoutResult(status -> {
                        if (contact != null && contact.active()) {
                            clients.writeNoMore(id(), contact.id(), by);
                        }
                        accounts.record(Chain.of(id()), "person-taken-out", account, by, Map.of());
                    });
                    return SAVED;
                }));
    }

    private PeopleChange demand(Account account) {
        return accounts.changing(changes -> {
            accounts.demandMissing(changes, account);
            accounts.recorded(Chain.of(id()), "second-factor-demanded", account, by, Map.of());
            return SAVED;
        });
    }

    private ClientId id() {
        return client.id();
    }
}

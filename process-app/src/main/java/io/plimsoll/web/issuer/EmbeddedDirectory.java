package io.plimsoll.web.issuer;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.TokenClaims;
import io.plimsoll.people.Account;
import io.plimsoll.people.Directory;
import io.plimsoll.people.Roster;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Shows the people of the realm files. They are fixed: what changed them would be forgotten at the next start. */
@Component
@Profile("embedded")
class EmbeddedDirectory implements Directory {

    private final Realm realm;

    EmbeddedDirectory(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Roster roster(ClientId client) {
        return new Roster(
                groups().contains(client),
                realm.people().stream()
                        .map(EmbeddedDirectory::account)
                        .filter(account -> account.scope().clients().contains(client))
                        .toList());
    }

    @Override
    public List<Account> staff() {
        return realm.people().stream()
                .map(EmbeddedDirectory::account)
                .filter(Account::isMsp)
                .toList();
    }

    @Override
    public Optional<Account> account(String id) {
        return realm.people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .map(EmbeddedDirectory::account);
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return realm.people().stream()
                .filter(person -> person.email().equalsIgnoreCase(email))
                .findFirst()
                .map(EmbeddedDirectory::account);
    }

    @Override
    public Set<ClientId> groups() {
        return realm.groupsOfClients();
    }

    @Override
    public Optional<Changes> changes() {
        return Optional.empty();
    }

    private static Account account(RealmPerson person) {
        Set<Role> roles = person.roles().stream()
                .map(Role::ofClaim)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Account(
                person.id(),
                person.username(),
                person.name(),
                person.email(),
                person.enabled(),
                roles,
                TokenClaims.scope(person.clients(), roles),
                Account.Factor.NOT_ASKED,
                Set.of());
    }
}

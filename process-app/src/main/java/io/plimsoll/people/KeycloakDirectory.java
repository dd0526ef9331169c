package io.plimsoll.people;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.TokenClaims;
import jakarta.ws.rs.NotFoundException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads accounts at Keycloak, with the roles and clients that its tokens would carry. */
@Component
@Profile("!embedded")
class KeycloakDirectory implements Directory {

    private static final Set<String> SECOND_FACTORS = Set.of("otp", "webauthn", "webauthn-passwordless");
    private static final String MACHINE = "service-account-";

    private final KeycloakRealm keycloak;

    KeycloakDirectory(KeycloakRealm keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public boolean isSetUp() {
        return keycloak.settings().complete();
    }

    @Override
    public Roster roster(ClientId client) {
        return keycloak.ask(realm -> {
            KeycloakGroups groups = new KeycloakGroups(realm);
            return groups.of(client)
                    .map(group -> new Roster(
                            true,
                            groups.members(group).stream()
                                    .filter(KeycloakDirectory::isPerson)
                                    .map(user -> account(realm, user))
                                    .toList()))
                    .orElseGet(() -> new Roster(false, List.of()));
        });
    }

    @Override
    public List<Account> staff() {
        return keycloak.ask(realm -> {
            KeycloakGroups groups = new KeycloakGroups(realm);
            Map<String, UserRepresentation> found = new LinkedHashMap<>();
            groups.at(KeycloakGroups.MSP).map(groups::members).stream()
                    .flatMap(List::stream)
                    .forEach(user -> found.put(user.getId(), user));
            Stream.of(Role.values())
                    .filter(Role::isMsp)
                    .flatMap(role -> holders(realm, role).stream())
                    .forEach(user -> found.putIfAbsent(user.getId(), user));
            return found.values().stream()
                    .filter(KeycloakDirectory::isPerson)
                    .map(user -> account(realm, user))
                    .toList();
        });
    }

    private static List<UserRepresentation> holders(RealmResource realm, Role role) {
        return KeycloakGroups.all(
                first -> realm.roles().get(role.claim()).getUserMembers(false, first, KeycloakGroups.PAGE));
    }

    @Override
    public Optional<Account> account(String id) {
        return keycloak.ask(
                realm -> user(realm, id).filter(KeycloakDirectory::isPerson).map(user -> account(realm, user)));
    }

    private static Optional<UserRepresentation> user(RealmResource realm, String id) {
        try {
            return Optional.of(realm.users().get(id).toRepresentation());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return keycloak.ask(realm -> realm.users().searchByEmail(email, true).stream()
                .filter(KeycloakDirectory::isPerson)
                .findFirst()
                .map(user -> account(realm, user)));
    }

    @Override
    public Set<ClientId> groups() {
        return keycloak.ask(realm -> new KeycloakGroups(realm)
                .ofClients().stream()
                        .filter(group -> KeycloakGroups.clients(group).contains(group.getName()))
                        .map(group -> group.getName())
                        .filter(ClientId::isValid)
                        .map(ClientId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Optional<Changes> changes() {
        return Optional.of(new KeycloakChanges(keycloak));
    }

    private static boolean isPerson(UserRepresentation user) {
        return user.getServiceAccountClientId() == null && !user.getUsername().startsWith(MACHINE);
    }

    private static Account account(RealmResource realm, UserRepresentation user) {
        UserResource account = realm.users().get(user.getId());
        Set<Role> roles = account.roles().realmLevel().listEffective().stream()
                .map(RoleRepresentation::getName)
                .map(Role::ofClaim)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        List<String> clients = KeycloakGroups.all(first -> account.groups(first, KeycloakGroups.PAGE, false)).stream()
                .flatMap(group -> KeycloakGroups.clients(group).stream())
                .toList();
        boolean ready = account.credentials().stream()
                .map(CredentialRepresentation::getType)
                .anyMatch(SECOND_FACTORS::contains);
        return new Account(
                user.getId(),
                user.getUsername(),
                (text(user.getFirstName()) + " " + text(user.getLastName())).strip(),
                text(user.getEmail()),
                Boolean.TRUE.equals(user.isEnabled()),
                roles,
                TokenClaims.scope(clients, roles),
                ready ? Account.Factor.READY : Account.Factor.MISSING,
                open(user.getRequiredActions()));
    }

    private static Set<SetUp> open(@Nullable List<String> actions) {
        Set<SetUp> open = EnumSet.noneOf(SetUp.class);
        Stream.ofNullable(actions)
                .flatMap(List::stream)
                .map(KeycloakActions::of)
                .flatMap(Optional::stream)
                .forEach(open::add);
        return open;
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

package io.plimsoll.people;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Changes accounts at Keycloak. Each call asks for what is there first, so that repeating one is safe. */
final class KeycloakChanges implements Directory.Changes {

    /** What Keycloak's checks of names and addresses answer: the key of a text and not the text. */
    private static final String KEY_OF_A_TEXT = "error-";

    private static final int CREATED = 201;
    private static final int INVALID = 400;
    private static final int TAKEN = 409;

    private final KeycloakRealm keycloak;

    KeycloakChanges(KeycloakRealm keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public void ensureGroup(ClientId client) {
        keycloak.tell(realm -> new KeycloakGroups(realm).ensure(client));
    }

    /** The address in small letters is the sign-in name, which stays when the address changes. */
    @Override
    public Directory.Creation create(Directory.NewAccount account) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(account.email().toLowerCase(Locale.ROOT));
        user.setEmail(account.email());
        int lastBlank = account.name().lastIndexOf(' ');
        user.setFirstName(
                lastBlank < 0
                        ? account.name()
                        : account.name().substring(0, lastBlank).strip());
        user.setLastName(lastBlank < 0 ? "" : account.name().substring(lastBlank + 1));
        user.setEnabled(true);
        user.setGroups(
                account.scope().all()
                        ? List.of(KeycloakGroups.MSP)
                        : account.scope().clients().stream()
                                .map(KeycloakGroups::path)
                                .toList());
        user.setRequiredActions(KeycloakActions.names(account.steps()));
        user.setAttributes(Map.of("locale", List.of(account.locale().getLanguage())));
        return keycloak.ask(realm -> {
            try (Response response = realm.users().create(user)) {
                return switch (response.getStatus()) {
                    case CREATED -> new Directory.Creation.Created(CreatedResponseUtil.getCreatedId(response));
                    case INVALID, TAKEN -> notTaken(response);
                    default -> throw new WebApplicationException(response.getStatus());
                };
            }
        });
    }

    private static Directory.Creation notTaken(Response response) {
        @Nullable ErrorRepresentation error = response.hasEntity() ? response.readEntity(ErrorRepresentation.class) : null;
        String why = error == null || error.getErrorMessage() == null ? "" : error.getErrorMessage();
        return new Directory.Creation.NotTaken(
                why.startsWith(KEY_OF_A_TEXT) || why.isEmpty()
                        ? "The sign-in does not take this name or address: it has a character that is not allowed, or"
                                + " is too long."
                        : "The sign-in did not take this person: " + why);
    }

    @Override
    public void setRoles(String account, Set<Role> roles) {
        keycloak.tell(realm -> {
            RoleScopeResource mapping = realm.users().get(account).roles().realmLevel();
            List<RoleRepresentation> direct = mapping.listAll();
            Set<String> held = direct.stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
            List<RoleRepresentation> missing = roles.stream()
                    .map(Role::claim)
                    .filter(name -> !held.contains(name))
                    .map(name -> realm.roles().get(name).toRepresentation())
                    .toList();
            List<RoleRepresentation> surplus = direct.stream()
                    .filter(role -> Role.ofClaim(role.getName())
                            .filter(ours -> !roles.contains(ours))
                            .isPresent())
                    .toList();
            if (!surplus.isEmpty()) {
                mapping.remove(surplus);
            }
            if (!missing.isEmpty()) {
                mapping.add(missing);
            }
        });
    }

    @Override
    public void setScope(String account, ClientScope scope) {
        keycloak.tell(realm -> {
            UserResource user = realm.users().get(account);
            Set<String> wanted = scope.all()
                    ? Set.of(KeycloakGroups.MSP)
                    : scope.clients().stream().map(KeycloakGroups::path).collect(Collectors.toSet());
            List<GroupRepresentation> held =
                    KeycloakGroups.all(first -> user.groups(first, KeycloakGroups.PAGE, false));
            Set<String> missing = new HashSet<>(wanted);
            for (GroupRepresentation group : held) {
                if (!missing.remove(group.getPath())
                        && !KeycloakGroups.clients(group).isEmpty()) {
                    user.leaveGroup(group.getId());
                }
            }
            missing.forEach(path -> user.joinGroup(group(realm, path)));
        });
    }

    private static String group(RealmResource realm, String path) {
        return new KeycloakGroups(realm)
                .at(path)
                .orElseThrow(() -> new DirectoryUnavailable("Keycloak's realm has no group " + path + "."))
                .getId();
    }

    @Override
    public void demand(String account, Set<SetUp> steps) {
        update(account, user -> {
            Set<String> actions = new TreeSet<>(user.getRequiredActions());
            actions.addAll(KeycloakActions.names(steps));
            user.setRequiredActions(List.copyOf(actions));
        });
    }

    /** Keycloak answers 500 where no mail server is set or the one that is takes no mail. */
    @Override
    public boolean sendSetUp(String account, Set<SetUp> steps) {
        ProvisioningSettings settings = keycloak.settings();
        return keycloak.ask(realm -> {
            try {
                realm.users()
                        .get(account)
                        .executeActionsEmail(
                                settings.webClientId(),
                                null,
                                Math.toIntExact(settings.linkLife().toSeconds()),
                                KeycloakActions.names(steps));
                return true;
            } catch (ServerErrorException e) {
                return false;
            }
        });
    }

    @Override
    public void setEnabled(String account, boolean enabled) {
        update(account, user -> user.setEnabled(enabled));
    }

    @Override
    public void endSessions(String account) {
        keycloak.tell(realm -> realm.users().get(account).logout());
    }

    private void update(String account, Consumer<UserRepresentation> change) {
        keycloak.tell(realm -> {
            UserResource user = realm.users().get(account);
            UserRepresentation now = user.toRepresentation();
            change.accept(now);
            user.update(now);
        });
    }
}

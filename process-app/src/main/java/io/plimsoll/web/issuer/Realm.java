package io.plimsoll.web.issuer;

import io.plimsoll.identity.ClientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The people and applications of the realm files, with what people inherit from their groups, as Keycloak has it. */
class Realm {

    private static final int KEYCLOAKS_OWN_LIFESPAN = 300;

    private final Map<String, RealmPerson> byName = new LinkedHashMap<>();
    private final Map<String, RealmPerson> serviceAccounts = new HashMap<>();
    private final Map<String, RealmFile.Group> groups = new HashMap<>();
    private final List<RealmFile.Client> clients = new ArrayList<>();
    private Duration accessTokenLife = Duration.ofSeconds(KEYCLOAKS_OWN_LIFESPAN);

    private Realm() {}

    /** Reads files from the class path, later ones adding to earlier ones. */
    static Realm ofFiles(String... names) {
        return of(Stream.of(names).map(Realm::file).toList());
    }

    static Realm of(List<RealmFile> files) {
        Realm realm = new Realm();
        for (RealmFile file : files) {
            file.groups().forEach(realm::add);
            file.clients().stream().filter(RealmFile.Client::isForPlimsoll).forEach(realm.clients::add);
            if (file.accessTokenLifespan() != null) {
                realm.accessTokenLife = Duration.ofSeconds(file.accessTokenLifespan());
            }
        }
        files.forEach(file -> file.users().forEach(realm::add));
        return realm;
    }

    private static RealmFile file(String name) {
        try {
            return RealmFile.read(new ClassPathResource(name).getContentAsByteArray(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("The realm file " + name + " is missing", e);
        }
    }

    /** Those who can sign in, in the order of the files. */
    Collection<RealmPerson> people() {
        return byName.values();
    }

    /** The clients that a group gives its members. */
    Set<ClientId> groupsOfClients() {
        return groups.values().stream()
                .flatMap(group -> group.attributes().clients().stream())
                .filter(ClientId::isValid)
                .map(ClientId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<RealmFile.Client> clients() {
        return clients;
    }

    Duration accessTokenLife() {
        return accessTokenLife;
    }

    Optional<RealmPerson> person(String username) {
        return Optional.ofNullable(byName.get(username));
    }

    /** A person or an application's account by the {@code sub} of their tokens. */
    Optional<RealmPerson> bySubject(@Nullable String subject) {
        return Stream.concat(byName.values().stream(), serviceAccounts.values().stream())
                .filter(person -> person.id().equals(subject))
                .findFirst();
    }

    /** The account by which an application acts for itself. */
    Optional<RealmPerson> serviceAccount(String clientId) {
        return Optional.ofNullable(serviceAccounts.get(clientId));
    }

    private void add(RealmFile.Group group) {
        groups.put(Objects.requireNonNull(group.path(), "every group needs its path"), group);
        group.subGroups().forEach(this::add);
    }

    private void add(RealmFile.User user) {
        String application = user.serviceAccountClientId();
        if (application != null
                && clients.stream().noneMatch(client -> client.clientId().equals(application))) {
            return;
        }
        SortedSet<String> roles = new TreeSet<>(user.realmRoles());
        SortedSet<String> mayAccess = new TreeSet<>();
        for (String path : user.groups()) {
            for (String at = path; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
                RealmFile.Group group = Optional.ofNullable(groups.get(at))
                        .orElseThrow(() -> new IllegalStateException("The realm has no group " + path));
                roles.addAll(group.realmRoles());
                mayAccess.addAll(group.attributes().clients());
            }
        }
        RealmPerson person = RealmPerson.of(user, roles, mayAccess);
        if (application != null) {
            serviceAccounts.put(application, person);
        } else {
            byName.put(person.username(), person);
        }
    }
}

package io.plimsoll.people;

import io.plimsoll.identity.ClientId;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The groups that give people their clients: {@code /msp} all of them, {@code /clients/<id>} that one. */
final class KeycloakGroups {

    static final String MSP = "/msp";

    /** The attribute that the realm writes into tokens. */
    static final String ATTRIBUTE = "clients";

    static final int PAGE = 100;

    private static final String CLIENTS = "/clients";

    private final RealmResource realm;

    KeycloakGroups(RealmResource realm) {
        this.realm = realm;
    }

    static String path(ClientId client) {
        return CLIENTS + "/" + client;
    }

    Optional<GroupRepresentation> at(String path) {
        try {
            return Optional.of(realm.getGroupByPath(path));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The client's group, if it gives its members the client. */
    Optional<GroupRepresentation> of(ClientId client) {
        return at(path(client)).filter(group -> clients(group).contains(client.value()));
    }

    List<UserRepresentation> members(GroupRepresentation group) {
        return all(first -> realm.groups().group(group.getId()).members(first, PAGE, false));
    }

    /** All that are below {@code /clients}, with their attributes. */
    List<GroupRepresentation> ofClients() {
        return at(CLIENTS)
                .map(parent -> all(first -> realm.groups().group(parent.getId()).getSubGroups(first, PAGE, false)))
                .orElse(List.of());
    }

    /** Makes the group, or mends its attribute; returns its id. */
    String ensure(ClientId client) {
        String parent = at(CLIENTS).map(GroupRepresentation::getId).orElseGet(this::parent);
        Optional<GroupRepresentation> found = at(path(client));
        if (found.isEmpty()) {
            GroupRepresentation group = new GroupRepresentation();
            group.setName(client.value());
            group.setAttributes(Map.of(ATTRIBUTE, List.of(client.value())));
            return created(realm.groups().group(parent).subGroup(group));
        }
        GroupRepresentation group = found.get();
        if (!clients(group).contains(client.value())) {
            group.setAttributes(Map.of(ATTRIBUTE, List.of(client.value())));
            realm.groups().group(group.getId()).update(group);
        }
        return group.getId();
    }

    private String parent() {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(CLIENTS.substring(1));
        return created(realm.groups().add(group));
    }

    private static String created(Response response) {
        try (response) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }

    static List<String> clients(GroupRepresentation group) {
        return Stream.ofNullable(group.getAttributes())
                .flatMap(attributes -> Stream.ofNullable(attributes.get(ATTRIBUTE)))
                .flatMap(List::stream)
                .toList();
    }

    /** Reads page after page. */
    static <T> List<T> all(IntFunction<List<T>> pageFrom) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = pageFrom.apply(all.size());
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}

package io.plimsoll.web.issuer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The part of a Keycloak realm file (its RealmRepresentation) that the embedded issuer needs. */
record RealmFile(@Nullable Integer accessTokenLifespan, List<Group> groups, List<Client> clients, List<User> users) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    RealmFile {
        groups = orNone(groups);
        clients = orNone(clients);
        users = orNone(users);
    }

    static RealmFile read(byte[] json, String name) {
        try {
            return JSON.readValue(json, RealmFile.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("The realm file " + name + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    record Group(@Nullable String path, Attributes attributes, List<String> realmRoles, List<Group> subGroups) {
        Group {
            attributes = attributes == null ? Attributes.NONE : attributes;
            realmRoles = orNone(realmRoles);
            subGroups = orNone(subGroups);
        }
    }

    record Attributes(List<String> clients) {
        static final Attributes NONE = new Attributes(List.of());

        Attributes {
            clients = orNone(clients);
        }
    }

    record Client(
            String clientId,
            boolean enabled,
            boolean publicClient,
            @Nullable String secret,
            boolean standardFlowEnabled,
            boolean serviceAccountsEnabled,
            List<String> redirectUris,
            List<String> defaultClientScopes,
            Map<String, String> attributes) {

        private static final String OUR_SCOPE = "plimsoll";

        Client {
            redirectUris = orNone(redirectUris);
            defaultClientScopes = orNone(defaultClientScopes);
            attributes = attributes == null ? Map.of() : attributes;
        }

        /** Whether it gets tokens for Plimsoll; those that look after Keycloak itself do not. */
        boolean isForPlimsoll() {
            return enabled && defaultClientScopes.contains(OUR_SCOPE);
        }
    }

    record User(
            String id,
            String username,
            boolean enabled,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String serviceAccountClientId,
            List<String> groups,
            List<String> realmRoles,
            List<Credential> credentials) {
        User {
            groups = orNone(groups);
            realmRoles = orNone(realmRoles);
            credentials = orNone(credentials);
        }
    }

    record Credential(String type, @Nullable String value) {}

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}

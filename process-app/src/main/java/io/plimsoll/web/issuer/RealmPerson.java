package io.plimsoll.web.issuer;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the realm.
 *
 * @param id the {@code sub} of their tokens
 * @param password as in the file; null for those who cannot sign in with one
 * @param clients ids of the clients whose data they may see, or {@code *}
 */
record RealmPerson(
        String id,
        String username,
        boolean enabled,
        String email,
        String firstName,
        String lastName,
        @Nullable String password,
        List<String> roles,
        List<String> clients) {

    static RealmPerson of(RealmFile.User user, SortedSet<String> roles, SortedSet<String> clients) {
        return new RealmPerson(
                user.id(),
                user.username(),
                user.enabled(),
                Objects.requireNonNullElse(user.email(), ""),
                Objects.requireNonNullElse(user.firstName(), ""),
                Objects.requireNonNullElse(user.lastName(), ""),
                password(user),
                List.copyOf(roles),
                List.copyOf(clients));
    }

    private static @Nullable String password(RealmFile.User user) {
        return user.credentials().stream()
                .filter(credential -> credential.type().equals("password"))
                .map(RealmFile.Credential::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** First and last name, "" for machines. */
    String name() {
        return (firstName + " " + lastName).strip();
    }

    /** For a table of sign-ins: what the person may do, and where. */
    String part() {
        String what = String.join(", ", roles).replace('-', ' ');
        return clients.contains("*") ? what : what + " of " + String.join(", ", clients);
    }
}

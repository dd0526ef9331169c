package io.plimsoll.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names of Keycloak's required actions. */
final class KeycloakActions {

    private KeycloakActions() {}

    static String name(SetUp step) {
        return switch (step) {
            case PASSWORD -> "UPDATE_PASSWORD";
            case EMAIL -> "VERIFY_EMAIL";
            case SECOND_FACTOR -> "CONFIGURE_TOTP";
        };
    }

    static List<String> names(Collection<SetUp> steps) {
        return steps.stream().sorted().map(KeycloakActions::name).toList();
    }

    /** Empty for actions that are none of ours. */
    static Optional<SetUp> of(String action) {
        return Arrays.stream(SetUp.values())
                .filter(step -> name(step).equals(action))
                .findFirst();
    }
}

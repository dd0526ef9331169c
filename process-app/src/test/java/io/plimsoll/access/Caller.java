package io.plimsoll.access;

import io.plimsoll.SignedIn;
import io.plimsoll.identity.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A column of the access matrix: somebody with one role, who may see the client that the rows are of, or another. */
enum Caller {
    MEMBER("member", Role.CLIENT_MEMBER, Reach.OWN),
    SIGNATORY("signatory", Role.CLIENT_SIGNATORY, Reach.OWN),
    ANALYST("analyst", Role.ANALYST, Reach.ALL),
    SERVICE_MANAGER("service manager", Role.SERVICE_MANAGER, Reach.ALL),
    DIRECTOR("director", Role.DIRECTOR, Reach.ALL),
    AUDITOR("auditor", Role.AUDITOR, Reach.ALL),
    ADMINISTRATOR("administrator", Role.ADMINISTRATOR, Reach.ALL),
    SCANNER("scanner", Role.SCANNER, Reach.OWN),
    OTHER_MEMBER("other's member", Role.CLIENT_MEMBER, Reach.OTHER),
    OTHER_SIGNATORY("other's signatory", Role.CLIENT_SIGNATORY, Reach.OTHER),
    OTHER_ANALYST("other's analyst", Role.ANALYST, Reach.OTHER),
    OTHER_AUDITOR("other's auditor", Role.AUDITOR, Reach.OTHER),
    OTHER_ADMINISTRATOR("other's administrator", Role.ADMINISTRATOR, Reach.OTHER),
    OTHER_SCANNER("other's scanner", Role.SCANNER, Reach.OTHER),
    NO_ROLE("no role", null, Reach.OWN),
    NOBODY("nobody", null, Reach.OTHER);

    private enum Reach {
        ALL,
        OWN,
        OTHER
    }

    private final String heading;
    private final Role role;
    private final Reach reach;

    Caller(String heading, Role role, Reach reach) {
        this.heading = heading;
        this.role = role;
        this.reach = reach;
    }

    String heading() {
        return heading;
    }

    /** Whether the column is somebody with a role, so that a rule can be asked about them. */
    boolean hasRole() {
        return role != null;
    }

    Role role() {
        return role;
    }

    /** Whether the caller may see every client there is. */
    boolean seesAll() {
        return reach == Reach.ALL;
    }

    /** The caller's credentials, of the kind that the address wants: a token at the API, a session elsewhere. */
    Optional<RequestPostProcessor> credentials(String endpoint, String own, String other) {
        if (this == NOBODY || Calls.isIssuer(endpoint)) {
            return Optional.empty();
        }
        List<Role> roles = role == null ? List.of() : List.of(role);
        String clients =
                switch (reach) {
                    case ALL -> "*";
                    case OWN -> own;
                    case OTHER -> other;
                };
        String name = "matrix-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Optional.of(
                Calls.isApi(endpoint) ? SignedIn.bearer(name, roles, clients) : SignedIn.session(name, roles, clients));
    }
}

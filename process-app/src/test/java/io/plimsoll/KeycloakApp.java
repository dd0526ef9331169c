package io.plimsoll;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The packaged application with people signing in at {@link RealKeycloak}, its data in a file of its own. Started once
 * for all tests of a run that ask for it.
 */
public final class KeycloakApp {

    /** Slow enough for a person who has to enter codes, and for a wait until the next code. */
    private static final Duration DAY = Duration.ofMinutes(5);

    private static final String DATABASE =
            "jdbc:h2:file:${plimsoll.data-dir}/plimsoll;DB_CLOSE_ON_EXIT=FALSE;" + "LOCK_TIMEOUT=20000;TIME ZONE=UTC";

    /** Started when first asked for. */
    private static final class Shared {
        private static final String ADDRESS = start("keycloak-app", Map.of());
    }

    private KeycloakApp() {}

    /** Where the running application answers. */
    public static String address() {
        RealKeycloak.shared();
        return Shared.ADDRESS;
    }

    /**
     * One of its own, for a test that needs other settings; ends with the tests.
     *
     * @param name of its log in the target folder
     * @param settings as environment variables
     */
    public static String start(String name, Map<String, String> settings) {
        RealKeycloak keycloak = RealKeycloak.shared();
        int port = EmbeddedApp.freePort();
        String address = "http://127.0.0.1:" + port;
        keycloak.admin().addWebAddress(address);
        Map<String, String> all = new HashMap<>();
        keycloak.settings().forEach((key, value) -> {
            if (key.startsWith("PLIMSOLL_")) {
                all.put(key, value);
            }
        });
        all.put("SPRING_PROFILES_ACTIVE", "keycloak,demo");
        all.put("SPRING_DATASOURCE_URL", DATABASE);
        all.put("SPRING_DATASOURCE_USERNAME", "plimsoll");
        all.put("PLIMSOLL_PUBLIC_URL", address);
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SERVER_PORT", String.valueOf(port));
        all.put("MANAGEMENT_SERVER_PORT", "0");
        all.putAll(settings);
        return EmbeddedApp.start(name, DAY, all);
    }
}

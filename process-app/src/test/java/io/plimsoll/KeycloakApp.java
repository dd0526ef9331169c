package io.plimsoll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.h2.tools.Server;

/**
 * The packaged application with people signing in at {@link RealKeycloak}: up to two nodes with one database, which
 * lives in the JVM of the tests. Each is started once for all tests of a run, when one first asks for it.
 */
public final class KeycloakApp {

    /** How soon a change at Keycloak arrives; sooner than by default, so that tests wait less. */
    private static final Duration RECHECK = Duration.ofSeconds(10);

    /** Slow enough for a person who has to enter codes, and for a wait until the next code. */
    private static final Duration DAY = Duration.ofMinutes(5);

    private static final String SECOND = "keycloak-app-2";

    /** Started when first asked for. */
    private static final class First {
        private static final String DATABASE = database();
        private static final String ADDRESS = start("keycloak-app", DATABASE);
    }

    /** Started when first asked for. */
    private static final class Second {
        private static final String ADDRESS = start(SECOND, First.DATABASE);
    }

    private KeycloakApp() {}

    /** Where the running application answers. */
    public static String address() {
        RealKeycloak.shared();
        return First.ADDRESS;
    }

    /** Where the second node answers; the same people have the same sessions there. */
    public static String secondAddress() {
        address();
        return Second.ADDRESS;
    }

    /** What the second node has logged. */
    public static String secondLog() throws IOException {
        return Files.readString(Path.of("target", SECOND + ".log"));
    }

    private static String database() {
        try {
            Server server =
                    Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
            return "jdbc:h2:tcp://127.0.0.1:%d/mem:nodes;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;TIME ZONE=UTC"
                    .formatted(server.getPort());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String start(String name, String database) {
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
        all.put("SPRING_DATASOURCE_URL", database);
        all.put("SPRING_DATASOURCE_USERNAME", "plimsoll");
        all.put("PLIMSOLL_PUBLIC_URL", address);
        all.put("PLIMSOLL_SESSION_KEY", "the same on both nodes, and long enough");
        all.put("PLIMSOLL_OIDC_RECHECK", RECHECK.toString());
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SERVER_PORT", String.valueOf(port));
        all.put("MANAGEMENT_SERVER_PORT", "0");
        return EmbeddedApp.start(name, DAY, all);
    }
}

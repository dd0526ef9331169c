package io.plimsoll;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real Keycloak with the project's realm and the demo people, run by {@code tools/keycloak}. Started once for all
 * tests of a run that ask for it; ends with the JVM of the tests, however that ends. A test that changes something
 * puts it back.
 */
public final class RealKeycloak {

    /** Started when first asked for. */
    private static final class Shared {
        private static final RealKeycloak RUNNING = started();
    }

    private final Path home;
    private final Map<String, String> settings;

    private RealKeycloak(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    /** The one that all tests share. Skips the test where there is no Keycloak on this machine. */
    public static RealKeycloak shared() {
        Path path = Path.of("target", "keycloak.path");
        try {
            assumeTrue(Files.exists(path) && Files.size(path) > 0, "There is no Keycloak on this machine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Shared.RUNNING;
    }

    private static RealKeycloak started() {
        try {
            Path home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "keycloak-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> tool("stop", home)));
            tool("start", home);
            Map<String, String> settings = Files.readAllLines(home.resolve("keycloak.env")).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
            return new RealKeycloak(home, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers, as in {@code http://127.0.0.1:40123}. */
    public String address() {
        return settings.get("KEYCLOAK_ADDRESS");
    }

    /** The {@code iss} of its tokens. */
    public String issuer() {
        return settings.get("PLIMSOLL_OIDC_ISSUER");
    }

    /** What {@code keycloak.env} says: the settings of the application and the secrets of the realm's clients. */
    public Map<String, String> settings() {
        return settings;
    }

    /** A connection with the rights of the server's own administrator. */
    public KeycloakAdmin admin() {
        return KeycloakAdmin.withPassword(
                address(), settings.get("KEYCLOAK_ADMIN"), settings.get("KEYCLOAK_ADMIN_PASSWORD"));
    }

    /** The end of its log, to be shown with a failure. */
    String lastSaid() {
        try {
            List<String> lines = Files.readAllLines(home.resolve("keycloak.log"));
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away; {@link #start} brings it back with what it knew, at the same address. */
    public void stop() {
        tool("stop", home);
    }

    public void start() {
        tool("start", home);
    }

    private static void tool(String command, Path home) {
        List<String> words = new ArrayList<>(
                List.of(Path.of("..", "tools", "keycloak").toAbsolutePath().toString(), command, home.toString()));
        if (command.equals("start")) {
            words.addAll(
                    List.of("--while", String.valueOf(ProcessHandle.current().pid())));
        }
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Keycloak: " + Arrays.toString(words.toArray()) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

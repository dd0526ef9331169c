package io.plimsoll;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application, run as a user runs it: its own process, port and data directory. Started once for all tests
 * of a run that ask for it.
 */
public final class EmbeddedApp {

    /** So fast that a ladder takes seconds, and slow enough for a browser to answer before a deadline passes. */
    private static final String PACE = "PT5S";

    /** Started when first asked for. */
    private static final class Shared {
        private static final EmbeddedApp RUNNING = start("embedded-app", PACE, Map.of());
    }

    private final String address;
    private final Process process;
    private final Path log;

    private EmbeddedApp(String address, Process process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /** Where the running application answers, as in {@code http://127.0.0.1:40123}. */
    public static String address() {
        return Shared.RUNNING.address;
    }

    /**
     * One of its own, for a test that needs another pace or other settings; ends with the tests.
     *
     * @param name of its log in the target folder
     * @param pace how long a day lasts, ISO 8601
     * @param settings as environment variables
     */
    public static String start(String name, Duration pace, Map<String, String> settings) {
        return start(name, pace.toString(), settings).address;
    }

    private static EmbeddedApp start(String name, String pace, Map<String, String> settings) {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Path data = Files.createTempDirectory(target, "embedded-");
            Path log = target.resolve(name + ".log");
            String port = settings.getOrDefault("SERVER_PORT", String.valueOf(freePort()));
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=160m",
                    "-jar",
                    target.resolve("plimsoll.jar").toString());
            builder.environment().put("SERVER_PORT", port);
            builder.environment().put("PLIMSOLL_DATA_DIR", data.toString());
            builder.environment().put("PLIMSOLL_DEMO_DAY", pace);
            builder.environment().putAll(settings);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            EmbeddedApp app = new EmbeddedApp("http://127.0.0.1:" + port, process, log);
            await("the application is up, see " + log)
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(app::isUp);
            return app;
        } catch (IOException e) {
            throw new IllegalStateException("The application could not be started", e);
        }
    }

    private boolean isUp() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The application ended: " + Files.readString(log));
        }
        try {
            // a page for everybody: the health may be answered elsewhere
            HttpRequest page =
                    HttpRequest.newBuilder(URI.create(address + "/goodbye")).build();
            return HttpClient.newHttpClient()
                            .send(page, BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package io.plimsoll;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The MySQL of this run: the one that {@code PLIMSOLL_TEST_MYSQL_URL} names (with {@code user} and {@code password} in
 * it), else one that {@code tools/mysql} starts when first asked for and that ends with this process.
 */
public final class TestMySql {

    private static final Path TOOL = Path.of("../tools/mysql").toAbsolutePath().normalize();

    /** What a connection needs that is not made by the application's own pool. */
    private static final String SETTINGS = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&rewriteBatchedStatements=true&nullDatabaseMeansCurrent=true"
            + "&sslMode=DISABLED&allowPublicKeyRetrieval=true";

    /** Started when first asked for. */
    private static final class Shared {
        private static final TestMySql RUNNING = start();
    }

    private final Path data;
    private final String server;
    private final Account owner;
    private final Account worker;
    private final AtomicInteger schemas = new AtomicInteger();

    private TestMySql(Path data, String server, Account owner, Account worker) {
        this.data = data;
        this.server = server;
        this.owner = owner;
        this.worker = worker;
    }

    /** The server of all tests of this run. */
    public static TestMySql running() {
        return Shared.RUNNING;
    }

    private static TestMySql start() {
        String given = System.getenv("PLIMSOLL_TEST_MYSQL_URL");
        TestMySql server = given == null || given.isBlank() ? fetched() : named(given);
        Runtime.getRuntime().addShutdownHook(new Thread(server::end));
        return server;
    }

    private static TestMySql named(String url) {
        String query = url.replaceFirst("^[^?]*\\??", "");
        Account all = new Account(parameter(query, "user"), parameter(query, "password"));
        return new TestMySql(null, url.replaceFirst("(//[^/?]+).*", "$1"), all, all);
    }

    private static String parameter(String query, String name) {
        return Stream.of(query.split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static TestMySql fetched() {
        long pid = ProcessHandle.current().pid();
        Path data = Path.of("target", "mysql-" + pid).toAbsolutePath();
        List<String> settings = tool("start", "--fast", "--data", data.toString(), "--until", String.valueOf(pid));
        return new TestMySql(
                data,
                setting(settings, "SPRING_DATASOURCE_URL=").replaceFirst("/[^/]*$", ""),
                new Account(setting(settings, "SPRING_FLYWAY_USER="), setting(settings, "SPRING_FLYWAY_PASSWORD=")),
                new Account(
                        setting(settings, "SPRING_DATASOURCE_USERNAME="),
                        setting(settings, "SPRING_DATASOURCE_PASSWORD=")));
    }

    private static String setting(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("MySQL did not start: " + lines));
    }

    private static List<String> tool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(TOOL.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                return lines.lines().collect(Collectors.toList());
            }
        } catch (IOException e) {
            throw new IllegalStateException("tools/mysql could not be run", e);
        }
    }

    /** A schema of its own, with no tables yet. */
    Schema schema() {
        String name = "plimsoll_%d_%d".formatted(ProcessHandle.current().pid(), schemas.incrementAndGet());
        Schema schema = new Schema(server + "/" + name + "?" + SETTINGS, owner, worker);
        schema.create();
        return schema;
    }

    /** Ends the server as an operator would; the data stay. Only where this run has started it. */
    public void stop() {
        tool("stop", data.toString());
    }

    /** Starts it again on the same port. */
    public void startAgain() {
        String port = server.replaceFirst(".*:", "");
        tool("start", "--fast", "--data", data.toString(), "--port", port);
    }

    /** Whether {@link #stop} is ours to do. */
    public boolean isOurs() {
        return data != null;
    }

    private void end() {
        if (data == null) {
            dropSchemas();
        } else {
            stop();
            delete(data);
        }
    }

    private void dropSchemas() {
        JdbcClient db = JdbcClient.create(schema().source());
        for (int number = 1; number <= schemas.get(); number++) {
            db.sql("drop database if exists plimsoll_%d_%d"
                            .formatted(ProcessHandle.current().pid(), number))
                    .update();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The test's database stays in " + folder, e);
        }
    }

    /** Somebody whom the server knows. */
    record Account(String user, String password) {}

    /**
     * Where a schema is reached.
     *
     * @param owner may change its tables
     * @param worker may read and write rows, and nothing else; the same as the owner on a server that was named
     */
    record Schema(String url, Account owner, Account worker) {

        private void create() {
            var once =
                    new DriverManagerDataSource(url + "&createDatabaseIfNotExist=true", owner.user(), owner.password());
            JdbcClient.create(once).sql("select 1").query().singleValue();
        }

        /** The owner's, small, and empty again soon after its test; nobody closes it. */
        DataSource source() {
            var pool = new HikariConfig();
            pool.setJdbcUrl(url);
            pool.setUsername(owner.user());
            pool.setPassword(owner.password());
            pool.setMinimumIdle(0);
            pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
            pool.setMaximumPoolSize(16);
            pool.setIdleTimeout(Duration.ofSeconds(10).toMillis());
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            return new HikariDataSource(pool);
        }

        /** What an application is told that has its migrations made by the owner and works as the worker. */
        Map<String, String> settings() {
            return Map.of(
                    "spring.datasource.url", url,
                    "spring.datasource.username", worker.user(),
                    "spring.datasource.password", worker.password(),
                    "spring.flyway.user", owner.user(),
                    "spring.flyway.password", owner.password());
        }
    }
}

package io.plimsoll;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.ActiveProfilesResolver;

/**
 * A database of a test's own. The run chooses which: H2 in memory, or a schema on {@link TestMySql} where the system
 * property {@code plimsoll.test.database} is {@code mysql}. What uses this carries the tag {@value #TAG}.
 */
public final class TestDatabase {

    /** Marks the tests that run a second time, on MySQL. */
    public static final String TAG = "database";

    private static final boolean MYSQL = "mysql".equals(System.getProperty("plimsoll.test.database"));

    private TestDatabase() {}

    public static boolean isMySql() {
        return MYSQL;
    }

    /**
     * Just the tables that a test names, for tests that need SQL but no application.
     *
     * @param migrations names of migrations, as in {@code V130__standard}
     */
    public static DataSource with(String... migrations) {
        DataSource source = empty();
        add(source, migrations);
        return source;
    }

    /** The same beside what is there. */
    public static void add(DataSource source, String... migrations) {
        var tables = new ResourceDatabasePopulator();
        for (String migration : migrations) {
            tables.addScript(new ClassPathResource(migrations() + "/" + migration + ".sql"));
        }
        tables.execute(source);
    }

    /** All tables but the engine's. */
    public static DataSource migrated() {
        DataSource source = empty();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + migrations())
                .load()
                .migrate();
        return source;
    }

    /** A database without tables. */
    public static DataSource empty() {
        return MYSQL ? TestMySql.running().schema().source() : source(h2(), "sa", "");
    }

    private static String migrations() {
        return "db/migration/" + (MYSQL ? "mysql" : "h2");
    }

    private static String h2() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;TIME ZONE=UTC";
    }

    static DataSource source(String url, String user, String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The profiles of a whole application under test. */
    public static final class Profiles implements ActiveProfilesResolver {

        @Override
        public String[] resolve(Class<?> testClass) {
            return MYSQL ? new String[] {"embedded", "mysql", "test"} : new String[] {"embedded", "test"};
        }
    }

    /** Gives a whole application under test its database. */
    public static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            if (MYSQL) {
                TestMySql.Schema schema = TestMySql.running().schema();
                TestPropertyValues.of(Map.of(
                                "spring.datasource.url", schema.url(),
                                "spring.datasource.username", schema.user(),
                                "spring.datasource.password", schema.password()))
                        .applyTo(context);
            }
        }
    }
}

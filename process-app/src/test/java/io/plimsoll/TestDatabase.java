package io.plimsoll;

import io.plimsoll.client.TestPace;
import io.plimsoll.process.EngineSchema;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
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
            tables.addScript(
                    new ClassPathResource("db/migration/" + (MYSQL ? "mysql" : "h2") + "/" + migration + ".sql"));
        }
        tables.execute(source);
    }

    /** All tables, as Flyway makes them at a start. */
    public static DataSource migrated() {
        return migrated(empty(), MYSQL ? "mysql" : "h2");
    }

    /** The same in a database of either vendor. */
    public static DataSource migrated(DataSource empty, String vendor) {
        Flyway.configure()
                .dataSource(empty)
                .locations("classpath:db/migration/" + vendor)
                .javaMigrations(EngineSchema.migration())
                .load()
                .migrate();
        return empty;
    }

    /** A database without tables. */
    public static DataSource empty() {
        return MYSQL ? TestMySql.running().schema().source() : h2();
    }

    /** H2, whatever the run is on; for tests that compare. */
    public static DataSource h2() {
        return new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;TIME ZONE=UTC", "sa", "");
    }

    /** What a whole application is told to work on a MySQL schema of its own. */
    public static Map<String, String> settings() {
        return TestMySql.running().schema().settings();
    }

    /** The profiles of a whole application under test. */
    public static final class Profiles implements ActiveProfilesResolver {

        @Override
        public String[] resolve(Class<?> testClass) {
            return MYSQL ? new String[] {"embedded", "mysql", "test"} : new String[] {"embedded", "test"};
        }
    }

    /** Gives a whole application under test its database and its clock. */
    public static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ((GenericApplicationContext) context)
                    .registerBean("testClock", TestClock.class, TestClock::new, bean -> bean.setPrimary(true));
            TestPace.register((GenericApplicationContext) context);
            if (MYSQL) {
                TestPropertyValues.of(TestMySql.running().schema().settings()).applyTo(context);
            }
        }
    }
}

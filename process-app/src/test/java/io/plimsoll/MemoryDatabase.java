package io.plimsoll;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database of a test's own with just the tables it names, for tests that need SQL but no application. */
public final class MemoryDatabase {

    private MemoryDatabase() {}

    /**
     * @param migrations names of H2 migrations, as in {@code V130__standard}
     */
    public static DataSource with(String... migrations) {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        var tables = new ResourceDatabasePopulator();
        for (String migration : migrations) {
            tables.addScript(new ClassPathResource("db/migration/h2/" + migration + ".sql"));
        }
        tables.execute(source);
        return source;
    }
}

package io.plimsoll.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Version 1 of the schema: the engine's tables, from the create scripts in the engine's own jar. Flyway runs them and
 * not the engine, because one tool should own the schema, and because the engine's MySQL scripts ask for a character
 * set that cannot hold every text and for times cut to seconds, which makes reminders fire twice.
 */
@Component
class EngineSchemaMigration implements JavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    /** The engine asks for due jobs every second and brings no index for it. */
    private static final String DUE_DATE_INDEX = "create index PLIMSOLL_IDX_JOB_DUEDATE on ACT_RU_JOB(DUEDATE_)";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "process engine";
    }

    /** Covers the scripts of all databases, so that a changed engine jar is noticed at the next start. */
    @Override
    public Integer getChecksum() {
        var crc = new CRC32();
        for (Vendor vendor : Vendor.values()) {
            PARTS.forEach(part -> crc.update(vendor.script(part).getBytes(StandardCharsets.UTF_8)));
        }
        return (int) crc.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        Vendor vendor = Vendor.of(connection.getMetaData().getDatabaseProductName());
        for (String part : PARTS) {
            run(connection, vendor.script(part));
        }
        run(connection, DUE_DATE_INDEX + ";");
    }

    private static void run(Connection connection, String sql) {
        ScriptUtils.executeSqlScript(
                connection, new EncodedResource(new ByteArrayResource(sql.getBytes(StandardCharsets.UTF_8)), "UTF-8"));
    }

    private enum Vendor {
        H2,
        MYSQL {
            @Override
            String script(String part) {
                return super.script(part)
                        .replaceAll("(?i)\\butf8_bin\\b", "utf8mb4_bin")
                        .replaceAll("(?i)\\butf8\\b", "utf8mb4")
                        .replaceAll("(?i)_ (datetime|timestamp)\\b", "_ datetime(3)");
            }
        };

        static Vendor of(String product) {
            return valueOf(product.toUpperCase(Locale.ROOT));
        }

        String script(String part) {
            String path = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql"
                    .formatted(name().toLowerCase(Locale.ROOT), part);
            try {
                return new ClassPathResource(path, ProcessEngine.class.getClassLoader())
                        .getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("The engine's jar lacks " + path, e);
            }
        }
    }
}

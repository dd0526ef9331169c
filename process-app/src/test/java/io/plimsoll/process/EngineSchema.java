package io.plimsoll.process;

import org.flywaydb.core.api.migration.JavaMigration;

/** The engine's tables, for tests of other packages. */
public final class EngineSchema {

    private EngineSchema() {}

    public static JavaMigration migration() {
        return new EngineSchemaMigration();
    }
}

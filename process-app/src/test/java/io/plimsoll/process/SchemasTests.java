package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plimsoll.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Flyway makes on H2 and on MySQL is one schema in two dialects. */
@Tag(TestDatabase.TAG)
class SchemasTests {

    private static Map<String, Set<String>> h2;
    private static Map<String, Set<String>> mysql;

    @BeforeAll
    static void bothSchemas() throws SQLException {
        assumeThat(TestDatabase.isMySql()).as("both databases at once").isTrue();
        h2 = SchemaReader.read(TestDatabase.migrated(TestDatabase.h2(), "h2"));
        mysql = SchemaReader.read(TestDatabase.migrated());
    }

    @Test
    void bothHaveTheSameTables() {
        assertThat(mysql.keySet()).isEqualTo(h2.keySet());
    }

    @Test
    void ourTablesAreTheSame() {
        Set<String> differences = new TreeSet<>();
        h2.keySet().stream()
                .filter(table -> !table.startsWith("act_"))
                .forEach(table -> differences(table, differences));

        assertThat(differences).isEmpty();
    }

    /** The engine's scripts differ in types and indexes between databases; its columns do not. */
    @Test
    void theEnginesTablesHaveTheSameColumns() {
        Set<String> onMySqlOnly = Set.of("act_hi_ext_task_log.rev_");
        Set<String> there = engineColumns(mysql);
        there.removeAll(onMySqlOnly);

        assertThat(there).isEqualTo(engineColumns(h2));
    }

    private static Set<String> engineColumns(Map<String, Set<String>> schema) {
        Set<String> columns = new TreeSet<>();
        schema.forEach((table, facts) -> facts.stream()
                .filter(fact -> table.startsWith("act_") && fact.startsWith("column "))
                .forEach(fact -> columns.add(table + "." + fact.split(" ")[1])));
        return columns;
    }

    @Test
    void theEnginesTimesKeepMilliseconds() {
        assertThat(mysql.entrySet())
                .filteredOn(table -> table.getKey().startsWith("act_"))
                .flatExtracting(Map.Entry::getValue)
                .filteredOn(fact -> fact.contains(" timestamp("))
                .isNotEmpty()
                .allMatch(fact -> fact.contains(" timestamp(3)"));
    }

    private static void differences(String table, Set<String> differences) {
        Set<String> here = h2.get(table);
        Set<String> there = mysql.getOrDefault(table, Set.of());
        here.stream()
                .filter(fact -> !there.contains(fact))
                .forEach(fact -> differences.add("h2 " + table + ": " + fact));
        there.stream()
                .filter(fact -> !here.contains(fact))
                .forEach(fact -> differences.add("mysql " + table + ": " + fact));
    }
}

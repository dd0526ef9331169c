package io.plimsoll.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plimsoll.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Tag(TestDatabase.TAG)
class DatabaseCheckTests {

    private static void start(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations(new String[0])
                .callbacks(new DatabaseCheck(database))
                .load()
                .migrate();
    }

    /** Connections that somebody has set up otherwise. */
    private static void start(DataSource database, int isolation, String... settings) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(isolation);
            for (String setting : settings) {
                statement.execute(setting);
            }
            start(new SingleConnectionDataSource(connection, true));
        }
    }

    @Test
    void aDatabaseThatIsSetUpWellIsTaken() {
        assertThatCode(() -> start(TestDatabase.empty())).doesNotThrowAnyException();
    }

    @Test
    void anotherIsolationIsRefused() {
        for (int isolation : new int[] {
            Connection.TRANSACTION_READ_UNCOMMITTED,
            Connection.TRANSACTION_REPEATABLE_READ,
            Connection.TRANSACTION_SERIALIZABLE
        }) {
            assertThatThrownBy(() -> start(TestDatabase.empty(), isolation))
                    .hasRootCauseInstanceOf(UnfitDatabase.class)
                    .hasMessageContaining("READ COMMITTED");
        }
    }

    @Test
    void aConnectionThatCutsCharactersIsRefused() {
        assumeThat(TestDatabase.isMySql()).isTrue();

        assertThatThrownBy(() -> start(TestDatabase.empty(), Connection.TRANSACTION_READ_COMMITTED, "set names latin1"))
                .hasRootCauseInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("the connection must speak utf8mb4, not latin1");
    }

    @Test
    void aSchemaOfAnotherCharacterSetIsRefused() {
        assumeThat(TestDatabase.isMySql()).isTrue();

        assertThatThrownBy(() -> start(
                        TestDatabase.empty(),
                        Connection.TRANSACTION_READ_COMMITTED,
                        "alter database character set utf8mb3"))
                .hasRootCauseInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("the schema must be of the character set utf8mb4, not utf8mb3");
    }

    @Test
    void aServerThatCutsTextsIsRefused() {
        assumeThat(TestDatabase.isMySql()).isTrue();

        assertThatThrownBy(
                        () -> start(TestDatabase.empty(), Connection.TRANSACTION_READ_COMMITTED, "set sql_mode = ''"))
                .hasRootCauseInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("sql_mode must be strict");
    }

    @Test
    void aColumnOfAnotherCharacterSetIsNamed() {
        assumeThat(TestDatabase.isMySql()).isTrue();
        DataSource database = TestDatabase.empty();
        start(database);

        assertThatThrownBy(() -> start(
                        database,
                        Connection.TRANSACTION_READ_COMMITTED,
                        "create table note (id int primary key, words varchar(10) character set latin1)"))
                .hasRootCauseInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("note.words is not of the character set utf8mb4");
    }
}

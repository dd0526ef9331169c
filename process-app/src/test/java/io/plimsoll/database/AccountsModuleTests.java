package io.plimsoll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.PlimsollTest;
import io.plimsoll.TestDatabase;
import io.plimsoll.TestMySql;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever works with the rows cannot change the tables: somebody who gets in by a statement cannot either. */
@PlimsollTest
class AccountsModuleTests {

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table ledger_entry",
                "truncate table ledger_entry",
                "alter table ledger_entry add column mark int",
                "create table mark (id int)",
                "create trigger mark before insert on ledger_entry for each row set new.seq = 1",
                "select 1 into outfile '/tmp/mark'"
            })
    void theApplicationsOwnAccountChangesNoTableAndWritesNoFile(String statement) {
        assumeTrue(TestDatabase.isMySql() && TestMySql.running().isOurs(), "A named server has one account");

        assertThatThrownBy(() -> db.sql(statement).update()).rootCause().hasMessageContaining("denied");
        assertThat(db.sql("select count(*) from ledger_entry").query(Long.class).single())
                .isNotNegative();
    }
}

package io.plimsoll.standard;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What analysts decided about checks; a later decision supersedes an earlier one, which stays readable. */
@Component
class MappingDecisions {

    private final JdbcClient db;
    private final Clock clock;

    MappingDecisions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A decision in force.
     *
     * @param standard the standard it is about, {@code *} for all where the check is ignored
     * @param code null where the check is ignored
     */
    record Decision(
            String source,
            String check,
            String standard,
            @Nullable String code) {}

    List<Decision> inForce() {
        return db.sql("select source_name, check_id, standard_id, control_code from mapping_decision"
                        + " where current_key is not null")
                .query((row, n) -> new Decision(
                        row.getString("source_name"),
                        row.getString("check_id"),
                        row.getString("standard_id"),
                        row.getString("control_code")))
                .list();
    }

    /** Puts a decision in force; ignoring supersedes all of the check, and mapping supersedes ignoring. */
    void decide(Decision decision, String subject, String ledgerHash) {
        var now = Times.column(clock.instant());
        db.sql("update mapping_decision set current_key = null, superseded_at = ? where source_name = ?"
                        + " and check_id = ? and current_key is not null and (? = '*' or standard_id in ('*', ?))")
                .params(now, decision.source(), decision.check(), decision.standard(), decision.standard())
                .update();
        db.sql("insert into mapping_decision (id, source_name, check_id, standard_id, control_code, current_key,"
                        + " decided_by, decided_at, ledger_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(UuidCreator.getTimeOrderedEpoch().toString())
                .param(decision.source())
                .param(decision.check())
                .param(decision.standard())
                .param(decision.code())
                .param(String.join("|", decision.source(), decision.standard(), decision.check()))
                .param(subject)
                .param(now)
                .param(ledgerHash)
                .update();
    }
}

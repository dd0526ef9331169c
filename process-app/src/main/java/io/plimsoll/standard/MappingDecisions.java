package io.plimsoll.standard;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.standard.MappingDecision.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What analysts decided about checks; a later decision supersedes an earlier one, which stays readable. */
@Component
class MappingDecisions {

    private static final String EVERY_STANDARD = "*";
    private static final String SELECT =
            "select id, source_name, check_id, kind, control_code, decided_by, decided_name,"
                    + " decided_at, superseded_at from mapping_decision ";

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
            @Nullable String code) {

        static Decision ignoring(String source, String check) {
            return new Decision(source, check, EVERY_STANDARD, null);
        }
    }

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

    /** All decisions, the newest first. */
    List<MappingDecision> all() {
        return db.sql(SELECT + "order by decided_at desc, id desc")
                .query(MappingDecisions::read)
                .list();
    }

    /** Puts a decision in force; ignoring supersedes all of the check, and mapping supersedes ignoring. */
    void decide(Decision decision, Actor by, String ledgerHash) {
        supersede(decision);
        insert(decision, decision.code() == null ? Kind.IGNORED : Kind.MAPPED, by, ledgerHash);
    }

    /** Ends whatever is in force about the check, and remembers who did so. */
    void takeBack(String source, String check, Actor by, String ledgerHash) {
        var none = Decision.ignoring(source, check);
        supersede(none);
        insert(none, Kind.TAKEN_BACK, by, ledgerHash);
    }

    private void supersede(Decision decision) {
        db.sql("update mapping_decision set current_key = null, superseded_at = ? where source_name = ?"
                        + " and check_id = ? and current_key is not null and (? = '*' or standard_id in ('*', ?))")
                .params(now(), decision.source(), decision.check(), decision.standard(), decision.standard())
                .update();
    }

    private void insert(Decision decision, Kind kind, Actor by, String ledgerHash) {
        String key = String.join("|", decision.source(), decision.standard(), decision.check());
        db.sql("insert into mapping_decision (id, source_name, check_id, standard_id, control_code, current_key,"
                        + " kind, decided_by, decided_name, decided_at, ledger_hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(UuidCreator.getTimeOrderedEpoch().toString())
                .param(decision.source())
                .param(decision.check())
                .param(decision.standard())
                .param(decision.code())
                .param(kind == Kind.TAKEN_BACK ? null : key)
                .param(kind.key())
                .param(by.subject())
                .param(by.name())
                .param(now())
                .param(ledgerHash)
                .update();
    }

    private LocalDateTime now() {
        return Times.column(clock.instant());
    }

    private static MappingDecision read(ResultSet row, int n) throws SQLException {
        String name = row.getString("decided_name");
        return new MappingDecision(
                row.getString("id"),
                row.getString("source_name"),
                row.getString("check_id"),
                Kind.ofKey(row.getString("kind")),
                row.getString("control_code"),
                name == null ? row.getString("decided_by") : name,
                Times.instant(row.getObject("decided_at", LocalDateTime.class)),
                Times.optional(row.getObject("superseded_at", LocalDateTime.class)));
    }
}

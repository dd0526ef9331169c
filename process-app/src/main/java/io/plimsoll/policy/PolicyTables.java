package io.plimsoll.policy;

import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of the decision tables that cases were ever judged by; none is changed or removed. */
@Component
public class PolicyTables {

    private static final String SHIPPED = "shipped";
    private static final String EDITED = "edited";

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    PolicyTables(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Stores the build's tables as a new version if they are not those of the build before. A version that an
     * administrator has made since stays the current one until the build brings other tables.
     *
     * @param texts DMN 1.3 by decision key
     */
    @Transactional
    public void ship(Map<String, String> texts) {
        Map<String, String> digests = new TreeMap<>();
        texts.forEach((key, text) -> digests.put(key, Sha256.hex(text)));
        if (!digests.equals(lastShipped())) {
            int version = current() + 1;
            store(version, SHIPPED, texts);
            record("policy-version-stored", version, Actor.system(), Map.copyOf(digests));
        }
    }

    /** Stores tables that an administrator changed, checked and rehearsed, as the version in force from now on. */
    int putInForce(Map<String, String> texts, String reason, StoredRehearsal rehearsal, Actor by) {
        int version = current() + 1;
        store(version, EDITED, texts);
        db.sql("update policy_version set put_by = ?, put_by_name = ?, reason = ?, rehearsal_id = ?"
                        + " where version_nr = ?")
                .params(by.subject(), by.name(), reason, rehearsal.id(), version)
                .update();
        Map<String, Object> facts = new TreeMap<>();
        texts.forEach((key, text) -> facts.put(key, Sha256.hex(text)));
        facts.put("rehearsal", rehearsal.id());
        facts.put("rehearsed", rehearsal.hash());
        facts.put("reason", Sha256.hex(reason));
        record("policy-put-in-force", version, by, facts);
        return version;
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    List<PolicyVersion> versions() {
        return db.sql("select version_nr, origin, created_at, coalesce(put_by_name, ''), coalesce(reason, ''),"
                        + " rehearsal_id from policy_version order by version_nr desc")
                .query((row, n) -> new PolicyVersion(
                        row.getInt(1),
                        row.getString(2).equals(SHIPPED),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** The DMN texts of a version by their keys; empty where there is no such version. */
    @Transactional(readOnly = true)
    Map<String, String> texts(int version) {
        Map<String, String> texts = new TreeMap<>();
        db.sql("select decision_key, dmn from policy_table where version_nr = ?")
                .param(version)
                .query(row -> {
                    texts.put(row.getString(1), row.getString(2));
                });
        return texts;
    }

    /** The newest version, from 1; 0 where there is none yet. */
    @Transactional(readOnly = true)
    public int current() {
        return db.sql("select coalesce(max(version_nr), 0) from policy_version")
                .query(Integer.class)
                .single();
    }

    /**
     * The DMN text of one table as that version has it; of a table that came later, as it was first, since cases that
     * are older than the question have to be answered too.
     */
    @Transactional(readOnly = true)
    public String dmn(int version, String key) {
        return db.sql("select dmn from policy_table where version_nr >= ? and decision_key = ?"
                        + " order by version_nr limit 1")
                .params(version, key)
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> new IllegalStateException("Policy version %d has no table %s".formatted(version, key)));
    }

    private Map<String, String> lastShipped() {
        Map<String, String> digests = new TreeMap<>();
        db.sql("select decision_key, sha256 from policy_table where version_nr ="
                        + " (select max(version_nr) from policy_version where origin = ?)")
                .params(SHIPPED)
                .query((row, index) -> digests.put(row.getString(1), row.getString(2)))
                .list();
        return digests;
    }

    private void store(int version, String origin, Map<String, String> texts) {
        db.sql("insert into policy_version (version_nr, origin, created_at) values (?, ?, ?)")
                .params(version, origin, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        texts.forEach((key, text) -> db.sql(
                        "insert into policy_table (version_nr, decision_key, dmn, sha256) values (?, ?, ?, ?)")
                .params(version, key, text, Sha256.hex(text))
                .update());
    }

    private void record(String event, int version, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.msp(), event, "policy-" + version, by, facts));
    }
}

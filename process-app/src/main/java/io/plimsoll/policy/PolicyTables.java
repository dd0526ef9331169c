package io.plimsoll.policy;

import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of the decision tables that cases were ever judged by; none is changed or removed. */
@Component
public class PolicyTables {

    private static final String SHIPPED = "shipped";

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
            store(current() + 1, texts, digests);
        }
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

    private void store(int version, Map<String, String> texts, Map<String, String> digests) {
        db.sql("insert into policy_version (version_nr, origin, created_at) values (?, ?, ?)")
                .params(version, SHIPPED, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        texts.forEach((key, text) -> db.sql(
                        "insert into policy_table (version_nr, decision_key, dmn, sha256) values (?, ?, ?, ?)")
                .params(version, key, text, Sha256.hex(text))
                .update());
        ledger.append(new LedgerFact(
                Chain.msp(), "policy-version-stored", "policy-" + version, Actor.system(), Map.copyOf(digests)));
    }
}

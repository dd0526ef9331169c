package io.plimsoll.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored chains: entries as text, and for each chain a head row that keeps its length and last hash. */
@Repository
class Chains {

    private static final Head EMPTY = new Head(0, "", 0);
    private static final RowMapper<Head> HEAD = (row, i) -> new Head(row.getLong(1), row.getString(2), row.getLong(3));
    private static final RowMapper<Stored> STORED =
            (row, i) -> new Stored(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));

    private final JdbcClient db;
    private final JdbcTemplate batches;

    Chains(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /** Locks the chain until the transaction ends: one writer at a time, so that nothing forks it. */
    Head lock(String chain) {
        return locked(chain).or(() -> begin(chain)).or(() -> locked(chain)).orElseThrow();
    }

    Head head(String chain) {
        return db.sql("select entries, hash, sealed from ledger_head where chain = ?")
                .param(chain)
                .query(HEAD)
                .optional()
                .orElse(EMPTY);
    }

    void append(String chain, List<Stored> entries) {
        batches.batchUpdate(
                "insert into ledger_entry (chain, seq, subject, canonical, hash) values (?, ?, ?, ?, ?)",
                entries.stream()
                        .map(e -> new Object[] {chain, e.sequence(), e.subject(), e.canonical(), e.hash()})
                        .toList());
        Stored last = entries.get(entries.size() - 1);
        db.sql("update ledger_head set entries = ?, hash = ? where chain = ?")
                .params(last.sequence(), last.hash(), chain)
                .update();
    }

    List<Stored> after(String chain, long sequence, int limit) {
        return db.sql("select seq, subject, canonical, hash from ledger_entry"
                        + " where chain = ? and seq > ? order by seq limit ?")
                .params(chain, sequence, limit)
                .query(STORED)
                .list();
    }

    List<Stored> about(String chain, String subject) {
        return db.sql("select seq, subject, canonical, hash from ledger_entry"
                        + " where chain = ? and subject = ? order by seq")
                .params(chain, subject)
                .query(STORED)
                .list();
    }

    /** What is canonical has its members in one order and without blanks, so the event can be found in it. */
    List<Stored> of(String event, Collection<String> chainNames, Collection<String> subjects) {
        return db.sql("select seq, subject, canonical, hash from ledger_entry where chain in (:chains)"
                        + " and subject in (:subjects) and canonical like :event order by subject, seq")
                .param("chains", chainNames)
                .param("subjects", subjects)
                .param("event", "%\"event\":\"" + event + "\"%")
                .query(STORED)
                .list();
    }

    Optional<Stored> at(String chain, long sequence) {
        return db.sql("select seq, subject, canonical, hash from ledger_entry where chain = ? and seq = ?")
                .params(chain, sequence)
                .query(STORED)
                .optional();
    }

    long count(String chain) {
        return db.sql("select count(*) from ledger_entry where chain = ?")
                .param(chain)
                .query(Long.class)
                .single();
    }

    private Optional<Head> locked(String chain) {
        return db.sql("select entries, hash, sealed from ledger_head where chain = ? for update")
                .param(chain)
                .query(HEAD)
                .optional();
    }

    private Optional<Head> begin(String chain) {
        try {
            db.sql("insert into ledger_head (chain, entries, hash) values (?, 0, '')")
                    .param(chain)
                    .update();
            return Optional.of(EMPTY);
        } catch (DuplicateKeyException begunByAnother) {
            return Optional.empty();
        }
    }

    /**
     * How long a chain is and what it ends with; "" where it is empty.
     *
     * @param sealed how many of its entries the newest signed head covers
     */
    record Head(long entries, String hash, long sealed) {}

    /** An entry as it lies in the table; the subject is a copy that queries need. */
    record Stored(long sequence, String subject, String canonical, String hash) {}
}

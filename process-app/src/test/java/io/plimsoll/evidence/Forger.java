package io.plimsoll.evidence;

import io.plimsoll.ledger.Sha256;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever holds the database and knows how hashes are made. */
final class Forger {

    private final JdbcClient db;

    Forger(JdbcClient db) {
        this.db = db;
    }

    /** Writes another round into an entry and makes every link behind it fit. */
    void rehashFrom(String chain, long first) {
        List<Long> sequences = db.sql("select seq from ledger_entry where chain = ? and seq >= ? order by seq")
                .params(chain, first)
                .query(Long.class)
                .list();
        String previous = first == 1 ? "" : column("hash", chain, first - 1);
        for (long seq : sequences) {
            String forged = linked(column("canonical", chain, seq), previous);
            if (seq == first) {
                forged = forged.replace("\"event\":\"", "\"event\":\"never-");
            }
            previous = Sha256.hex(forged);
            db.sql("update ledger_entry set canonical = ?, hash = ? where chain = ? and seq = ?")
                    .params(forged, previous, chain, seq)
                    .update();
        }
        db.sql("update ledger_head set hash = ? where chain = ?")
                .params(previous, chain)
                .update();
    }

    /** Takes an entry out, gives all behind it their new numbers and makes every link fit. */
    void takeOut(String chain, long sequence) {
        long last = db.sql("select max(seq) from ledger_entry where chain = ?")
                .param(chain)
                .query(Long.class)
                .single();
        db.sql("delete from ledger_entry where chain = ? and seq = ?")
                .params(chain, sequence)
                .update();
        String previous = sequence == 1 ? "" : column("hash", chain, sequence - 1);
        for (long seq = sequence + 1; seq <= last; seq++) {
            String forged = linked(column("canonical", chain, seq), previous)
                    .replace("\"seq\":" + seq + ",", "\"seq\":" + (seq - 1) + ",");
            previous = Sha256.hex(forged);
            db.sql("update ledger_entry set seq = ?, canonical = ?, hash = ? where chain = ? and seq = ?")
                    .params(seq - 1, forged, previous, chain, seq)
                    .update();
        }
        db.sql("update ledger_head set entries = ?, hash = ? where chain = ?")
                .params(last - 1, previous, chain)
                .update();
    }

    static String linked(String canonical, String previous) {
        return canonical.replaceAll("\"prev\":\"[0-9a-f]*\"", "\"prev\":\"" + previous + "\"");
    }

    private String column(String name, String chain, long seq) {
        String sql = name.equals("hash")
                ? "select hash from ledger_entry where chain = ? and seq = ?"
                : "select canonical from ledger_entry where chain = ? and seq = ?";
        return db.sql(sql).params(chain, seq).query(String.class).single();
    }
}

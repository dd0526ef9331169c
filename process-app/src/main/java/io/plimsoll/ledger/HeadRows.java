package io.plimsoll.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signed heads of the chains' trees as they are kept. */
@Repository
class HeadRows {

    private static final String SELECT = "select chain, tree_size, head, frontier from ledger_tree_head ";
    private static final RowMapper<Kept> KEPT =
            (row, i) -> new Kept(row.getString(1), row.getLong(2), row.getString(3), row.getString(4));

    private final JdbcClient db;

    HeadRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Kept> newest(String chain) {
        return before(chain, Long.MAX_VALUE, 1).stream().findFirst();
    }

    Optional<Kept> find(String chain, long size) {
        return db.sql(SELECT + "where chain = ? and tree_size = ?")
                .params(chain, size)
                .query(KEPT)
                .optional();
    }

    /** Newest first. */
    List<Kept> before(String chain, long size, int limit) {
        return db.sql(SELECT + "where chain = ? and tree_size < ? order by tree_size desc limit ?")
                .params(chain, size, limit)
                .query(KEPT)
                .list();
    }

    /** Oldest first. */
    List<Kept> after(String chain, long size, int limit) {
        return db.sql(SELECT + "where chain = ? and tree_size > ? order by tree_size limit ?")
                .params(chain, size, limit)
                .query(KEPT)
                .list();
    }

    void add(SignedHead head, Frontier frontier) {
        db.sql("insert into ledger_tree_head (chain, tree_size, head, frontier) values (?, ?, ?, ?)")
                .params(head.chain(), head.size(), head.text(), frontier.text())
                .update();
        db.sql("update ledger_head set sealed = ? where chain = ?")
                .params(head.size(), head.chain())
                .update();
    }

    /** Chains that have entries no head covers. */
    List<String> grown() {
        return db.sql("select chain from ledger_head where entries > sealed order by chain")
                .query(String.class)
                .list();
    }

    /** A head as it lies in the table. */
    record Kept(String chain, long size, String text, String frontier) {

        /** Empty where the row says something else than what was signed. */
        Optional<SignedHead> head() {
            return SignedHead.parse(text).filter(head -> head.chain().equals(chain) && head.size() == size);
        }
    }
}

package io.plimsoll.comment;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is to be told to those who watch cases. */
@Repository
class NewsRows {

    private final JdbcClient db;

    NewsRows(JdbcClient db) {
        this.db = db;
    }

    /** A case of which something is to be told. */
    record Waiting(ClientId client, CaseNumber number) {}

    void add(NewsItem item, Instant at) {
        db.sql("insert into case_news (id, client_id, case_number, shared, words_msp, words_client, by_subject,"
                        + " happened_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        item.id(),
                        item.client().value(),
                        item.number().value(),
                        item.shared(),
                        item.toMsp(),
                        item.toClient(),
                        item.bySubject(),
                        CommentRows.utc(at))
                .update();
    }

    List<Waiting> waiting(int most) {
        return db.sql("select distinct client_id, case_number from case_news where told_at is null order by"
                        + " case_number limit ?")
                .param(most)
                .query((row, nr) -> new Waiting(new ClientId(row.getString(1)), new CaseNumber(row.getString(2))))
                .list();
    }

    /** Oldest first; whoever else wants to tell it waits, and then finds it told. */
    List<NewsItem> lock(Waiting of) {
        return db.sql("select id, client_id, case_number, shared, words_msp, words_client, by_subject from case_news"
                        + " where client_id = ? and case_number = ? and told_at is null order by id for update")
                .params(of.client().value(), of.number().value())
                .query((row, nr) -> new NewsItem(
                        row.getString("id"),
                        new ClientId(row.getString("client_id")),
                        new CaseNumber(row.getString("case_number")),
                        row.getBoolean("shared"),
                        row.getString("words_msp"),
                        row.getString("words_client"),
                        row.getString("by_subject")))
                .list();
    }

    void told(ClientId client, Collection<String> ids, Instant at) {
        db.sql("update case_news set told_at = :at where client_id = :client and id in (:ids)")
                .param("at", CommentRows.utc(at))
                .param("client", client.value())
                .param("ids", ids)
                .update();
    }
}

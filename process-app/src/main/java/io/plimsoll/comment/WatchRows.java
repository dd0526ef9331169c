package io.plimsoll.comment;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored watches. */
@Repository
class WatchRows {

    private final JdbcClient db;

    WatchRows(JdbcClient db) {
        this.db = db;
    }

    void add(ClientId client, CaseNumber number, String subject, Instant since) {
        if (holds(client, number, subject)) {
            return;
        }
        try {
            db.sql("insert into case_watch (case_number, client_id, subject, since) values (?, ?, ?, ?)")
                    .params(number.value(), client.value(), subject, CommentRows.utc(since))
                    .update();
        } catch (DuplicateKeyException pressedTwice) {
            // the row is there, which is what was wanted
            return;
        }
    }

    void remove(ClientId client, CaseNumber number, String subject) {
        db.sql("delete from case_watch where client_id = ? and case_number = ? and subject = ?")
                .params(client.value(), number.value(), subject)
                .update();
    }

    boolean holds(ClientId client, CaseNumber number, String subject) {
        return db.sql("select count(*) from case_watch where client_id = ? and case_number = ? and subject = ?")
                        .params(client.value(), number.value(), subject)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<String> of(ClientId client, CaseNumber number) {
        return db.sql("select subject from case_watch where client_id = ? and case_number = ? order by since, subject")
                .params(client.value(), number.value())
                .query(String.class)
                .list();
    }
}

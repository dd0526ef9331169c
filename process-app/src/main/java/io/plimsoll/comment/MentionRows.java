package io.plimsoll.comment;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom comments name, and whether they have read them. */
@Repository
class MentionRows {

    private final JdbcClient db;

    MentionRows(JdbcClient db) {
        this.db = db;
    }

    void add(Comment comment, Addressee person) {
        db.sql("insert into comment_mention (comment_id, client_id, subject, name) values (?, ?, ?, ?)")
                .params(comment.id(), comment.client().value(), person.subject(), person.name())
                .update();
    }

    /** The names, by comment. */
    Map<String, List<String>> names(ClientId client, Collection<String> comments) {
        Map<String, List<String>> names = new HashMap<>();
        if (!comments.isEmpty()) {
            db.sql("select comment_id, name from comment_mention where client_id = :client and comment_id in (:ids)"
                            + " order by name")
                    .param("client", client.value())
                    .param("ids", comments)
                    .query(row -> {
                        names.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return names;
    }

    /** What names the person and still stands, newest first; of another client's or the MSP's own nothing. */
    List<MentionView> unread(Actor person, int most) {
        return db.sql("select c.case_number, c.client_id, c.author_name, c.written_at from comment_mention m join"
                        + " case_comment c on c.id = m.comment_id where m.subject = ? and m.read_at is null and"
                        + " c.withdrawn_at is null and (c.visibility = 'shared' or ? = true) and "
                        + Tenancy.condition("c.client_id") + " order by c.id desc limit ?")
                .params(person.subject(), person.isMsp(), most)
                .query((row, nr) -> new MentionView(
                        new CaseNumber(row.getString(1)),
                        new ClientId(row.getString(2)),
                        row.getString(3),
                        row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    void read(ClientId client, CaseNumber number, Actor reader, Instant at) {
        db.sql("update comment_mention set read_at = ? where client_id = ? and subject = ? and read_at is null and"
                        + " comment_id in (select id from case_comment where client_id = ? and case_number = ?)")
                .params(CommentRows.utc(at), client.value(), reader.subject(), client.value(), number.value())
                .update();
    }
}

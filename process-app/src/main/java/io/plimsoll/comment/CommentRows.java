package io.plimsoll.comment;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored comments. None is ever deleted. */
@Repository
class CommentRows {

    private static final String SELECT = "select id, client_id, case_number, visibility, words, salt, author_subject,"
            + " author_name, author_msp, written_at, withdrawn_at, mail_from, mail_sha256 from case_comment ";

    private final JdbcClient db;

    CommentRows(JdbcClient db) {
        this.db = db;
    }

    void add(Comment one) {
        Comment.ByMail mail = one.mail();
        db.sql("insert into case_comment (id, client_id, case_number, visibility, words, salt, author_subject,"
                        + " author_name, author_msp, written_at, mail_from, mail_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?)")
                .params(
                        one.id(),
                        one.client().value(),
                        one.number().value(),
                        one.visibility().key(),
                        one.words(),
                        one.salt(),
                        one.authorSubject(),
                        one.authorName(),
                        one.byMsp(),
                        utc(one.writtenAt()))
                .param(mail == null ? null : mail.from())
                .param(mail == null ? null : mail.sha256())
                .update();
    }

    Optional<Comment> find(ClientId client, CaseNumber number, String id) {
        return db.sql(SELECT + "where client_id = ? and case_number = ? and id = ? and "
                        + Tenancy.condition("client_id"))
                .params(client.value(), number.value(), id)
                .query(CommentRows::read)
                .optional();
    }

    /** Newest first, those before that id. @param internal whether those that clients may not see are among them */
    List<Comment> before(ClientId client, CaseNumber number, String id, boolean internal, int most) {
        return db.sql(SELECT + "where client_id = ? and case_number = ? and id < ? and (visibility = 'shared' or ? ="
                        + " true) and " + Tenancy.condition("client_id") + " order by id desc limit ?")
                .params(client.value(), number.value(), id, internal, most)
                .query(CommentRows::read)
                .list();
    }

    /** How many somebody has written since, about whatever case. */
    int writtenBy(String subject, Instant since) {
        return db.sql("select count(*) from case_comment where author_subject = ? and written_at > ?")
                .params(subject, utc(since))
                .query(Integer.class)
                .single();
    }

    /** The MSP's people who have written something about the case that its client sees. */
    Set<String> writersKnownTo(ClientId client, CaseNumber number) {
        return Set.copyOf(db.sql("select distinct author_subject from case_comment where client_id = ? and case_number"
                        + " = ? and visibility = 'shared' and author_msp = true")
                .params(client.value(), number.value())
                .query(String.class)
                .list());
    }

    /** False where it was withdrawn already. */
    boolean withdraw(Comment one, Instant at) {
        return db.sql("update case_comment set withdrawn_at = ? where id = ? and client_id = ? and withdrawn_at is"
                                + " null")
                        .params(utc(at), one.id(), one.client().value())
                        .update()
                > 0;
    }

    void erase(Comment one) {
        db.sql("update case_comment set words = '', salt = '' where id = ? and client_id = ? and withdrawn_at is not"
                        + " null")
                .params(one.id(), one.client().value())
                .update();
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Comment read(ResultSet row, int nr) throws SQLException {
        LocalDateTime withdrawn = row.getObject("withdrawn_at", LocalDateTime.class);
        String from = row.getString("mail_from");
        return new Comment(
                row.getString("id"),
                new ClientId(row.getString("client_id")),
                new CaseNumber(row.getString("case_number")),
                Visibility.ofKey(row.getString("visibility")).orElseThrow(),
                row.getString("words"),
                row.getString("salt"),
                row.getString("author_subject"),
                row.getString("author_name"),
                row.getBoolean("author_msp"),
                row.getObject("written_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                withdrawn == null ? null : withdrawn.toInstant(ZoneOffset.UTC),
                from == null ? null : new Comment.ByMail(from, row.getString("mail_sha256")));
    }
}

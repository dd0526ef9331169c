package io.plimsoll.document;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.ledger.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Kept documents, and their contents by hash. */
@Repository
class DocumentRows {

    private static final String SELECT =
            "select id, client_id, subject, kind, title, media_type, size_bytes, sha256, text_sha256, stored_at"
                    + " from document ";

    private final JdbcClient db;

    DocumentRows(JdbcClient db) {
        this.db = db;
    }

    /** Keeps the content if it is not kept yet; answers its hash. */
    String keep(byte[] content) {
        String sha256 = Sha256.hex(content);
        boolean kept = db.sql("select count(*) from document_content where sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                > 0;
        return kept ? sha256 : insert(sha256, content);
    }

    byte[] content(String sha256) {
        return db.sql("select content from document_content where sha256 = ?")
                .param(sha256)
                .query((row, i) -> row.getBytes(1))
                .single();
    }

    void add(StoredDocument document) {
        db.sql("insert into document (id, client_id, subject, kind, title, media_type, size_bytes, sha256,"
                        + " text_sha256, stored_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        document.id(),
                        document.client().value(),
                        document.subject(),
                        document.kind(),
                        document.title(),
                        document.mediaType(),
                        document.size(),
                        document.sha256(),
                        document.textSha256(),
                        document.storedAt().atOffset(ZoneOffset.UTC).toLocalDateTime())
                .update();
    }

    Optional<StoredDocument> find(String id) {
        return db.sql(SELECT + "where id = ? and " + Tenancy.condition("client_id"))
                .param(id)
                .query(DocumentRows::document)
                .optional();
    }

    List<StoredDocument> about(ClientId client, String subject) {
        return db.sql(SELECT + "where client_id = ? and subject = ? order by id")
                .params(client.value(), subject)
                .query(DocumentRows::document)
                .list();
    }

    /** All of a client after one id, in the order of their ids. */
    List<StoredDocument> after(ClientId client, String id, int limit) {
        return db.sql(SELECT + "where client_id = ? and id > ? order by id limit ?")
                .params(client.value(), id, limit)
                .query(DocumentRows::document)
                .list();
    }

    private String insert(String sha256, byte[] content) {
        try {
            db.sql("insert into document_content (sha256, content) values (?, ?)")
                    .params(sha256, content)
                    .update();
            return sha256;
        } catch (DuplicateKeyException keptMeanwhile) {
            return sha256;
        }
    }

    private static StoredDocument document(ResultSet row, int number) throws SQLException {
        return new StoredDocument(
                row.getString("id"),
                new ClientId(row.getString("client_id")),
                row.getString("subject"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("text_sha256"),
                row.getObject("stored_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}

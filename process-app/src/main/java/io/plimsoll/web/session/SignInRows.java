package io.plimsoll.web.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of sign-ins. Ending one deletes its row, which every node notices at the next request. */
@Component
class SignInRows {

    private static final String FIND = "select id, issuer, issuer_session, subject, issued_at, signed_in_at, seen_at,"
            + " confirmed_at, rights, refresh_token from sign_in where id = ?";
    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    SignInRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void add(HeldSignIn made) {
        db.sql("insert into sign_in (id, issuer, issuer_session, subject, issued_at, signed_in_at, seen_at,"
                        + " confirmed_at, rights, refresh_token) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        made.id(),
                        made.issuer(),
                        made.issuerSession(),
                        made.subject(),
                        utc(made.issuedAt()),
                        utc(made.signedInAt()),
                        utc(made.seenAt()),
                        utc(made.confirmedAt()),
                        json.writeValueAsString(made.rights().claims()),
                        made.sealedRefreshToken())
                .update();
    }

    /** Puts a new sign-in of the same person in the place of the one that their browser had. */
    void replace(HeldSignIn made) {
        db.sql("update sign_in set issuer = ?, issuer_session = ?, issued_at = ?, signed_in_at = ?, seen_at = ?,"
                        + " confirmed_at = ?, rights = ?, refresh_token = ? where id = ?")
                .params(
                        made.issuer(),
                        made.issuerSession(),
                        utc(made.issuedAt()),
                        utc(made.signedInAt()),
                        utc(made.seenAt()),
                        utc(made.confirmedAt()),
                        json.writeValueAsString(made.rights().claims()),
                        made.sealedRefreshToken(),
                        made.id())
                .update();
    }

    Optional<HeldSignIn> find(String id) {
        return db.sql(FIND).params(id).query((row, index) -> read(row)).optional();
    }

    /** Keeps other requests of the same browser, on whichever node, waiting until this transaction is over. */
    Optional<HeldSignIn> lock(String id) {
        return db.sql(FIND + " for update")
                .params(id)
                .query((row, index) -> read(row))
                .optional();
    }

    void confirm(String id, Instant at, Rights rights, byte[] sealedRefreshToken) {
        db.sql("update sign_in set confirmed_at = ?, rights = ?, refresh_token = ? where id = ?")
                .params(utc(at), json.writeValueAsString(rights.claims()), sealedRefreshToken, id)
                .update();
    }

    void seen(String id, Instant at) {
        db.sql("update sign_in set seen_at = ? where id = ?")
                .params(utc(at), id)
                .update();
    }

    void delete(String id) {
        db.sql("delete from sign_in where id = ?").params(id).update();
    }

    /** The sessions that remember a sign-in: worth nothing without it, and not to lie about. */
    void deleteSessions(String id) {
        db.sql("delete from SPRING_SESSION where PRINCIPAL_NAME = ?").params(id).update();
    }

    List<String> ofIssuerSession(String issuer, String issuerSession, Instant issuedUntil) {
        return db.sql("select id from sign_in where issuer_session = ? and issuer = ? and issued_at <= ?")
                .params(issuerSession, issuer, utc(issuedUntil))
                .query(String.class)
                .list();
    }

    List<String> ofSubject(String issuer, String subject, Instant issuedUntil) {
        return db.sql("select id from sign_in where subject = ? and issuer = ? and issued_at <= ?")
                .params(subject, issuer, utc(issuedUntil))
                .query(String.class)
                .list();
    }

    int deleteMadeBefore(Instant then) {
        return db.sql("delete from sign_in where signed_in_at < ?")
                .params(utc(then))
                .update();
    }

    private HeldSignIn read(ResultSet row) throws SQLException {
        return new HeldSignIn(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8),
                new Rights(json.readValue(row.getString(9), CLAIMS)),
                row.getBytes(10));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}

package io.plimsoll.seal;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All keys ever signed with, so that what an earlier key signed can be checked after it was replaced. */
@Repository
public class KnownKeys {

    private static final String SELECT = "select fingerprint, purpose, certificate, first_used from seal_key ";

    private final JdbcClient db;
    private final Clock clock;

    KnownKeys(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Oldest first; one whose row was changed is missing. */
    public List<KnownKey> all() {
        return db.sql(SELECT + "order by first_used, fingerprint").query(KnownKeys::key).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Keeps the key in the caller's transaction, before what it signed. */
    void remember(SigningKey key, Purpose purpose) {
        boolean known = db.sql("select count(*) from seal_key where fingerprint = ?")
                        .param(key.fingerprint())
                        .query(Integer.class)
                        .single()
                > 0;
        if (known) {
            return;
        }
        try {
            db.sql("insert into seal_key (fingerprint, purpose, certificate, first_used) values (?, ?, ?, ?)")
                    .params(
                            key.fingerprint(),
                            purpose.word(),
                            SigningKey.encoded(key.certificate()),
                            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException rememberedMeanwhile) {
            return;
        }
    }

    private static Optional<KnownKey> key(ResultSet row, int number) throws SQLException {
        byte[] encoded = row.getBytes("certificate");
        if (!Fingerprint.of(encoded).equals(row.getString("fingerprint"))) {
            return Optional.empty();
        }
        return Optional.of(new KnownKey(
                row.getString("fingerprint"),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                certificate(encoded),
                row.getObject("first_used", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalStateException("What has the right hash is what was written", e);
        }
    }
}

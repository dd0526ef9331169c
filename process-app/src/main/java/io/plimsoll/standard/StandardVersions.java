package io.plimsoll.standard;

import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of a standard that was ever loaded, word for word: cases and signatures cite them for years. */
@Component
class StandardVersions {

    private final JdbcClient db;
    private final Clock clock;

    StandardVersions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Keeps a version's text once.
     *
     * @throws MalformedCatalogue where other words are kept under the same version
     */
    void keep(Catalogue catalogue) {
        String sha256 = Sha256.hex(catalogue.text());
        Optional<String> known = known(catalogue);
        if (known.isEmpty()) {
            insert(catalogue, sha256);
            known = known(catalogue);
        }
        if (!known.equals(Optional.of(sha256))) {
            throw new MalformedCatalogue(
                    catalogue.file(),
                    1,
                    "the text differs from what was loaded before as %s %s; raise the version"
                            .formatted(catalogue.view().id(), catalogue.view().version()));
        }
    }

    /** All versions, in no order. */
    List<Catalogue> all() {
        return db.sql("select file_name, content from standard_version")
                .query((row, n) -> CatalogueReader.read(row.getString("file_name"), row.getString("content")))
                .list();
    }

    /** One version; empty where it was never loaded. */
    Optional<Catalogue> find(String standard, String version) {
        return db.sql("select file_name, content from standard_version where standard_id = ? and version = ?")
                .params(standard, version)
                .query((row, n) -> CatalogueReader.read(row.getString("file_name"), row.getString("content")))
                .optional();
    }

    private Optional<String> known(Catalogue catalogue) {
        return db.sql("select sha256 from standard_version where standard_id = ? and version = ?")
                .params(catalogue.view().id(), catalogue.view().version())
                .query(String.class)
                .optional();
    }

    private void insert(Catalogue catalogue, String sha256) {
        try {
            db.sql("insert into standard_version (standard_id, version, sha256, file_name, content, loaded_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            catalogue.view().id(),
                            catalogue.view().version(),
                            sha256,
                            catalogue.file(),
                            catalogue.text(),
                            Times.column(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            // another node that starts at the same moment was first; what it kept is compared next
            return;
        }
    }
}

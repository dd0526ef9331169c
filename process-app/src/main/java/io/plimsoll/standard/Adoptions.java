package io.plimsoll.standard;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version of which standard binds which client, and since when. */
@Component
class Adoptions {

    private final JdbcClient db;
    private final Catalogues catalogues;
    private final Clock clock;

    Adoptions(JdbcClient db, Catalogues catalogues, Clock clock) {
        this.db = db;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** The versions in force, by the standard's id. */
    List<StandardView> of(ClientId client) {
        return db
                .sql("select standard_id, version from standard_adoption"
                        + " where client_id = ? and current_key is not null order by standard_id")
                .param(client.value())
                .query((row, n) -> catalogues.version(row.getString("standard_id"), row.getString("version")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(Catalogue::view)
                .toList();
    }

    /** Whether the client ever adopted anything. */
    boolean any(ClientId client) {
        return db.sql("select count(*) from standard_adoption where client_id = ?")
                        .param(client.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Puts a version in force in place of the one before. */
    void put(ClientId client, String standard, String version, String subject) {
        var now = Times.column(clock.instant());
        db.sql("update standard_adoption set current_key = null, superseded_at = ?"
                        + " where client_id = ? and standard_id = ? and current_key is not null")
                .params(now, client.value(), standard)
                .update();
        db.sql(
                        "insert into standard_adoption (id, client_id, standard_id, version, current_key, adopted_by, adopted_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        client.value(),
                        standard,
                        version,
                        client.value() + "|" + standard,
                        subject,
                        now)
                .update();
    }
}

package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The findings that are not met, read in groups of some thousands at most, however many there are. */
@Repository
class FailingRows {

    /** Rows read at once; a group is all that is in memory. */
    static final int GROUP = 5000;

    private static final String OF =
            "select fingerprint, source_name, account, asset, severity, failing_since, shortfall from finding"
                    + " where client_id = :client and source_name = :source and ";
    // named in full, so that the index gives the order and nothing is sorted
    private static final String IN_ORDER =
            " and status = 'not-met' order by client_id, source_name, check_id, account, status, fingerprint limit "
                    + GROUP;

    private final NamedParameterJdbcTemplate db;

    FailingRows(NamedParameterJdbcTemplate db) {
        this.db = db;
    }

    /** Where a row lies among those of its check. */
    record Place(String account, Failure failure) {}

    /** How many findings of each of these checks are not met; those with none are left out. */
    Map<String, Long> amounts(ClientId client, String source, Collection<String> checks) {
        Map<String, Long> amounts = new TreeMap<>();
        db.query(
                "select check_id, count(*) as amount from finding where client_id = :client and source_name = :source"
                        + " and check_id in (:checks) and status = 'not-met' group by check_id",
                Map.of("client", client.value(), "source", source, "checks", checks),
                row -> {
                    amounts.put(row.getString("check_id"), row.getLong("amount"));
                });
        return amounts;
    }

    /** All of these checks, by check; for checks with few. */
    Map<String, List<Failure>> all(ClientId client, String source, Collection<String> checks) {
        Map<String, List<Failure>> found = new TreeMap<>();
        db.query(
                "select check_id, fingerprint, source_name, asset, severity, failing_since, shortfall from finding"
                        + " where client_id = :client and source_name = :source and check_id in (:checks)"
                        + " and status = 'not-met'",
                Map.of("client", client.value(), "source", source, "checks", checks),
                row -> {
                    found.computeIfAbsent(row.getString("check_id"), check -> new ArrayList<>())
                            .add(failure(row));
                });
        return found;
    }

    /** The next group of a check within the account of the last row, or, where that is at its end, behind it. */
    List<Place> next(ClientId client, String source, String check, @Nullable Place last) {
        Map<String, Object> of = new HashMap<>(Map.of("client", client.value(), "source", source, "check", check));
        if (last == null) {
            return db.query(OF + "check_id = :check" + IN_ORDER, of, FailingRows::place);
        }
        of.put("account", last.account());
        of.put("key", Fingerprints.bytes(last.failure().key()));
        List<Place> within = db.query(
                OF + "check_id = :check and account = :account and fingerprint > :key" + IN_ORDER,
                of,
                FailingRows::place);
        return within.isEmpty()
                ? db.query(OF + "check_id = :check and account > :account" + IN_ORDER, of, FailingRows::place)
                : within;
    }

    /** These with all their words, by key. */
    Map<String, FailingAsset> described(ClientId client, Collection<Failure> few) {
        Map<String, FailingAsset> found = new HashMap<>();
        if (few.isEmpty()) {
            return found;
        }
        db.query(
                "select fingerprint, source_name, check_id, asset, title, detail, severity, failing_since, observed_at,"
                        + " shortfall from finding where client_id = :client and fingerprint in (:keys) and status = 'not-met'",
                Map.of(
                        "client",
                        client.value(),
                        "keys",
                        few.stream().map(one -> Fingerprints.bytes(one.key())).toList()),
                row -> {
                    found.put(
                            Fingerprints.hex(row.getBytes("fingerprint")),
                            new FailingAsset(
                                    row.getString("asset"),
                                    row.getString("source_name"),
                                    row.getString("check_id"),
                                    row.getString("title"),
                                    row.getString("detail"),
                                    severity(row),
                                    Times.instant(row, "failing_since"),
                                    Times.instant(row, "observed_at"),
                                    row.getObject("shortfall", Double.class)));
                });
        return found;
    }

    private static Place place(ResultSet row, int n) throws SQLException {
        return new Place(row.getString("account"), failure(row));
    }

    private static Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                Fingerprints.hex(row.getBytes("fingerprint")),
                row.getString("source_name"),
                row.getString("asset"),
                severity(row),
                Times.instant(row, "failing_since"),
                row.getObject("shortfall", Double.class));
    }

    private static @Nullable Severity severity(ResultSet row) throws SQLException {
        String key = row.getString("severity");
        return key == null ? null : Severity.ofKey(key);
    }
}

package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows about how clients are checked. */
@Repository
class CheckSettingsTable {

    private final JdbcClient db;

    CheckSettingsTable(JdbcClient db) {
        this.db = db;
    }

    Optional<CheckSettings> find(ClientId client) {
        return db.sql("select * from check_settings where client_id = ?")
                .param(client.value())
                .query((row, n) -> new CheckSettings(
                        domains(row.getString("domains")),
                        row.getBoolean("enforce_dmarc"),
                        row.getInt("cycle_days"),
                        row.getInt("warning_days"),
                        new InventoryColumns(
                                row.getString("column_asset"),
                                row.getString("column_kind"),
                                row.getString("column_product"),
                                row.getString("column_version"),
                                row.getString("column_extended"))))
                .optional();
    }

    private static List<CheckedDomain> domains(String lines) {
        return lines.lines().flatMap(line -> CheckedDomain.of(line).stream()).toList();
    }

    void save(ClientId client, CheckSettings settings) {
        InventoryColumns columns = settings.columns();
        List<Object> values = List.of(
                String.join(
                        "\n",
                        settings.domains().stream().map(CheckedDomain::line).toList()),
                settings.enforceDmarc(),
                settings.cycleDays(),
                settings.warningDays(),
                columns.asset(),
                columns.kind(),
                columns.product(),
                columns.version(),
                columns.extended(),
                client.value());
        int known = db.sql("update check_settings set domains = ?, enforce_dmarc = ?, cycle_days = ?, warning_days = ?,"
                        + " column_asset = ?, column_kind = ?, column_product = ?, column_version = ?,"
                        + " column_extended = ? where client_id = ?")
                .params(values)
                .update();
        if (known == 0) {
            db.sql("insert into check_settings (domains, enforce_dmarc, cycle_days, warning_days, column_asset,"
                            + " column_kind, column_product, column_version, column_extended, client_id)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
    }
}

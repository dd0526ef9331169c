package io.plimsoll.mail;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts how a client's mail went, by month and domain; examples that somebody sent to themselves are no mail of theirs. */
@Component
public class Deliveries {

    /** The longest time that can be asked for. */
    public static final int MOST_MONTHS = 24;

    private static final int MOST_ROWS = 500;

    private final JdbcClient db;
    private final Clock clock;

    Deliveries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The newest month first, at most 500 rows.
     *
     * @param months this one and those before it, 1 to {@value #MOST_MONTHS}
     */
    @Transactional(readOnly = true)
    public List<DeliveryFigures> of(ClientId client, int months, Actor reader) {
        if (!reader.isMsp()) {
            throw new AccessDenied();
        }
        reader.requireClient(client);
        int asked = Math.max(1, Math.min(months, MOST_MONTHS));
        YearMonth first = YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(asked - 1L);
        // the nearest rank: the smallest wait that so many of a hundred did not exceed
        return db.sql("select in_month, recipient_domain, sum(case when state = 'sent' then 1 else 0 end),"
                        + " sum(case when state = 'unknown' then 1 else 0 end), sum(case when state in ('dead', 'bounced') then 1 else 0"
                        + " end), sum(case when state in ('queued', 'sending', 'gathered', 'noted') then 1 else 0 end),"
                        + " min(case when state = 'sent' and nr * 2 >= of_all then took end),"
                        + " min(case when state = 'sent' and nr * 100 >= of_all * 95 then took end)"
                        + " from (select in_month, recipient_domain, state, took, row_number() over (partition by in_month,"
                        + " recipient_domain, state order by took) as nr, count(*) over (partition by in_month,"
                        + " recipient_domain, state) as of_all from (select extract(year from queued_at) * 100 +"
                        + " extract(month from queued_at) as in_month, recipient_domain, state,"
                        + " timestampdiff(microsecond, queued_at, sent_at) as took from outbox_mail where client_id = :client"
                        + " and queued_at >= :since and event <> 'example' and lane = 'mail') as mails) as ranked"
                        + " group by in_month, recipient_domain order by in_month desc, recipient_domain limit "
                        + MOST_ROWS)
                .param("client", client.value())
                .param("since", first.atDay(1).atStartOfDay())
                .query(Deliveries::figures)
                .list();
    }

    private static DeliveryFigures figures(ResultSet row, int at) throws SQLException {
        int month = row.getInt(1);
        return new DeliveryFigures(
                YearMonth.of(month / 100, month % 100),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                duration(row, 7),
                duration(row, 8));
    }

    private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
    }
}

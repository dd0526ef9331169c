package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What openings queue for: the turnstile, so that two scans of one client do not open the same case, and the numbers.
 * The rows to lock were made by the migration, since making them when needed would itself be a race.
 */
@Component
class CaseNumbers {

    private static final int TURNSTILES = 64;

    private final JdbcClient db;
    private final Clock clock;

    CaseNumbers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Lets one transaction of a client through at a time; the next one sees what this one has committed. */
    void passTurnstile(ClientId client) {
        db.sql("select slot from case_turnstile where slot = ? for update")
                .param(Math.floorMod(client.value().hashCode(), TURNSTILES))
                .query(Integer.class)
                .single();
    }

    /** The next numbers of this year (UTC), without gaps: the year's row stays locked until the transaction ends. */
    List<CaseNumber> next(int count) {
        if (count == 0) {
            return List.of();
        }
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        int last = db.sql("select last_number from case_sequence where case_year = ? for update")
                .param(year)
                .query(Integer.class)
                .single();
        db.sql("update case_sequence set last_number = ? where case_year = ?")
                .params(last + count, year)
                .update();
        return IntStream.rangeClosed(last + 1, last + count)
                .mapToObj(sequence -> CaseNumber.of(year, sequence))
                .toList();
    }
}

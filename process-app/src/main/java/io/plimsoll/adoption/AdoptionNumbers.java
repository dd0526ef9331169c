package io.plimsoll.adoption;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out numbers without gaps: the year's row stays locked until the transaction ends. */
@Component
class AdoptionNumbers {

    private final JdbcClient db;
    private final Clock clock;

    AdoptionNumbers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    AdoptionNumber next() {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        int last = db.sql("select last_number from adoption_sequence where adoption_year = ? for update")
                .param(year)
                .query(Integer.class)
                .single();
        db.sql("update adoption_sequence set last_number = ? where adoption_year = ?")
                .params(last + 1, year)
                .update();
        return AdoptionNumber.of(year, last + 1);
    }
}

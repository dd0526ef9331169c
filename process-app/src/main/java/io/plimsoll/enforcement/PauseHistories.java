package io.plimsoll.enforcement;

import io.plimsoll.identity.Tenancy;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which pauses took effect in many cases, in one question; for whoever has found that the reader may see them. */
@Component
@Transactional(readOnly = true)
public class PauseHistories {

    private final JdbcClient db;

    PauseHistories(JdbcClient db) {
        this.db = db;
    }

    /** By case and time. */
    public List<PastPause> of(Collection<String> caseNumbers) {
        if (caseNumbers.isEmpty()) {
            return List.of();
        }
        return db.sql("select case_number, paused_at from service_pause where case_number in (:numbers)"
                        + " and paused_at is not null and " + Tenancy.condition("client")
                        + " order by case_number, paused_at")
                .param("numbers", caseNumbers)
                .query((row, n) -> new PastPause(
                        row.getString(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }
}

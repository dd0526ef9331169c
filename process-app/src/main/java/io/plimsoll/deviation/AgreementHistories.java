package io.plimsoll.deviation;

import io.plimsoll.identity.Tenancy;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was approved in many cases, in one question; for whoever has found that the reader may see them. */
@Component
@Transactional(readOnly = true)
public class AgreementHistories {

    private final JdbcClient db;

    AgreementHistories(JdbcClient db) {
        this.db = db;
    }

    /** The texts that were approved and not rejected, by case, agreement and version. */
    public List<PastText> of(Collection<String> caseNumbers) {
        if (caseNumbers.isEmpty()) {
            return List.of();
        }
        return db.sql("select d.case_number, d.agreement, t.text_version,"
                        + " t.residual_likelihood * t.residual_impact, t.assessed_at, t.valid_until, count(*)"
                        + " from deviation d join deviation_text t on t.deviation_id = d.id"
                        + " join deviation_approval a on a.text_id = t.id where d.case_number in (:numbers) and "
                        + Tenancy.condition("d.client")
                        + " group by d.case_number, d.agreement, t.text_version, t.residual_likelihood,"
                        + " t.residual_impact, t.assessed_at, t.valid_until having min(case when a.approved then 1 else 0 end) = 1"
                        + " order by d.case_number, d.agreement, t.text_version")
                .param("numbers", caseNumbers)
                .query((row, n) -> new PastText(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getDate(6).toLocalDate(),
                        row.getInt(7)))
                .list();
    }
}

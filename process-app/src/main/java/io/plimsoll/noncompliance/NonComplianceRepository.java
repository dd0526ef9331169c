package io.plimsoll.noncompliance;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The stored cases. */
interface NonComplianceRepository
        extends JpaRepository<NonCompliance, String>, JpaSpecificationExecutor<NonCompliance> {

    /** The open cases of these keys, locked so that what they hold is what was committed last. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from NonCompliance c where c.openKey in :keys order by c.caseNumber")
    List<NonCompliance> lockOpen(Collection<String> keys);

    /** The open cases of a client. */
    @Query("select c from NonCompliance c where c.client = :client and c.openKey is not null order by c.caseNumber")
    List<NonCompliance> open(String client);

    /** The closed cases of a client for these controls, newest first. */
    @Query("select c from NonCompliance c where c.client = :client and c.control in :controls and c.openKey is null"
            + " order by c.caseNumber desc")
    List<NonCompliance> closed(String client, Collection<String> controls);

    /** Cases opened in a time, by number, after one. */
    @Query("select c from NonCompliance c where c.openedAt >= :from and c.openedAt < :until and c.caseNumber > :after"
            + " order by c.caseNumber")
    List<NonCompliance> opened(Instant from, Instant until, String after, Limit most);
}

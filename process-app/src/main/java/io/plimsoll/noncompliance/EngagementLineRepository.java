package io.plimsoll.noncompliance;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The stored engagement record. */
interface EngagementLineRepository extends JpaRepository<EngagementLine, String> {

    List<EngagementLine> findByCaseNumberOrderByEntryNoAsc(String caseNumber);

    long countByCaseNumberAndKind(String caseNumber, String kind);

    boolean existsByCaseNumberAndKindAndHappenedAtGreaterThanEqual(String caseNumber, String kind, Instant since);
}

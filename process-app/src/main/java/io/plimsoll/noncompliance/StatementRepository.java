package io.plimsoll.noncompliance;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The stored statements. */
interface StatementRepository extends JpaRepository<Statement, String> {

    Optional<Statement> findFirstByCaseNumberAndTaskOrderByEntryNoDesc(String caseNumber, String task);
}

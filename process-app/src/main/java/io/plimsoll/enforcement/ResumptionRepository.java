package io.plimsoll.enforcement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ResumptionRepository extends JpaRepository<Resumption, String> {

    Optional<Resumption> findFirstByCaseNumberOrderByIdDesc(String caseNumber);

    List<Resumption> findByCaseNumberOrderById(String caseNumber);
}

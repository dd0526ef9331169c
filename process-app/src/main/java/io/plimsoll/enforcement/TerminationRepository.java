package io.plimsoll.enforcement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TerminationRepository extends JpaRepository<Termination, String> {

    Optional<Termination> findFirstByCaseNumberOrderByIdDesc(String caseNumber);

    List<Termination> findByCaseNumberOrderById(String caseNumber);

    List<Termination> findByClientAndState(String client, TerminationState state);
}

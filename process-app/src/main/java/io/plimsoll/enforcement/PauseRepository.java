package io.plimsoll.enforcement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface PauseRepository extends JpaRepository<Pause, String> {

    Optional<Pause> findFirstByCaseNumberOrderByIdDesc(String caseNumber);

    List<Pause> findByCaseNumberOrderById(String caseNumber);

    List<Pause> findByClientAndStateIn(String client, Collection<PauseState> states);
}

package io.plimsoll.enforcement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PauseRepository extends JpaRepository<Pause, String> {

    Optional<Pause> findFirstByCaseNumberOrderByIdDesc(String caseNumber);

    List<Pause> findByCaseNumberOrderById(String caseNumber);

    @Query("select new io.plimsoll.enforcement.PastPause(p.caseNumber, p.pausedAt) from Pause p"
            + " where p.caseNumber in :numbers and p.pausedAt is not null order by p.caseNumber, p.pausedAt")
    List<PastPause> inEffect(Collection<String> numbers);
}

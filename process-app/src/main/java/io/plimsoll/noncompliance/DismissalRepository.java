package io.plimsoll.noncompliance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The remembered dismissals. */
interface DismissalRepository extends JpaRepository<Dismissal, String> {

    @Query("select d from Dismissal d where d.client = :client and d.control in :controls and d.endsAt > :now")
    List<Dismissal> inEffect(String client, Collection<String> controls, Instant now);

    @Query("select d from Dismissal d where d.client = :client and d.endsAt <= :now and d.endSeenAt is null")
    List<Dismissal> newlyEnded(String client, Instant now);

    /** The clients with a dismissal that has ended and that nobody has looked at since. */
    @Query("select distinct d.client from Dismissal d where d.endsAt <= :now and d.endSeenAt is null")
    List<String> clientsWithNewlyEnded(Instant now);

    Optional<Dismissal> findFirstByCaseNumberOrderByEntryNoDesc(String caseNumber);
}

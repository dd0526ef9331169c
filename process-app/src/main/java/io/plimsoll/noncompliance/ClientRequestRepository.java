package io.plimsoll.noncompliance;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The stored requests; the open key is the case's number while a request is open. */
interface ClientRequestRepository extends JpaRepository<ClientRequest, String> {

    Optional<ClientRequest> findByOpenKey(String caseNumber);

    List<ClientRequest> findByOpenKeyIn(Collection<String> caseNumbers);

    Optional<ClientRequest> findFirstByCaseNumberOrderByEntryNoDesc(String caseNumber);

    List<ClientRequest> findByCaseNumberOrderByEntryNoAsc(String caseNumber);

    List<ClientRequest> findByCaseNumberInOrderByEntryNoAsc(Collection<String> caseNumbers);
}

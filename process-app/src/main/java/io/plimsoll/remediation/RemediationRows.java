package io.plimsoll.remediation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The stored remedies. */
interface RemediationRows extends Repository<Remediation, String> {

    Remediation save(Remediation remediation);

    Optional<Remediation> findFirstByCaseNumberOrderBySequenceDesc(String caseNumber);

    List<Remediation> findByCaseNumberOrderBySequenceDesc(String caseNumber);

    List<Remediation> findByClientAndState(String client, RemediationState state);
}

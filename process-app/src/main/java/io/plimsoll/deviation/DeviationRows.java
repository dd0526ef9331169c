package io.plimsoll.deviation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The stored agreements. */
interface DeviationRows extends Repository<Deviation, String> {

    Deviation save(Deviation deviation);

    Optional<Deviation> findFirstByCaseNumberOrderByAgreementDesc(String caseNumber);

    List<Deviation> findByCaseNumberOrderByAgreementDesc(String caseNumber);

    List<Deviation> findByClientAndStateInOrderByInForceUntil(String client, List<DeviationState> states);

    long countByClientAndState(String client, DeviationState state);
}

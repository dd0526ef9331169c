package io.plimsoll.client;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface HoldRows extends ListCrudRepository<Hold, String> {

    Optional<Hold> findByOpenKey(String openKey);

    List<Hold> findByClientIdAndCaseNumberAndOpenKeyIsNotNullOrderById(String clientId, String caseNumber);

    List<Hold> findByServiceIdAndOpenKeyIsNotNull(String serviceId);

    boolean existsByServiceIdAndCaseNumberNotAndState(String serviceId, String caseNumber, HoldState state);

    boolean existsByServiceIdAndCaseNumberNotAndOpenKeyIsNotNull(String serviceId, String caseNumber);
}

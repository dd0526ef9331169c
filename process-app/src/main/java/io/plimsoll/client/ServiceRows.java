package io.plimsoll.client;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ServiceRows extends ListCrudRepository<ContractedItem, String> {

    List<ContractedItem> findByClientIdInOrderByName(Collection<String> clients);

    /** Keeps all others from changing what holds the service until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from ContractedItem s where s.id = :id")
    Optional<ContractedItem> lock(String id);

    @Query(
            "select count(s) > 0 from ContractedItem s where s.clientId = :client and s.state <> io.plimsoll.client.ServiceState.TERMINATED")
    boolean anyLeft(String client);
}

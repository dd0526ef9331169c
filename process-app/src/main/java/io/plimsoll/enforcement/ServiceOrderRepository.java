package io.plimsoll.enforcement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ServiceOrderRepository extends JpaRepository<ServiceOrder, String> {

    List<ServiceOrder> findByErrandOrderById(String errand);

    List<ServiceOrder> findByCaseNumberOrderById(String caseNumber);

    Optional<ServiceOrder> findByOrderKey(String orderKey);
}

package io.plimsoll.incident;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** The stored incidents. */
interface IncidentRepository extends Repository<Incident, String>, JpaSpecificationExecutor<Incident> {

    Incident saveAndFlush(Incident incident);

    Optional<Incident> findByNumber(String number);

    List<Incident> findByClientAndStateNot(String client, IncidentState state);

    List<Incident> findByOccurrenceOrderByNumber(String occurrence);
}

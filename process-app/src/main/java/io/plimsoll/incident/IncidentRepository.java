package io.plimsoll.incident;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The stored incidents. */
interface IncidentRepository extends Repository<Incident, String> {

    Incident saveAndFlush(Incident incident);

    Optional<Incident> findByNumber(String number);

    List<Incident> findByClientInOrderByNumberDesc(List<String> clients, Limit most);

    List<Incident> findAllByOrderByNumberDesc(Limit most);

    List<Incident> findByClientAndStateNot(String client, IncidentState state);

    List<Incident> findByOccurrenceOrderByNumber(String occurrence);
}

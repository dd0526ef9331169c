package io.plimsoll.client;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ContactRows extends ListCrudRepository<Contact, String> {

    List<Contact> findByClientIdInOrderByName(Collection<String> clients);

    boolean existsByClientIdAndEmailAndIdNot(String clientId, String email, String id);
}

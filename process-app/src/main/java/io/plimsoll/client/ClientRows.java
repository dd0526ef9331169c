package io.plimsoll.client;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ClientRows extends ListCrudRepository<Client, String> {

    List<Client> findAllByOrderByName();
}

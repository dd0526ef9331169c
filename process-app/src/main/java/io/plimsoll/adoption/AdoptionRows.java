package io.plimsoll.adoption;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** The stored adoptions. */
interface AdoptionRows extends Repository<Adoption, String>, JpaSpecificationExecutor<Adoption> {

    Adoption saveAndFlush(Adoption adoption);

    Optional<Adoption> findByNumber(String number);

    Optional<Adoption> findByOpenKey(String key);

    List<Adoption> findByClientAndOpenKeyIsNotNull(String client);
}

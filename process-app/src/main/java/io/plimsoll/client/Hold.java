package io.plimsoll.client;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One case's hold on one service; it only ever moves forward, so a late or repeated answer changes nothing. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client_id, ' %'))")
@Table(name = "client_hold")
class Hold {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String clientId;
    private String caseNumber;
    private String serviceId;

    @Enumerated(EnumType.STRING)
    private HoldState state;

    private Instant since;

    /** Unique while the hold is open, null afterwards: a case holds a service once at a time. */
    private @Nullable String openKey;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Hold() {}

    Hold(String id, CaseNumber number, ContractedItem service, Instant since) {
        this.id = id;
        this.clientId = service.clientId().value();
        this.caseNumber = number.value();
        this.serviceId = service.id();
        this.state = HoldState.REQUESTED;
        this.since = since;
        this.openKey = caseNumber + ":" + serviceId;
    }

    /** Moves on; tells whether that was a change. */
    boolean moveTo(HoldState next) {
        if (next.compareTo(state) <= 0) {
            return false;
        }
        state = next;
        if (next == HoldState.RELEASED) {
            openKey = null;
        }
        return true;
    }

    String id() {
        return id;
    }

    ClientId clientId() {
        return new ClientId(clientId);
    }

    CaseNumber caseNumber() {
        return new CaseNumber(caseNumber);
    }

    String serviceId() {
        return serviceId;
    }

    HoldView view(ServiceView service) {
        return new HoldView(id, caseNumber(), service, state, since);
    }
}

package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A service as contracted with one client, and whether it runs. Terminated is for good. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client_id, ' %'))")
@Table(name = "client_service")
class ContractedItem {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String clientId;

    @Enumerated(EnumType.STRING)
    private ServiceKind kind;

    private String name;

    @Enumerated(EnumType.STRING)
    private ServiceState state;

    private int noticeDays;
    private int cureDays;
    private int longestPauseDays;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ContractedItem() {}

    ContractedItem(String id, ClientId client, ServiceDetails details) {
        this.id = id;
        this.clientId = client.value();
        this.kind = details.kind();
        this.name = details.name().strip();
        this.state = ServiceState.ACTIVE;
        change(details.terms());
    }

    final void change(ServiceTerms terms) {
        noticeDays = terms.noticeDays();
        cureDays = terms.cureDays();
        longestPauseDays = terms.longestPauseDays();
    }

    /** A hold took effect. */
    void pause() {
        if (state == ServiceState.ACTIVE) {
            state = ServiceState.PAUSED;
        }
    }

    /** The last hold is gone. */
    void resume() {
        if (state == ServiceState.PAUSED) {
            state = ServiceState.ACTIVE;
        }
    }

    void terminate() {
        state = ServiceState.TERMINATED;
    }

    boolean isTerminated() {
        return state == ServiceState.TERMINATED;
    }

    String id() {
        return id;
    }

    ClientId clientId() {
        return new ClientId(clientId);
    }

    ServiceView view() {
        return new ServiceView(id, kind, name, state, new ServiceTerms(noticeDays, cureDays, longestPauseDays));
    }
}

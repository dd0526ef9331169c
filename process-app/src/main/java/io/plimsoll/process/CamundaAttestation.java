package io.plimsoll.process;

import io.plimsoll.attestation.AttestationFlow;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs one instance of the model {@code attestation} for each client that is asked; its business key is the client. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaAttestation implements AttestationFlow {

    static final String ATTESTATION = "attestation";
    static final String CLIENT = "client";
    private static final String AGAIN = "attestation.again";

    private final EngineAccess engine;

    CamundaAttestation(EngineAccess engine) {
        this.engine = engine;
    }

    @Override
    public void begun(ClientId client) {
        engine.run(Actor.system(client), services -> services.runtime()
                .createProcessInstanceByKey(ATTESTATION)
                .processDefinitionWithoutTenantId()
                .businessKey(client.value())
                .setVariable(CLIENT, client.value())
                .execute());
    }

    /** Asks first who waits for the message: while questions are open nobody does, and they can be answered as they are. */
    @Override
    public void wantedAgain(ClientId client) {
        engine.run(Actor.system(client), services -> {
            List<EventSubscription> waiting = services.runtime()
                    .createEventSubscriptionQuery()
                    .eventType("message")
                    .eventName(AGAIN)
                    .tenantIdIn(client.value())
                    .list();
            waiting.forEach(one -> services.runtime().messageEventReceived(AGAIN, one.getExecutionId()));
        });
    }
}

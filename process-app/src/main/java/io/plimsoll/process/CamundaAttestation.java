package io.plimsoll.process;

import io.plimsoll.attestation.AttestationFlow;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
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
    private static final String OVER = "attestation.over";
    private static final String DUE = "Timer_NextCycle";

    private final EngineAccess engine;
    private final RequestClocks clocks;

    CamundaAttestation(EngineAccess engine, RequestClocks clocks) {
        this.engine = engine;
        this.clocks = clocks;
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

    @Override
    public void moved(ClientId client) {
        engine.run(Actor.system(client), services -> timers(services, client)
                .forEach(timer -> services.jobs().recalculateJobDuedate(timer.getId(), false)));
    }

    @Override
    public void replanned(ClientId client, Instant due) {
        clocks.set(client, client.value(), "attestationSteps.dueAt", due, true);
    }

    @Override
    public void wanted(ClientId client) {
        tell(client, AGAIN);
    }

    @Override
    public void ended(ClientId client) {
        tell(client, OVER);
    }

    @Override
    public Optional<Instant> next(ClientId client) {
        return engine.as(Actor.system(client), services -> timers(services, client).stream()
                .map(timer -> timer.getDuedate().toInstant())
                .findFirst());
    }

    /** Asks first who waits for the message: nobody wants questions while some are open, and they can be answered as they are. */
    private void tell(ClientId client, String message) {
        engine.run(Actor.system(client), services -> {
            List<EventSubscription> waiting = services.runtime()
                    .createEventSubscriptionQuery()
                    .eventType("message")
                    .eventName(message)
                    .tenantIdIn(client.value())
                    .list();
            waiting.forEach(one -> services.runtime().messageEventReceived(message, one.getExecutionId()));
        });
    }

    private static List<Job> timers(EngineServices services, ClientId client) {
        return services.jobs()
                .createJobQuery()
                .processDefinitionKey(ATTESTATION)
                .activityId(DUE)
                .tenantIdIn(client.value())
                .list();
    }
}

package io.plimsoll.process;

import io.plimsoll.finding.CheckSchedule;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Keeps the time of checks by one instance of a small model for each client; its business key is the client. */
@Component
class CamundaCheckSchedule implements CheckSchedule {

    static final String MODEL = "scheduled-checks";
    static final String DUE = "StartEvent_ChecksDue";

    private static final String CLIENT = "client";
    private static final String LEFT = "client.left";

    private final EngineAccess engine;
    private final Clock clock;

    CamundaCheckSchedule(EngineAccess engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public void begun(ClientId client) {
        engine.run(Actor.system(client), services -> services.runtime()
                .createProcessInstanceByKey(MODEL)
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
    public void wanted(ClientId client) {
        Date now = Date.from(clock.instant());
        engine.run(Actor.system(client), services -> timers(services, client)
                .forEach(timer -> services.jobs().setJobDuedate(timer.getId(), now)));
    }

    @Override
    public void ended(ClientId client) {
        engine.run(Actor.system(client), services -> {
            List<EventSubscription> waiting = services.runtime()
                    .createEventSubscriptionQuery()
                    .eventType("message")
                    .eventName(LEFT)
                    .tenantIdIn(client.value())
                    .list();
            waiting.forEach(one -> services.runtime().messageEventReceived(LEFT, one.getExecutionId()));
        });
    }

    @Override
    public Optional<Instant> next(ClientId client) {
        return engine.as(Actor.system(client), services -> timers(services, client).stream()
                .map(timer -> timer.getDuedate().toInstant())
                .findFirst());
    }

    private static List<Job> timers(EngineServices services, ClientId client) {
        return services.jobs()
                .createJobQuery()
                .processDefinitionKey(MODEL)
                .activityId(DUE)
                .tenantIdIn(client.value())
                .list();
    }
}

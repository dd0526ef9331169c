package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs the models that are about a matter with a number of its own: one instance each, whose business key it is. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaMatters {

    static final String MATTER = "matter";

    private final EngineAccess engine;

    CamundaMatters(EngineAccess engine) {
        this.engine = engine;
    }

    void begin(String model, String matter, ClientId client) {
        engine.run(Actor.system(client), services -> services.runtime()
                .createProcessInstanceByKey(model)
                .processDefinitionWithoutTenantId()
                .businessKey(matter)
                .setVariable(MATTER, matter)
                .execute());
    }

    /** Asks first who waits for the message: nothing is amiss where it has ended by itself. True where somebody did. */
    boolean tell(String model, String message, String matter, ClientId client) {
        return engine.as(Actor.system(client), services -> {
            boolean told = false;
            List<ProcessInstance> running = services.runtime()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(model)
                    .processInstanceBusinessKey(matter)
                    .tenantIdIn(client.value())
                    .list();
            for (ProcessInstance instance : running) {
                List<EventSubscription> waiting = services.runtime()
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .eventName(message)
                        .list();
                waiting.forEach(one -> services.runtime().messageEventReceived(message, one.getExecutionId()));
                told |= !waiting.isEmpty();
            }
            return told;
        });
    }
}

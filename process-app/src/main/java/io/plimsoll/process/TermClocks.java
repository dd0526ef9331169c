package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.Workflow.Term;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sets the clocks of terms that a case waits for. The timer that is there is moved, so it still fires once. */
@Component
class TermClocks {

    private static final Map<Term, Waiting> WAITING = Map.of(
            Term.CURE_WINDOW, new Waiting("service-pause", "Timer_CureWindowOver"),
            Term.LONGEST_PAUSE, new Waiting("service-pause", "Timer_LongestPauseOver"),
            Term.NOTICE_PERIOD, new Waiting("service-termination", "Timer_NoticePeriodOver"));

    private final EngineAccess engine;
    private final RequestClocks tasks;

    TermClocks(EngineAccess engine, RequestClocks tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    /** Where the term is waited for. */
    private record Waiting(String model, String timer) {}

    void set(ClientId client, CaseNumber number, Term term, Instant end) {
        Waiting at = WAITING.get(term);
        if (at == null) {
            tasks.set(client, number.value(), "remediationSteps.decideBy", end, false);
        } else {
            engine.run(Actor.system(client), services -> services.runtime()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(at.model())
                    .processInstanceBusinessKey(number.value())
                    .tenantIdIn(client.value())
                    .list()
                    .forEach(instance -> set(services, instance.getId(), at.timer(), end)));
        }
    }

    private static void set(EngineServices services, String instance, String timer, Instant end) {
        services.jobs()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(timer)
                .list()
                .forEach(job -> services.jobs().setJobDuedate(job.getId(), StepCases.date(end)));
    }
}

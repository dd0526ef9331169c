package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What administrators need to see of the engine: failures with their reason, and how much waits where. */
@Component
public class Operations {

    private static final int LARGEST_LIST = 500;
    private static final int NEW_TRIES = 3;

    private final EngineAccess engine;
    private final Ledger ledger;
    private final Clock clock;

    Operations(EngineAccess engine, Ledger ledger, Clock clock) {
        this.engine = engine;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A job that has failed at least once. */
    public record FailedJob(
            String id, String caseNumber, String process, String step, String reason, int retriesLeft, Instant due) {}

    /** How many instances wait at a step. */
    public record Waiting(String process, String step, String name, long count) {}

    /** Failed jobs, out of retries first; the first 500. */
    @Transactional(readOnly = true)
    public List<FailedJob> failedJobs(Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        return engine.as(reader, services -> {
            List<Job> jobs = services.jobs()
                    .createJobQuery()
                    .withException()
                    .orderByJobRetries()
                    .asc()
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, LARGEST_LIST);
            Map<String, String> numbers = numbers(services, jobs);
            Map<String, String> steps = services.jobs().createJobDefinitionQuery().list().stream()
                    .collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
            return jobs.stream()
                    .map(job -> new FailedJob(
                            job.getId(),
                            numbers.getOrDefault(job.getProcessInstanceId(), ""),
                            text(job.getProcessDefinitionKey()),
                            steps.getOrDefault(text(job.getJobDefinitionId()), ""),
                            text(job.getExceptionMessage()),
                            job.getRetries(),
                            due(job)))
                    .toList();
        });
    }

    private Instant due(Job job) {
        return Optional.ofNullable(job.getDuedate()).map(Date::toInstant).orElseGet(clock::instant);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> numbers(EngineServices services, List<Job> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        return services
                .runtime()
                .createProcessInstanceQuery()
                .processInstanceIds(jobs.stream().map(Job::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .filter(instance -> CaseNumber.isValid(instance.getBusinessKey()))
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    /** Gives a failed job new tries at once. */
    @Transactional
    public void retry(String jobId, Actor by) {
        by.require(Role.ADMINISTRATOR);
        engine.run(by, services -> {
            Job job = services.jobs()
                    .createJobQuery()
                    .jobId(jobId)
                    .withException()
                    .singleResult();
            if (job == null) {
                throw new NotVisible();
            }
            services.jobs().setJobRetries(jobId, NEW_TRIES);
            services.jobs().setJobDuedate(jobId, Date.from(clock.instant()));
            String number = numbers(services, List.of(job)).getOrDefault(job.getProcessInstanceId(), "");
            ledger.append(new LedgerFact(
                    Chain.of(new ClientId(job.getTenantId())), "job-retried", number, by, Map.of("job", jobId)));
        });
    }

    /** Instances of the clients that the reader may see, by model and step. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        return engine.as(reader, services -> {
            List<Waiting> waiting = new ArrayList<>();
            for (ProcessDefinition model :
                    services.models().createProcessDefinitionQuery().list()) {
                services.jobs().createActivityStatisticsQuery(model.getId()).list().stream()
                        .map(step -> waiting(services, model, step))
                        .forEach(waiting::add);
            }
            waiting.sort(Comparator.comparing(Waiting::process).thenComparing(Waiting::step));
            return waiting;
        });
    }

    private static Waiting waiting(EngineServices services, ProcessDefinition model, ActivityStatistics step) {
        FlowElement element =
                services.models().getBpmnModelInstance(model.getId()).getModelElementById(step.getId());
        return new Waiting(model.getKey(), step.getId(), text(element.getName()), step.getInstances());
    }
}

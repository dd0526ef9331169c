package io.plimsoll.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports a node as down when its timers would silently stop: jobs are wanted and nobody works them off. */
final class EngineHealth implements HealthIndicator {

    private final ProcessEngine engine;
    private final JobExecutor jobs;
    private final boolean jobsWanted;

    EngineHealth(ProcessEngine engine, JobExecutor jobs, boolean jobsWanted) {
        this.engine = engine;
        this.jobs = jobs;
        this.jobsWanted = jobsWanted;
    }

    @Override
    public Health health() {
        boolean working = jobs.isActive();
        return (working || !jobsWanted ? Health.up() : Health.down())
                .withDetail("engine", engine.getName())
                .withDetail("jobs", working)
                .build();
    }
}

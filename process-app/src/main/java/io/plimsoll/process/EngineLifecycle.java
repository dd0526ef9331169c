package io.plimsoll.process;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;

/** Works off jobs only while the whole application is up: the last to start, the first to stop. */
final class EngineLifecycle implements SmartLifecycle {

    private final JobExecutor jobs;
    private final boolean enabled;

    EngineLifecycle(JobExecutor jobs, boolean enabled) {
        this.jobs = jobs;
        this.enabled = enabled;
    }

    @Override
    public void start() {
        jobs.start();
    }

    @Override
    public void stop() {
        jobs.shutdown();
    }

    @Override
    public boolean isRunning() {
        return jobs.isActive();
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}

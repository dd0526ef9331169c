package io.plimsoll.process;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/**
 * Works off timers of one client that are due together in one transaction: what they look up is looked up once, the
 * client's chain is locked once, and there is one commit. Where one of them fails, nothing of the group has happened, and
 * each is worked off alone, by the engine's own rules for what fails. Jobs that are no timers stay alone: they stand where
 * something outside is called.
 */
final class TimersTogether extends SpringJobExecutor {

    private final TimerClients clients;
    private final int threads;
    private final int mostAlone;

    /**
     * @param threads into how many lots the timers of one look are divided
     * @param queue how many lots, or jobs that are alone, may wait for a thread
     */
    TimersTogether(TimerClients clients, int threads, int queue) {
        this.clients = clients;
        this.threads = threads;
        this.mostAlone = threads + queue;
    }

    @Override
    public Command<AcquiredJobs> getAcquireJobsCmd(int most) {
        // the engine asks for fewer while threads and queue had no room for what was taken; then nothing more is
        return most < getMaxJobsPerAcquisition()
                ? context -> new AcquiredJobs(most)
                : new TakeLots(this, most, clients, threads, mostAlone);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new Lot(jobs, engine, clients);
    }
}

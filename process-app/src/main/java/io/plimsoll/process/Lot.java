package io.plimsoll.process;

import io.plimsoll.database.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that one thread works off as the engine does, but for this: when the first of some timers of a client has its turn,
 * all of them are tried in one transaction. Jobs of one instance come as such a list too; they keep their order.
 */
final class Lot extends ExecuteJobsRunnable {

    /** So many share a transaction at most: while it runs, whoever else writes to the client's chain waits. */
    static final int TOGETHER = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Lot.class);

    private final TimerClients clients;
    private final Map<String, List<String>> groupsByFirst = new HashMap<>();

    Lot(List<String> jobs, ProcessEngineImpl engine, TimerClients clients) {
        super(jobs, engine);
        this.clients = clients;
    }

    @Override
    public void run() {
        try {
            group();
        } finally {
            // alone, if need be: they have been taken
            super.run();
        }
    }

    private void group() {
        TimerClients.Found found = clients.of(jobIds);
        if (found.alone()) {
            // another kind of job of the same instance has its place among them
            return;
        }
        for (List<String> ofClient : TakeLots.byClient(jobIds, found.clients())) {
            for (int from = 0; from < ofClient.size(); from += TOGETHER) {
                List<String> group = ofClient.subList(from, Math.min(from + TOGETHER, ofClient.size()));
                if (group.size() > 1) {
                    groupsByFirst.put(group.get(0), group);
                }
            }
        }
    }

    @Override
    protected void executeJob(String job, CommandExecutor executor, JobFailureCollector failure) {
        List<String> group = groupsByFirst.get(job);
        if (group != null && together(group, executor)) {
            Context.getJobExecutorContext().getCurrentProcessorJobQueue().removeAll(group);
        } else {
            ExecuteJobHelper.executeJob(job, executor, failure, new DueJob(job, failure));
        }
    }

    /** Whether all went through; if not, nothing has happened. */
    private boolean together(List<String> group, CommandExecutor executor) {
        try {
            return executor.execute(context -> together(group, context));
        } catch (RuntimeException failure) {
            // it comes up again, with all that there is to say about it, when the one that failed is on its own
            LOG.info(
                    "{} timers could not be worked off together ({}); each is on its own now",
                    group.size(),
                    failure.getClass().getSimpleName());
            return false;
        }
    }

    private boolean together(List<String> group, CommandContext context) {
        Together.within(() -> {
            clients.expect(group);
            group.forEach(job -> new DueJob(job, new JobFailureCollector(job)).execute(context));
        });
        return true;
    }
}

package io.plimsoll.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;

/** Takes due jobs as the engine does, and hands timers on client by client, in no more lots than there are threads. */
final class TakeLots extends AcquireJobsCmd {

    private final TimerClients clients;
    private final int lots;
    private final int mostAlone;
    private final Map<String, AcquirableJobEntity> found = new LinkedHashMap<>();

    /** @param mostAlone so many of the others are taken at once, so that each is at work before its lock is over */
    TakeLots(JobExecutor executor, int most, TimerClients clients, int lots, int mostAlone) {
        super(executor, most);
        this.clients = clients;
        this.lots = lots;
        this.mostAlone = mostAlone;
    }

    @Override
    public AcquiredJobs execute(CommandContext context) {
        List<List<String>> batches = inOrder(super.execute(context).getJobIdBatches());
        // several jobs of one instance stay with each other, in their order
        Map<String, String> timers = clients.of(batches.stream()
                        .filter(batch -> batch.size() == 1)
                        .map(batch -> batch.get(0))
                        .toList())
                .clients();
        List<List<String>> taken = new ArrayList<>(batches.stream()
                .filter(batch -> !timers.containsKey(batch.get(0)))
                .limit(mostAlone)
                .toList());
        taken.addAll(divided(timers));
        return lock(taken);
    }

    /** What is due first goes first; the engine brings lists of instances in any order. */
    private List<List<String>> inOrder(List<List<String>> batches) {
        List<String> order = List.copyOf(found.keySet());
        return batches.stream()
                .sorted(Comparator.comparingInt(batch -> order.indexOf(batch.get(0))))
                .toList();
    }

    /** Nothing is locked before it is known what is taken. */
    @Override
    protected void lockJob(AcquirableJobEntity job) {
        found.put(job.getId(), job);
    }

    private AcquiredJobs lock(List<List<String>> taken) {
        // by this the engine knows that there is more, and looks again at once
        boolean more = found.size() >= numJobsToAcquire;
        acquiredJobs = new AcquiredJobs(more ? taken.size() : numJobsToAcquire);
        for (List<String> lot : taken) {
            lot.forEach(job -> super.lockJob(found.get(job)));
            acquiredJobs.addJobIdBatch(lot);
        }
        return acquiredJobs;
    }

    /** A client is in one lot only: two threads would wait for each other at its chain. */
    private List<List<String>> divided(Map<String, String> timers) {
        int size = (timers.size() + lots - 1) / lots;
        List<List<String>> divided = new ArrayList<>();
        List<String> lot = new ArrayList<>();
        for (List<String> ofClient : byClient(found.keySet(), timers)) {
            lot.addAll(ofClient);
            if (lot.size() >= size) {
                divided.add(lot);
                lot = new ArrayList<>();
            }
        }
        if (!lot.isEmpty()) {
            divided.add(lot);
        }
        return divided;
    }

    /** Those of the jobs whose client is known, in their order. */
    static Collection<List<String>> byClient(Collection<String> jobs, Map<String, String> clients) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String job : jobs) {
            String client = clients.get(job);
            if (client != null) {
                groups.computeIfAbsent(client, first -> new ArrayList<>()).add(job);
            }
        }
        return groups.values();
    }
}

package io.plimsoll.process;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** A bench whose jobs are worked off as in the running application: by its threads, or by a test, step by step. */
final class TimersBench implements AutoCloseable {

    static final int THREADS = 2;
    static final int QUEUE = 4;
    static final int MOST = 50;

    /** What models of such a test call. */
    public static class StepsOfTest implements ModelBean {

        final Map<String, AtomicInteger> fired = new ConcurrentHashMap<>();
        volatile Consumer<String> before = caseNumber -> {};

        public void fire(String caseNumber) {
            before.accept(caseNumber);
            fired.computeIfAbsent(caseNumber, first -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** The cases that were said to come up, group by group. */
    final List<CaseNumber> expected = new CopyOnWriteArrayList<>();

    final StepsOfTest steps = new StepsOfTest();
    final EngineBench bench;

    private final List<TimersTogether> working = new ArrayList<>();
    private final List<ThreadPoolTaskExecutor> threads = new ArrayList<>();
    private final ProcessEngineImpl engine;

    /** @param models of one process each */
    TimersBench(String... models) {
        Map<String, String> files = new HashMap<>();
        for (String model : models) {
            files.put(files.size() + ".bpmn", model);
        }
        bench = new EngineBench(files, Map.of("stepsOfTest", steps));
        // MySQL cannot delete an incident as the engine's own script makes its table
        TestDatabase.add(bench.database, "V302__incidents_end");
        engine = (ProcessEngineImpl) bench.engine;
    }

    /** A model of one process, by what stands between the tags of its element. */
    static String model(String id, String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                %s
                  </process>
                </definitions>
                """.formatted(id, elements);
    }

    /** Begins to look for jobs and to work them off, as one node does. */
    void start() {
        TimersTogether jobs = node();
        jobs.registerProcessEngine(engine);
        jobs.start();
    }

    /** A node that does what the test tells it, and nothing by itself. */
    TimersTogether byHand() {
        TimersTogether jobs = node();
        jobs.start();
        return jobs;
    }

    private TimersTogether node() {
        var pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(THREADS);
        pool.setMaxPoolSize(THREADS);
        pool.setQueueCapacity(QUEUE);
        pool.setWaitForTasksToCompleteOnShutdown(true);
        pool.setAwaitTerminationSeconds(10);
        pool.initialize();
        threads.add(pool);
        var jobs = new TimersTogether(new TimerClients(bench.db, expected::addAll), THREADS, QUEUE);
        jobs.setTaskExecutor(pool);
        jobs.setMaxJobsPerAcquisition(MOST);
        jobs.setWaitTimeInMillis(50);
        jobs.setMaxWait(200);
        jobs.setBackoffTimeInMillis(25);
        jobs.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        engine.getProcessEngineConfiguration().setJobExecutor(jobs);
        working.add(jobs);
        return jobs;
    }

    /** One look for jobs that are due. */
    AcquiredJobs take(TimersTogether node, int most) {
        node.setMaxJobsPerAcquisition(most);
        return command(node.getAcquireJobsCmd(most));
    }

    /** Within one transaction of the engine's. */
    <T> T command(Command<T> command) {
        return engine.getProcessEngineConfiguration()
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    /** What a thread does with jobs that were handed to it. */
    void work(TimersTogether node, List<String> jobs) {
        node.getExecuteJobsRunnable(jobs, engine).run();
    }

    /** The same where it cannot be asked whose the jobs are. */
    void workBlindly(List<String> jobs) {
        var nothingThere = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()));
        new Lot(jobs, engine, new TimerClients(nothingThere, expected::addAll)).run();
    }

    void stop() {
        working.forEach(TimersTogether::shutdown);
    }

    List<CaseNumber> open(int amount, String model, ClientId client) {
        List<CaseNumber> cases = new ArrayList<>();
        for (int i = 0; i < amount; i++) {
            cases.add(open(model, client));
        }
        return cases;
    }

    CaseNumber open(String model, ClientId client) {
        CaseNumber number = bench.number();
        bench.access.run(Actor.system(client), services -> services.runtime()
                .createProcessInstanceByKey(model)
                .processDefinitionWithoutTenantId()
                .businessKey(number.value())
                .setVariable("caseNumber", number.value())
                .execute());
        return number;
    }

    /** Of all clients, without the engine's own. */
    List<Job> jobs() {
        return bench.engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> job.getTenantId() != null)
                .toList();
    }

    Job job(CaseNumber number, String element) {
        return bench.engine
                .getManagementService()
                .createJobQuery()
                .activityId(element)
                .processInstanceId(instance(number))
                .singleResult();
    }

    String instance(CaseNumber number) {
        return bench.engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult()
                .getId();
    }

    /** Jobs that some node holds. */
    long locked() {
        return bench.count("ACT_RU_JOB where LOCK_OWNER_ is not null");
    }

    long incidents() {
        return bench.engine.getRuntimeService().createIncidentQuery().count();
    }

    /** The cases that went through an element, as often as they did. */
    List<CaseNumber> passed(List<CaseNumber> cases, String element) {
        return cases.stream()
                .flatMap(one -> bench.path(one).stream().filter(element::equals).map(step -> one))
                .toList();
    }

    /** As if no test had been. */
    void clear() {
        stop();
        threads.forEach(ThreadPoolTaskExecutor::shutdown);
        working.clear();
        threads.clear();
        var runtime = bench.engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "the test is over"));
        steps.fired.clear();
        steps.before = caseNumber -> {};
    }

    @Override
    public void close() {
        bench.close();
    }
}

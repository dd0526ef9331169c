package io.plimsoll.process;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.CountingDatabase;
import io.plimsoll.TestDatabase;
import io.plimsoll.database.Transactions;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.SigningDemand;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.Workflow.OpenedCase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine as the product sets it up, on an empty database, with the classes of this package around it and fakes for the
 * domain. For tests of models and of the inbox; no job runs unless a test runs it.
 */
final class EngineBench implements AutoCloseable {

    static final ClientId HARBOR = new ClientId("harbor");
    static final ClientId ALPINE = new ClientId("alpine");

    final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CountingDatabase database;
    final ProcessEngine engine;
    final TransactionTemplate transaction;
    final JdbcClient db;
    final EngineAccess access;
    final TaskSteps steps;
    final OpenTasks tasks;
    final Completions completions;
    final Transactions transactions;
    final CamundaWorkflow workflow;
    final CaseFlow flow;

    private final AtomicInteger sequence = new AtomicInteger();

    /** @param models BPMN by file name; the forms of the build are always there */
    EngineBench(Map<String, String> models, Map<String, ModelBean> beans) {
        database = new CountingDatabase(TestDatabase.empty());
        DataSource data = database;
        Flyway.configure()
                .dataSource(data)
                .javaMigrations(new EngineSchemaMigration())
                .locations(new String[0])
                .load()
                .migrate();
        TestDatabase.add(data, "V210__tasks_and_flows", "V221__draft");
        var transactionManager = new DataSourceTransactionManager(data);
        transaction = new TransactionTemplate(transactionManager);
        db = JdbcClient.create(data);
        transactions =
                new Transactions(transactionManager, meters, List.of(new EngineConfiguration().engineCollision()));
        var factory = new StaticListableBeanFactory();
        beans.forEach(factory::addBean);
        var configuration = new EngineConfiguration()
                .processEngineConfiguration(
                        data,
                        transactionManager,
                        new DefaultJobExecutor(),
                        transactions,
                        factory,
                        factory.getBeanProvider(org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin.class));
        configuration.setProcessEngineName("bench-" + UUID.randomUUID());
        engine = configuration.buildProcessEngine();
        deploy(models);
        access = new EngineAccess(engine);
        steps = new TaskSteps(access);
        tasks = new OpenTasks(access, steps, db);
        completions = new Completions(db, clock);
        RequestClocks clocks = new RequestClocks(access);
        workflow = new CamundaWorkflow(access, new CamundaMatters(access), clocks, new TermClocks(access, clocks));
        flow = new CaseFlow(new FlowReader(access), access, db, clock);
    }

    private void deploy(Map<String, String> models) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        models.forEach(deployment::addString);
        try {
            for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form")) {
                deployment.addString("forms/" + form.getFilename(), FormFiles.text(form));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        deployment.deploy();
    }

    /** A model of the build. */
    static String model(String id) {
        try {
            return new ClassPathResource("bpmn/" + id + ".bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Stands in for a called model: one task of an analyst, completed by {@link #finish} with a result. */
    static String stub(String id) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start_%2$s"/>
                    <userTask id="UserTask_Stub" name="Stub" camunda:formRef="report-done"
                        camunda:formRefBinding="deployment" camunda:candidateGroups="analyst"/>
                    <endEvent id="End_%2$s"/>
                    <sequenceFlow id="Flow_1" sourceRef="Start_%2$s" targetRef="UserTask_Stub"/>
                    <sequenceFlow id="Flow_2" sourceRef="UserTask_Stub" targetRef="End_%2$s"/>
                  </process>
                </definitions>
                """.formatted(id, id.replace("-", ""));
    }

    Inbox inbox(TaskHandler... handlers) {
        return inbox(new SigningDemand(Duration.ofMinutes(5), ""), handlers);
    }

    /** An inbox that asks this of the sign-in behind what weighs most. */
    Inbox inbox(SigningDemand signing, TaskHandler... handlers) {
        var completer =
                new TaskCompleter(tasks, steps, completions, new FormValidator(clock), signing, event -> {}, clock);
        return new Inbox(
                tasks, steps, completer, transactions, new TaskDeciders(List.of(handlers), List.of(), List.of()));
    }

    Drafts drafts() {
        return new Drafts(tasks, steps, transactions, db, JsonMapper.builder().build(), clock);
    }

    /** How many rows a table of ours has. */
    long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** A new number of this bench. */
    CaseNumber number() {
        return CaseNumber.of(2026, sequence.incrementAndGet());
    }

    CaseNumber open(ClientId client) {
        CaseNumber number = number();
        inTransaction(() -> workflow.casesOpened(List.of(new OpenedCase(number, client))));
        return number;
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** Runs the one job that waits at an element, whatever its due date. */
    void runJob(CaseNumber number, String element) {
        Job job = access.as(
                Actor.system(), services -> services.jobs().createJobQuery().activityId(element).list().stream()
                        .filter(one -> instances(number).contains(one.getProcessInstanceId()))
                        .reduce((first, second) -> {
                            throw new AssertionError("Two jobs at " + element);
                        })
                        .orElseThrow(() -> new AssertionError("No job at " + element)));
        engine.getManagementService().executeJob(job.getId());
    }

    List<String> jobs(CaseNumber number) {
        List<String> instances = instances(number);
        Map<String, String> elements = engine.getManagementService().createJobDefinitionQuery().list().stream()
                .collect(java.util.stream.Collectors.toMap(
                        org.camunda.bpm.engine.management.JobDefinition::getId,
                        org.camunda.bpm.engine.management.JobDefinition::getActivityId));
        return engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .map(job -> elements.get(job.getJobDefinitionId()))
                .sorted()
                .toList();
    }

    private List<String> instances(CaseNumber number) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .map(org.camunda.bpm.engine.history.HistoricProcessInstance::getId)
                .toList();
    }

    /** The element ids of the open tasks of a case. */
    List<String> waitingAt(CaseNumber number) {
        return openTasks(number).stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    List<Task> openTasks(CaseNumber number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list();
    }

    /** Completes the task of that element as the engine sees it, past inbox and form. */
    void finish(CaseNumber number, String element, Map<String, Object> variables) {
        Task task = openTasks(number).stream()
                .filter(one -> one.getTaskDefinitionKey().equals(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task " + element + " but " + waitingAt(number)));
        engine.getTaskService().complete(task.getId(), variables);
    }

    /** Ends a stubbed call with a result. */
    void finishCall(CaseNumber number, String result) {
        Task task = openTasks(number).stream()
                .filter(one -> one.getTaskDefinitionKey().equals("UserTask_Stub"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is called but " + waitingAt(number)));
        engine.getRuntimeService().setVariable(task.getProcessInstanceId(), "result", result);
        engine.getTaskService().complete(task.getId());
    }

    /** The elements that the case's processes went through, in order. */
    List<String> path(CaseNumber number) {
        List<String> instances = instances(number);
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(stay -> instances.contains(stay.getProcessInstanceId()))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    boolean running(CaseNumber number) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .count()
                > 0;
    }

    @Override
    public void close() {
        engine.close();
    }
}

package io.plimsoll.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.JobQueryProperty;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Finds due jobs by their time and, where many have the same, client by client: what is taken at once is then of few
 * clients and shares transactions. All else is the engine's own.
 */
final class JobsByClient extends JobManager {

    private static final QueryOrderingProperty CLIENT =
            new QueryOrderingProperty(JobQueryProperty.TENANT_ID, Direction.ASCENDING);

    /** Puts this in the place of the engine's. */
    static SessionFactory factory() {
        return new GenericManagerFactory(JobManager.class) {
            @Override
            public Session openSession() {
                return new JobsByClient();
            }
        };
    }

    @Override
    public List<AcquirableJobEntity> findNextJobsToExecute(Page page) {
        ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
        return byDueDateAlone(engine) ? byClient(engine, page) : super.findNextJobsToExecute(page);
    }

    /** Whether the engine is set up as this knows it. */
    private static boolean byDueDateAlone(ProcessEngineConfigurationImpl engine) {
        return engine.isJobExecutorAcquireByDueDate()
                && !engine.isJobExecutorAcquireByPriority()
                && !engine.isJobExecutorPreferTimerJobs()
                && !engine.isJobExecutorDeploymentAware();
    }

    /** The parameters are those of the method that this overrides, but for the order. */
    @SuppressWarnings("unchecked")
    private List<AcquirableJobEntity> byClient(ProcessEngineConfigurationImpl engine, Page page) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("now", ClockUtil.getCurrentTime());
        parameters.put("alwaysSetDueDate", isEnsureJobDueDateNotNull());
        parameters.put("deploymentAware", false);
        parameters.put("historyCleanupEnabled", engine.isHistoryCleanupEnabled());
        parameters.put("orderingProperties", List.of(JOB_DUEDATE_ORDERING_PROPERTY, CLIENT));
        parameters.put("applyOrdering", true);
        parameters.put(
                "applyExclusiveOverProcessHierarchies", engine.isJobExecutorAcquireExclusiveOverProcessHierarchies());
        return getDbEntityManager().selectList("selectNextJobsToExecute", parameters, page);
    }
}

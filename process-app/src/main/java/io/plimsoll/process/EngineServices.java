package io.plimsoll.process;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The engine as {@link EngineAccess} lends it out: only for the length of one piece of work, only as somebody. */
record EngineServices(
        RuntimeService runtime,
        TaskService tasks,
        FormService forms,
        HistoryService history,
        ManagementService jobs,
        RepositoryService models,
        ProcessEngineConfigurationImpl configuration) {

    static EngineServices of(ProcessEngine engine) {
        return new EngineServices(
                engine.getRuntimeService(),
                engine.getTaskService(),
                engine.getFormService(),
                engine.getHistoryService(),
                engine.getManagementService(),
                engine.getRepositoryService(),
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    /**
     * Lets several commands share one flush, which is what makes starting many instances cheap. Queries inside do not
     * see what the same work has changed.
     */
    void together(Runnable commands) {
        configuration.getCommandExecutorTxRequired().execute(context -> {
            commands.run();
            return true;
        });
    }
}

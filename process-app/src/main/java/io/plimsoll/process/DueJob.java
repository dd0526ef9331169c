package io.plimsoll.process;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job if it is still due. Between the moment in which it was taken and its turn, more time may have been granted;
 * and another timer of the same transaction may have ended what it stood at.
 */
final class DueJob extends ExecuteJobsCmd {

    private static final long serialVersionUID = 1L;

    DueJob(String job, JobFailureCollector failure) {
        super(job, failure);
    }

    @Override
    public Void execute(CommandContext context) {
        DbEntityManager entities = context.getDbEntityManager();
        JobEntity job = entities.selectById(JobEntity.class, jobId);
        if (job != null && entities.isDeleted(job)) {
            return null;
        }
        if (job != null && isLater(job.getDuedate())) {
            job.unlock();
            return null;
        }
        return super.execute(context);
    }

    private static boolean isLater(@Nullable Date due) {
        return due != null && due.after(ClockUtil.getCurrentTime());
    }
}

package io.plimsoll.process;

import io.plimsoll.database.Transactions;
import io.plimsoll.database.Transactions.Reason;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the engine know a deadlock, or a wait for a lock that was given up, for what it is. It runs a job that collided
 * with another again without counting it as failed, but takes only its own optimistic locking for a collision; what the
 * database broke off would use up the job's retries and end as an incident.
 */
final class EngineCollisions extends CommandInterceptor {

    private final Transactions transactions;

    EngineCollisions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            RuntimeException known = known(failure, transactions);
            // within a transaction of ours that one is repeated and counted; a job is repeated by the engine
            if (known instanceof OptimisticLockingException
                    && !TransactionSynchronizationManager.isActualTransactionActive()) {
                transactions.reason(failure).ifPresent(transactions::count);
            }
            throw known;
        }
    }

    /** How a failed job goes on. The engine remembers the failure as it was before it came out here. */
    static FailedJobCommandFactory retries(Transactions transactions) {
        return (job, failure) -> new DefaultJobRetryCmd(
                job, failure instanceof RuntimeException thrown ? known(thrown, transactions) : failure);
    }

    /** The failure as the engine understands it. A key that exists already may exist for ever: that stays a failure. */
    static RuntimeException known(RuntimeException failure, Transactions transactions) {
        boolean collided = transactions
                .reason(failure)
                .filter(reason -> reason != Reason.DUPLICATE)
                .isPresent();
        return collided && !(failure instanceof OptimisticLockingException)
                ? new OptimisticLockingException("Somebody else was in the way", failure)
                : failure;
    }
}

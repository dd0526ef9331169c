package io.plimsoll.process;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction and runs the whole of it again when another transaction was in its way: somebody changed
 * the same rows first, or the database broke a deadlock or a wait. Work that is repeated must change nothing outside
 * the database.
 */
@Component
public class Transactions {

    private static final int TRIES = 4;

    /** SQL:2016 part 2, subclass "serialization failure" of class 40, which databases use for deadlocks. */
    private static final String SERIALIZATION_FAILURE = "40001";

    /** MySQL: lock wait timeout, deadlock; H2: lock timeout, concurrent update. */
    private static final Set<Integer> VENDOR_CODES = Set.of(1205, 1213, 50200, 90131);

    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    Transactions(PlatformTransactionManager transactions, MeterRegistry meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
    }

    /**
     * Up to three more tries; within an outer transaction just one, since only the outer one can be repeated.
     *
     * @param work may ask for a rollback by {@link TransactionStatus#setRollbackOnly()} and still return
     */
    public <T> T retrying(Function<TransactionStatus, T> work) {
        int tries = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(work::apply);
            } catch (RuntimeException e) {
                String reason = collision(e);
                if (reason == null || attempt >= tries) {
                    throw e;
                }
                meters.counter("plimsoll.transactions.repeated", "reason", reason)
                        .increment();
            }
        }
    }

    /** Why the transaction can be tried again, or null where it would fail again. */
    static @Nullable String collision(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DuplicateKeyException) {
                return "duplicate";
            }
            if (lock(cause)) {
                return "lock";
            }
            if (cause instanceof OptimisticLockingException
                    || cause instanceof OptimisticLockException
                    || cause instanceof ConcurrencyFailureException) {
                return "changed";
            }
        }
        return null;
    }

    private static boolean lock(Throwable cause) {
        if (cause instanceof PessimisticLockingFailureException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException) {
            return true;
        }
        return cause instanceof SQLException sql
                && (SERIALIZATION_FAILURE.equals(sql.getSQLState()) || VENDOR_CODES.contains(sql.getErrorCode()));
    }
}

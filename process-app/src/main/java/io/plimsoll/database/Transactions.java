package io.plimsoll.database;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction, and the whole of it again when another transaction was in its way: somebody changed the
 * same rows first, or the database broke a deadlock or a wait. Each repetition is counted. Work must change nothing
 * outside the database. Calls of {@code @Transactional} methods get the same by {@link RepeatedTransactions}.
 */
public class Transactions extends TransactionTemplate {

    /** Why a transaction can be tried again; the tag {@code reason} of the counter. */
    public enum Reason {
        /** The database broke a deadlock or gave up a wait. */
        LOCK,
        /** Somebody inserted the same key first; a second look finds what they inserted. */
        DUPLICATE,
        /** Somebody changed the same row first. */
        CHANGED
    }

    private static final int TRIES = 4;

    /** SQL:2016 part 2, subclass "serialization failure" of class 40, which databases use for deadlocks. */
    private static final String SERIALIZATION_FAILURE = "40001";

    /** MySQL: lock wait timeout, deadlock; H2: lock timeout, concurrent update. */
    private static final Set<Integer> VENDOR_CODES = Set.of(1205, 1213, 50200, 90131);

    private final transient MeterRegistry meters;
    private final transient List<Collision> collisions;

    public Transactions(PlatformTransactionManager transactions, MeterRegistry meters, List<Collision> collisions) {
        super(transactions);
        this.meters = meters;
        this.collisions = collisions;
    }

    /** Up to three more tries; within an outer transaction just one, since only the outer one can be repeated. */
    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        return repeating(() -> super.execute(work));
    }

    /** The same for work that begins and ends its transaction itself. */
    <T extends @Nullable Object, X extends Throwable> T repeating(Work<T, X> work) throws X {
        int tries = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (RuntimeException e) {
                Optional<Reason> reason = attempt < tries ? reason(e) : Optional.empty();
                count(reason.orElseThrow(() -> e));
            }
        }
    }

    /** Counts a transaction that somebody else runs again, as the engine does with its jobs. */
    public void count(Reason reason) {
        meters.counter("plimsoll.transactions.repeated", "reason", reason.name().toLowerCase(java.util.Locale.ROOT))
                .increment();
    }

    /** Why the transaction can be tried again; empty where it would fail again. */
    public Optional<Reason> reason(Throwable failure) {
        if (any(failure, Transactions::isLock)) {
            return Optional.of(Reason.LOCK);
        }
        if (any(failure, DuplicateKeyException.class::isInstance)) {
            return Optional.of(Reason.DUPLICATE);
        }
        return any(failure, this::isChange) ? Optional.of(Reason.CHANGED) : Optional.empty();
    }

    private static boolean any(Throwable failure, Predicate<Throwable> kind) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(kind);
    }

    private static boolean isLock(Throwable cause) {
        if (cause instanceof PessimisticLockingFailureException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException) {
            return true;
        }
        return cause instanceof SQLException sql
                && (SERIALIZATION_FAILURE.equals(sql.getSQLState()) || VENDOR_CODES.contains(sql.getErrorCode()));
    }

    private boolean isChange(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause instanceof ConcurrencyFailureException
                || collisions.stream().anyMatch(collision -> collision.type().isInstance(cause));
    }

    /** Something that may be done several times. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, X extends Throwable> {
        T run() throws X;
    }
}

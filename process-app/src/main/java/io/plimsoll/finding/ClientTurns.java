package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one after the other write a client's findings: within this process by a lock, between nodes by a locked row. */
@Component
class ClientTurns {

    private static final Logger LOG = LoggerFactory.getLogger(ClientTurns.class);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Map<ClientId, ReentrantLock> locks = new ConcurrentHashMap<>();

    ClientTurns(JdbcClient db, TransactionTemplate transaction, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Does the work in a transaction, which is repeated where another writer got in the way. */
    <T> T inTurn(ClientId client, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(client, id -> new ReentrantLock());
        lock.lock();
        try {
            return transaction.execute(status -> {
                take(client);
                return work.get();
            });
        } finally {
            lock.unlock();
        }
    }

    /** Takes the turn within a transaction that the caller has, until its end. */
    void take(ClientId client) {
        while (db.sql("select client_id from finding_lock where client_id = ? for update")
                .param(client.value())
                .query(String.class)
                .optional()
                .isEmpty()) {
            apart.executeWithoutResult(status -> make(client));
        }
    }

    private void make(ClientId client) {
        try {
            db.sql("insert into finding_lock (client_id) values (?)")
                    .param(client.value())
                    .update();
        } catch (DuplicateKeyException e) {
            LOG.debug("Another delivery for {} was first", client);
        }
    }
}

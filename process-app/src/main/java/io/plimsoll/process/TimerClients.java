package io.plimsoll.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which jobs may share a transaction; past the engine, which reads of a job that it takes neither kind nor client. */
final class TimerClients {

    /** Timers behind which something outside is asked in the same transaction. */
    static final Set<String> ASKING_OUTSIDE = Set.of("Timer_TimeToAsk");

    private final JdbcClient db;

    TimerClients(JdbcClient db) {
        this.db = db;
    }

    /**
     * What became known of jobs; of those that are gone, nothing.
     *
     * @param clients of each that is a timer and can go with others
     * @param alone whether there are others, or timers that did not get through alone
     */
    record Found(Map<String, String> clients, boolean alone) {}

    Found of(Collection<String> jobs) {
        Map<String, String> clients = new HashMap<>();
        if (jobs.size() < 2) {
            return new Found(clients, true);
        }
        var alone = new AtomicBoolean();
        db.sql("select ID_, case when TYPE_ = 'timer' and EXCEPTION_MSG_ is null and JOB_DEF_ID_ not in"
                        + " (select ID_ from ACT_RU_JOBDEF where ACT_ID_ in (:outside)) then TENANT_ID_ end"
                        + " from ACT_RU_JOB where ID_ in (:jobs)")
                .param("outside", ASKING_OUTSIDE)
                .param("jobs", jobs)
                .query((RowCallbackHandler) row -> {
                    String client = row.getString(2);
                    if (client == null) {
                        alone.set(true);
                    } else {
                        clients.put(row.getString(1), client);
                    }
                });
        return new Found(clients, alone.get());
    }
}

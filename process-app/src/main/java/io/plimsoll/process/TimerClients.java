package io.plimsoll.process;

import io.plimsoll.identity.CaseNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which jobs may share a transaction; past the engine, which reads of a job that it takes neither kind nor client. */
final class TimerClients {

    /** Timers behind which something outside is asked in the same transaction. */
    static final Set<String> ASKING_OUTSIDE = Set.of("Timer_TimeToAsk");

    private final JdbcClient db;
    private final Consumer<List<CaseNumber>> expected;

    /** @param expected hears of cases which steps are about to be taken for, one after the other */
    TimerClients(JdbcClient db, Consumer<List<CaseNumber>> expected) {
        this.db = db;
        this.expected = expected;
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

    /** Lets all be looked up at once that the cases of these jobs will be asked for. */
    void expect(Collection<String> jobs) {
        List<CaseNumber> numbers = db
                .sql("select distinct instance.BUSINESS_KEY_ from ACT_RU_JOB job join ACT_RU_EXECUTION instance on"
                        + " instance.ID_ = job.PROCESS_INSTANCE_ID_ where job.ID_ in (:jobs) and"
                        + " instance.BUSINESS_KEY_ is not null")
                .param("jobs", jobs)
                .query(String.class)
                .list()
                .stream()
                .filter(CaseNumber::isValid)
                .map(CaseNumber::new)
                .toList();
        if (!numbers.isEmpty()) {
            expected.accept(numbers);
        }
    }
}

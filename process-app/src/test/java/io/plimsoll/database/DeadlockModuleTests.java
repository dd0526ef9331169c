package io.plimsoll.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientChange;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions of the domain get in each other's way, in a real database. */
@PlimsollTest
class DeadlockModuleTests {

    private static final Actor ADMIN =
            new Actor("admin", "admin", "Ada", "", Set.of(Role.ADMINISTRATOR), ClientScope.everyone(), SignIn.none());

    @Autowired
    Clients clients;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MeterRegistry meters;

    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private final ClientId one = id();
    private final ClientId other = id();

    private static ClientId id() {
        return new ClientId("d-" + UUID.randomUUID().toString().substring(0, 12));
    }

    @BeforeEach
    void twoClients() {
        var calendar =
                new CalendarDetails("Europe/Berlin", Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        clients.create(one.value(), named("One"), calendar, ADMIN);
        clients.create(other.value(), named("Other"), calendar, ADMIN);
    }

    @AfterEach
    void goHome() {
        people.shutdownNow();
    }

    @Test
    void aDeadlockIsBrokenAndTheWholeTransactionRunsAgain() throws Exception {
        double before = repeated("lock");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        Future<Integer> forth = people.submit(() -> changeBoth(one, other, bothHoldOne));
        Future<Integer> back = people.submit(() -> changeBoth(other, one, bothHoldOne));

        assertThat(forth.get(60, TimeUnit.SECONDS) + back.get(60, TimeUnit.SECONDS))
                .isGreaterThanOrEqualTo(3);
        assertThat(repeated("lock")).isGreaterThan(before);
        assertThat(changes(one)).isEqualTo(2);
        assertThat(changes(other)).isEqualTo(2);
        assertThat(ledger.verify(Chain.of(one), ADMIN).valid()).isTrue();
        assertThat(ledger.verify(Chain.of(other), ADMIN).valid()).isTrue();
    }

    /** How often it was tried. */
    private int changeBoth(ClientId first, ClientId second, CyclicBarrier bothHoldOne) {
        AtomicInteger tries = new AtomicInteger();
        transaction.executeWithoutResult(status -> {
            clients.change(first, named("A"), ADMIN);
            if (tries.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            clients.change(second, named("B"), ADMIN);
        });
        return tries.get();
    }

    @Test
    void aCommandByItselfIsAWholeTransactionToo() throws Exception {
        double before = repeated("changed") + repeated("lock");
        CyclicBarrier start = new CyclicBarrier(2);
        int rounds = 0;
        while (repeated("changed") + repeated("lock") == before && rounds < 50) {
            rounds++;
            List<Future<ClientChange>> both = List.of(
                    people.submit(() -> changeAtOnce(start, "Mine")),
                    people.submit(() -> changeAtOnce(start, "Yours")));
            for (Future<ClientChange> change : both) {
                assertThat(change.get(60, TimeUnit.SECONDS)).isInstanceOf(ClientChange.Done.class);
            }
        }

        assertThat(repeated("changed") + repeated("lock")).isGreaterThan(before);
        assertThat(changes(one)).isEqualTo(2L * rounds);
    }

    private ClientChange changeAtOnce(CyclicBarrier start, String name) {
        meet(start);
        return clients.change(one, named(name), ADMIN);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The other did not come", e);
        }
    }

    private double repeated(String reason) {
        return meters.counter("plimsoll.transactions.repeated", "reason", reason)
                .count();
    }

    private long changes(ClientId client) {
        return ledger.list(Chain.of(client), 0, 500, ADMIN).stream()
                .map(LedgerRow::event)
                .filter("client-changed"::equals)
                .count();
    }

    private static ClientDetails named(String name) {
        return new ClientDetails(name, "gold", "en", Set.of());
    }
}

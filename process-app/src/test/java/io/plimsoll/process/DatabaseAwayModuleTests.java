package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.plimsoll.PlimsollTest;
import io.plimsoll.TestDatabase;
import io.plimsoll.TestMySql;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The database goes away and comes back: nobody restarts the application, and nothing is half done. */
@PlimsollTest
class DatabaseAwayModuleTests {

    private static final Actor ADMIN =
            new Actor("admin", "admin", "Ada", "", Set.of(Role.ADMINISTRATOR), ClientScope.everyone(), SignIn.none());
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ClientId client =
            new ClientId("away-" + UUID.randomUUID().toString().substring(0, 12));

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource pool;

    @BeforeEach
    void aServerThatCanGoAway() {
        assumeThat(TestDatabase.isMySql()).as("H2 lives in this process").isTrue();
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(client.value(), new ClientDetails("Away", "gold", "en", Set.of()), calendar, ADMIN);
    }

    @Test
    void connectionsThatAreKilledDuringWorkTakeTheWholeTransactionWithThem() {
        long entries = entries();
        List<String> contacts = contacts();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    addContact();
                    killAllConnections();
                    addContact();
                }))
                .isInstanceOf(RuntimeException.class);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status("/api/v1/clients")).isEqualTo(200));
        assertThat(entries()).isEqualTo(entries);
        assertThat(contacts()).isEqualTo(contacts);
        addContact();
        assertThat(entries()).isEqualTo(entries + 1);
        assertThat(ledger.verify(Chain.of(client), ADMIN).valid()).isTrue();
    }

    @Test
    void aServerThatIsRestartedIsFoundAgain() throws Exception {
        TestMySql server = TestMySql.running();
        assumeThat(server.isOurs()).isTrue();
        long entries = entries();
        try (EngineBench bench = new EngineBench(Map.of("work.bpmn", WORK), Map.of())) {
            JobExecutor jobs =
                    ((ProcessEngineConfigurationImpl) bench.engine.getProcessEngineConfiguration()).getJobExecutor();
            jobs.setMaxWait(1000);
            jobs.start();
            try {
                start(bench);
                await().atMost(SOON).until(() -> done(bench) == 1);

                server.stop();
                assertThat(status("/api/v1/clients")).isEqualTo(503);
                assertThatThrownBy(this::addContact).isInstanceOf(RuntimeException.class);
                server.startAgain();

                await().atMost(SOON).untilAsserted(() -> assertThat(status("/api/v1/clients"))
                        .isEqualTo(200));
                assertThat(entries()).isEqualTo(entries);
                await().atMost(SOON).ignoreExceptions().until(() -> {
                    start(bench);
                    return true;
                });
                await().atMost(SOON).until(() -> done(bench) >= 2);
                assertThat(bench.engine
                                .getRuntimeService()
                                .createIncidentQuery()
                                .count())
                        .isZero();
            } finally {
                jobs.shutdown();
            }
        }
    }

    private static final String WORK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="work" name="Work" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start" camunda:asyncBefore="true"/>
                <endEvent id="End"/>
                <sequenceFlow id="Flow" sourceRef="Start" targetRef="End"/>
              </process>
            </definitions>
            """;

    private static void start(EngineBench bench) {
        bench.engine.getIdentityService().setAuthentication("test", List.of(), List.of("harbor"));
        bench.engine.getRuntimeService().startProcessInstanceByKey("work");
        bench.engine.getIdentityService().clearAuthentication();
    }

    private static long done(EngineBench bench) {
        return bench.engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }

    /** All of the application's but the one that kills; an account may end its own. */
    private void killAllConnections() {
        try (Connection apart = pool.getConnection()) {
            JdbcClient killer = JdbcClient.create(new SingleConnectionDataSource(apart, true));
            killer.sql("select id from information_schema.processlist where db = database() and id <> connection_id()")
                    .query(Long.class)
                    .list()
                    .forEach(id -> killer.sql("kill " + id).update());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addContact() {
        String name = UUID.randomUUID().toString();
        clients.addContact(client, new ContactDetails(name, name + "@away.example", Role.CLIENT_MEMBER, "en"), ADMIN);
    }

    private List<String> contacts() {
        ClientView now = clients.get(client, ADMIN);
        return now.contacts().stream().map(Object::toString).sorted().toList();
    }

    private long entries() {
        return ledger.verify(Chain.of(client), ADMIN).entries();
    }

    private int status(String address) throws Exception {
        return http.perform(get(address).with(jwt().jwt(token -> token.subject("analyst")
                        .claim("preferred_username", "analyst")
                        .claim("name", "Ann")
                        .claim("realm_access", Map.of("roles", List.of("analyst")))
                        .claim("clients", List.of("*")))))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}

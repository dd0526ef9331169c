package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Where a case stands in its models and the way it took; kept when the case closes. */
@Component
public class CaseFlow {

    private final JsonMapper json = new JsonMapper();
    private final FlowReader history;
    private final EngineAccess engine;
    private final JdbcClient db;
    private final Clock clock;

    CaseFlow(FlowReader history, EngineAccess engine, JdbcClient db, Clock clock) {
        this.history = history;
        this.engine = engine;
        this.db = db;
        this.clock = clock;
    }

    /** The outermost first, then the called ones in the order they were entered (the last call of each model). */
    @Transactional(readOnly = true)
    public List<FlowView> of(CaseNumber number, Actor reader) {
        List<KeptFlow> flows = history.newest(number, reader)
                .map(FlowReader.Run::flows)
                .or(() -> kept(number, reader))
                .orElseThrow(NotVisible::new);
        return flows.stream().map(flow -> view(flow, reader)).toList();
    }

    /**
     * Keeps the way of a case that closes. It is read just before the commit, when the engine has written down the last
     * steps too.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(CaseNumber number) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                history.newest(number, Actor.system()).ifPresent(run -> store(number, run));
            }
        });
    }

    private void store(CaseNumber number, FlowReader.Run run) {
        db.sql("delete from case_flow where instance_id = ?")
                .params(run.instanceId())
                .update();
        db.sql("insert into case_flow (instance_id, client_id, case_number, kept_at, flow) values (?, ?, ?, ?, ?)")
                .params(
                        run.instanceId(),
                        run.client(),
                        number.value(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        json.writeValueAsString(run.flows()))
                .update();
    }

    private Optional<List<KeptFlow>> kept(CaseNumber number, Actor reader) {
        record Row(String client, String flow) {}
        return db
                .sql("select client_id, flow from case_flow where case_number = ? and " + Tenancy.condition("client_id")
                        + " order by kept_at desc")
                .params(number.value())
                .query((row, index) -> new Row(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(row -> reader.scope().includes(new ClientId(row.client())))
                .findFirst()
                .map(row -> Arrays.asList(json.readValue(row.flow(), KeptFlow[].class)));
    }

    private FlowView view(KeptFlow flow, Actor reader) {
        String bpmn = engine.as(reader, services -> xml(services, flow.definitionId()));
        return new FlowView(
                flow.process(),
                flow.name(),
                bpmn,
                flow.active(),
                flow.passed(),
                flow.taken(),
                flow.calledBy(),
                flow.running());
    }

    private static String xml(EngineServices services, String definitionId) {
        try (InputStream model = services.models().getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the model " + definitionId, e);
        }
    }
}

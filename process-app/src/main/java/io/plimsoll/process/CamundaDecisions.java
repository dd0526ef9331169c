package io.plimsoll.process;

import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.PolicyTables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision tables with the DMN engine alone: the tables are versioned rows of ours and a case keeps its
 * version, which deployments of the process engine do not offer. Tables that cannot be read stop the start.
 */
@Component
class CamundaDecisions extends TableDecisions implements InitializingBean {

    private record Table(int version, String key) {}

    private final DmnEngine dmn;
    private final Map<Table, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final PolicyTables tables;
    private final ShippedTables shipped;

    @Autowired
    CamundaDecisions(PolicyTables tables, ShippedTables shipped) {
        this(DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine(), tables, shipped);
    }

    private CamundaDecisions(DmnEngine dmn, PolicyTables tables, ShippedTables shipped) {
        super(dmn);
        this.dmn = dmn;
        this.tables = tables;
        this.shipped = shipped;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, String> texts =
                shipped.read(List.of(SEVERITY, POLICY, LADDER, APPROVAL, SAFETY, INCIDENT, PERSISTENCE));
        texts.forEach(this::parse);
        tables.ship(texts);
    }

    @Override
    public int currentVersion() {
        return tables.current();
    }

    @Override
    public Decisions trying(Map<String, String> texts) {
        Map<String, DmnDecision> tried = new HashMap<>();
        texts.forEach((key, text) -> tried.put(key, parse(key, text)));
        return new TriedDecisions(dmn, tried, this);
    }

    @Override
    DmnDecision table(int version, String key) {
        return parsed.computeIfAbsent(new Table(version, key), missing -> parse(key, tables.dmn(version, key)));
    }

    private DmnDecision parse(String key, String text) {
        try {
            return dmn.parseDecision(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (DmnTransformException e) {
            throw new IllegalStateException("Decision table " + key + " cannot be read", e);
        }
    }
}

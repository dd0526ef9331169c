package io.plimsoll.process;

import io.plimsoll.policy.Decisions;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;

/** Answers by tables that are no version yet; which version is asked for makes no difference. */
class TriedDecisions extends TableDecisions {

    private final Map<String, DmnDecision> tables;
    private final Decisions inForce;

    TriedDecisions(DmnEngine dmn, Map<String, DmnDecision> tables, Decisions inForce) {
        super(dmn);
        this.tables = tables;
        this.inForce = inForce;
    }

    @Override
    public int currentVersion() {
        return inForce.currentVersion();
    }

    @Override
    public Decisions trying(Map<String, String> texts) {
        return inForce.trying(texts);
    }

    @Override
    DmnDecision table(int version, String key) {
        return Optional.ofNullable(tables.get(key))
                .orElseThrow(() -> new IllegalStateException("There is no table " + key + " to be tried"));
    }
}

package io.plimsoll;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves the run on MySQL out where the build could provide no server; what was left out is named at the build's end. */
public final class WithMySql implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Path found = Path.of(System.getProperty("plimsoll.test.mysql", ""));
        return !TestDatabase.isMySql() || Files.isRegularFile(found)
                ? ConditionEvaluationResult.enabled("there is a database")
                : ConditionEvaluationResult.disabled("MySQL could not be provided");
    }
}

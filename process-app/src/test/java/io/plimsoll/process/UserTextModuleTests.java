package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.policy.Decisions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What people type is a value to the engine and its decision tables, and never a piece of an expression. */
@PlimsollTest
class UserTextModuleTests {

    @Autowired
    SpringProcessEngineConfiguration engine;

    @Autowired
    Decisions decisions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}",
                "#{7*7}",
                "${handlingSteps}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.getProcessEngineServices()}"
            })
    void aVariableThatLooksLikeAnExpressionStaysAText(String typed) {
        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(context -> {
                    AbstractVariableScope scope = new TaskEntity();
                    scope.setVariableLocal("typed", typed);
                    Object value = engine.getExpressionManager()
                            .createExpression("${typed}")
                            .getValue(scope);
                    // thrown, so that nothing of this is stored
                    throw new Seen(String.valueOf(value));
                }))
                .isInstanceOf(Seen.class)
                .hasMessage(typed);
    }

    private static final class Seen extends RuntimeException {

        Seen(String value) {
            super(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"high\" or true or \"", "-", "not(\"low\")", "\"high\", \"low\"", "${true}", "high) or (true"})
    void aDecisionTableComparesWhatItIsGivenAndDoesNotRunIt(String typed) {
        int version = decisions.currentVersion();

        assertThat(decisions.responsePolicy(version, typed, "gold"))
                .isEqualTo(decisions.responsePolicy(version, "unheard-of", "gold"))
                .isNotEqualTo(decisions.responsePolicy(version, "high", "gold"))
                .isNotEqualTo(decisions.responsePolicy(version, "critical", "gold"));
    }

    @Test
    void modelsHoldNoScriptsAndTablesNoOtherLanguage() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        for (Resource model : resources.getResources("classpath*:bpmn/*.*")) {
            assertThat(model.getContentAsString(StandardCharsets.UTF_8))
                    .as(String.valueOf(model.getFilename()))
                    .doesNotContain("scriptTask", "camunda:script", "expressionLanguage=", "camunda:connector");
        }
    }
}

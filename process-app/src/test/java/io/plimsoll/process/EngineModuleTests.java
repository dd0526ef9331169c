package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@PlimsollTest
class EngineModuleTests {

    @Autowired
    Flyway flyway;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient db;

    @Autowired
    SpringProcessEngineConfiguration engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    DefaultListableBeanFactory beans;

    @Autowired
    MockMvc http;

    @Test
    void schemaOfTheEngineCameFromTheFirstMigration() {
        assertThat(flyway.info().applied())
                .filteredOn(migration -> migration.getVersion().equals(MigrationVersion.fromVersion("1")))
                .extracting(MigrationInfo::getDescription)
                .containsExactly("process engine");
        assertThat(db.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'schema.version'")
                        .query(String.class)
                        .single())
                .isEqualTo("fox");
        assertThat(db.sql("select VERSION_ from ACT_GE_SCHEMA_LOG")
                        .query(String.class)
                        .list())
                .containsExactly("7.24.0");
        assertThat(engine.getDatabaseSchemaUpdate()).isEqualTo("false");
    }

    @Test
    void dueJobsAreFoundByAnIndex() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet indexes = connection
                        .getMetaData()
                        .getIndexInfo(connection.getCatalog(), connection.getSchema(), "ACT_RU_JOB", false, true)) {
            boolean found = false;
            while (indexes.next()) {
                found |= "DUEDATE_".equals(indexes.getString("COLUMN_NAME")) && indexes.getInt("ORDINAL_POSITION") == 1;
            }
            assertThat(found).isTrue();
        }
    }

    @Test
    void whatModelsCouldMisuseIsOff() {
        assertThat(engine.isTenantCheckEnabled()).isTrue();
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(engine.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(engine.isStandaloneTasksEnabled()).isFalse();
        assertThat(engine.isCmmnEnabled()).isFalse();
        assertThat(engine.isDmnEnabled()).isFalse();
        assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
    }

    @Test
    void timersAreWorkedOffInOrderAndWithoutLongPauses() {
        assertThat(engine.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(engine.isReevaluateTimeCycleWhenDue()).isTrue();
        assertThat(engine.getJobExecutor().getMaxWait()).isLessThanOrEqualTo(1000);
        assertThat(engine.getJobExecutor().getBackoffTimeInMillis()).isPositive();
        assertThat(engine.getJobExecutor().isActive()).isFalse();
        assertThat(engine.getJobExecutor()).isInstanceOf(TimersTogether.class);
    }

    @Test
    void expressionsReachTheBeansThatAreMeantForModels() {
        beans.registerSingleton("probeSteps", new ProbeSteps());
        try {
            assertThat(evaluate("${probeSteps.greet('Ada')}")).isEqualTo("Hello Ada");
        } finally {
            beans.destroySingleton("probeSteps");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "repositoryService", "processEngine", "clock", "environment"})
    void expressionsReachNoOtherBean(String bean) {
        assertThat(beans.containsBean(bean)).isTrue();
        assertThatThrownBy(() -> evaluate("${" + bean + "}"))
                .hasMessageContaining("Unknown property used in expression");
    }

    private Object evaluate(String expression) {
        return engine.getCommandExecutorTxRequired().execute(context -> engine.getExpressionManager()
                .createExpression(expression)
                .getValue(StartProcessVariableScope.getSharedInstance()));
    }

    public static class ProbeSteps implements ModelBean {

        public String greet(String name) {
            return "Hello " + name;
        }
    }

    @Test
    void modelsAndFormsAreOneDeploymentAtMost() {
        assertThat(repository.createDeploymentQuery().count()).isLessThanOrEqualTo(1);
    }

    @Test
    void healthIsOpenAndNothingElseIs() throws Exception {
        http.perform(get("/actuator/health")).andExpect(status().isOk());
        http.perform(get("/actuator/env").accept("application/json")).andExpect(status().is4xxClientError());
    }
}

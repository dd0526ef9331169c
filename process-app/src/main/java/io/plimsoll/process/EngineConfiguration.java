package io.plimsoll.process;

import io.plimsoll.database.Collision;
import io.plimsoll.database.Transactions;
import io.plimsoll.noncompliance.Engagement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineServicesConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** Sets the engine up inside the application's own transactions, with everything off that a model could misuse. */
@Configuration(proxyBeanMethods = false)
@Import(SpringProcessEngineServicesConfiguration.class)
class EngineConfiguration {

    @Bean(defaultCandidate = false)
    ThreadPoolTaskExecutor engineThreads(EngineProperties properties) {
        var threads = new ThreadPoolTaskExecutor();
        threads.setCorePoolSize(properties.threads());
        threads.setMaxPoolSize(properties.threads());
        threads.setQueueCapacity(properties.queue());
        threads.setThreadNamePrefix("engine-job-");
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(10);
        return threads;
    }

    @Bean
    JobExecutor jobExecutor(
            @Qualifier("engineThreads") ThreadPoolTaskExecutor engineThreads,
            JdbcClient db,
            ObjectProvider<Engagement> engagement,
            EngineProperties properties) {
        var clients = new TimerClients(db, numbers -> engagement.getObject().expect(numbers));
        var jobs = new TimersTogether(clients, properties.threads(), properties.queue());
        jobs.setTaskExecutor(engineThreads);
        jobs.setMaxJobsPerAcquisition(properties.batch());
        jobs.setWaitTimeInMillis((int) properties.minWait().toMillis());
        jobs.setMaxWait(properties.maxWait().toMillis());
        jobs.setBackoffTimeInMillis((int) properties.backoff().toMillis());
        return jobs;
    }

    @Bean
    @DependsOnDatabaseInitialization
    SpringProcessEngineConfiguration processEngineConfiguration(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            JobExecutor jobExecutor,
            Transactions repeated,
            ListableBeanFactory beans,
            ObjectProvider<ProcessEnginePlugin> plugins) {
        var engine = new SpringProcessEngineConfiguration();
        engine.setProcessEngineName("plimsoll");
        // The JPA transaction manager: entity, engine, history and outbox commit or roll back together.
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactions);
        engine.setDatabaseSchemaUpdate("false");
        engine.setIdGenerator(new StrongUuidGenerator());
        engine.setBeans(new ModelBeans(beans));
        engine.getProcessEnginePlugins()
                .addAll(List.copyOf(plugins.orderedStream().toList()));
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new EngineCollisions(repeated)));
        engine.setFailedJobCommandFactory(EngineCollisions.retries(repeated));
        history(engine);
        jobs(engine, jobExecutor);
        limits(engine);
        return engine;
    }

    private static void history(SpringProcessEngineConfiguration engine) {
        engine.setHistory("full");
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryCleanupBatchWindowStartTime("02:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
    }

    private static void jobs(SpringProcessEngineConfiguration engine, JobExecutor jobExecutor) {
        engine.setJobExecutor(jobExecutor);
        // EngineLifecycle starts it, when the rest of the application is ready.
        engine.setJobExecutorActivate(false);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setCustomSessionFactories(List.of(JobsByClient.factory()));
        engine.setEnsureJobDueDateNotNull(true);
        engine.setReevaluateTimeCycleWhenDue(true);
    }

    private static void limits(SpringProcessEngineConfiguration engine) {
        engine.setTenantCheckEnabled(true);
        engine.setTenantIdProvider(new InstanceTenant());
        engine.setAdminGroups(new ArrayList<>(List.of(EngineAccess.EVERY_CLIENT)));
        engine.setAuthorizationEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setCmmnEnabled(false);
        // Decision tables are versioned rows of ours, evaluated outside the engine.
        engine.setDmnEnabled(false);
    }

    @Bean
    Collision engineCollision() {
        return new Collision(OptimisticLockingException.class);
    }

    @Bean
    ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration configuration) {
        var factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(configuration);
        return factory;
    }

    @Bean
    EngineLifecycle engineLifecycle(ProcessEngine engine, JobExecutor jobExecutor, EngineProperties properties) {
        return new EngineLifecycle(jobExecutor, properties.jobs());
    }

    @Bean
    EngineHealth engineHealth(ProcessEngine engine, JobExecutor jobExecutor, EngineProperties properties) {
        return new EngineHealth(engine, jobExecutor, properties.jobs());
    }
}

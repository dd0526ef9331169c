package io.plimsoll.noncompliance;

import io.plimsoll.StandIn;
import io.plimsoll.TestDatabase;
import io.plimsoll.client.Clients;
import io.plimsoll.client.CodeSettings;
import io.plimsoll.client.Msp;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.ScanRecorded;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.mail.Channels;
import io.plimsoll.mail.Mails;
import io.plimsoll.policy.Decisions;
import io.plimsoll.standard.Standards;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The feature alone with its own tables, in the {@link World} of fakes. */
final class CaseModule implements AutoCloseable {

    final World world = new World();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TransactionTemplate transactions;

    CaseModule() {
        context.registerBean(World.class, () -> world);
        context.register(Wiring.class);
        context.refresh();
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    NonCompliances cases() {
        return bean(NonCompliances.class);
    }

    Engagement engagement() {
        return bean(Engagement.class);
    }

    /** As the reader of scans does it: the change of findings and what follows from it are one transaction. */
    void scan(String client, String... controls) {
        transactions.executeWithoutResult(
                status -> context.publishEvent(new ScanRecorded("scan-1", new ClientId(client), Set.of(controls))));
    }

    <T> T inTransaction(Function<NonComplianceRepository, T> work) {
        return transactions.execute(status -> work.apply(bean(NonComplianceRepository.class)));
    }

    /** A case of the client that has been opened, rated and asked about. */
    CaseNumber asked(String client, String control, String... assets) {
        world.fails(client, control, assets);
        scan(client, control);
        CaseNumber number = only(client, control);
        cases().rate(number);
        cases().setResponsePolicy(number);
        cases().askForAnswer(number);
        return number;
    }

    CaseNumber only(String client, String control) {
        List<CaseView> found = cases().list(
                        new CaseQuery(new ClientId(client), null, null, control, null, null, 10),
                        person("auditor", Role.AUDITOR))
                .items();
        if (found.size() != 1) {
            throw new AssertionError("Not one case but " + found);
        }
        return found.get(0).number();
    }

    CaseView view(CaseNumber number) {
        return cases().get(number, Actor.system());
    }

    TaskResult submit(Class<? extends TaskHandler> task, CaseNumber number, Map<String, Object> values, Actor by) {
        return bean(task).submit(new TaskSubmission(number, "UserTask", new FormValues(values), by, null));
    }

    static Actor person(String name, Role... roles) {
        return actor(name, ClientScope.everyone(), roles);
    }

    static Actor personOf(String client, Role... roles) {
        return actor("person-of-" + client, ClientScope.of(new ClientId(client)), roles);
    }

    private static Actor actor(String name, ClientScope scope, Role... roles) {
        return new Actor(name, name, name, name + "@example.org", Set.of(roles), scope, SignIn.none());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not annotated as a configuration, or every other test's scan would find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableJpaRepositories(basePackageClasses = NonCompliances.class)
    @ComponentScan(
            basePackageClasses = NonCompliances.class,
            // keep and name files, for which there are no tables here
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {CaseAttachments.class, CaseFiles.class}))
    static class Wiring {

        @Bean
        DataSource dataSource() {
            return TestDatabase.with(
                    "V140__finding",
                    "V170__non_compliance",
                    "V171__engagement",
                    "V341__engagement_lines",
                    "V180__deviation",
                    "V300__finding_keys",
                    "V301__waiting_control",
                    "V303__many_assets",
                    "V371__over_source",
                    "V393__clock_stop",
                    "V420__dismissal_calendar",
                    "V422__clock_decision",
                    "V385__order_of_writing");
        }

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource database) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(database);
            factory.setPackagesToScan("io.plimsoll.noncompliance");
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setJpaPropertyMap(Map.of(
                    "hibernate.physical_naming_strategy",
                    "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
                    "hibernate.jdbc.time_zone",
                    "UTC"));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        Findings findings(World world) {
            return StandIn.as(Findings.class, world.new FakeFindings());
        }

        @Bean
        Standards standards(World world) {
            return StandIn.as(Standards.class, world.new FakeStandards());
        }

        @Bean
        Clients clients() {
            return StandIn.as(Clients.class, new World.FakeClients());
        }

        @Bean
        WorkingTime workingTime(World world) {
            return StandIn.as(WorkingTime.class, world.new FakeTime());
        }

        @Bean
        Ledger ledger(World world) {
            return StandIn.as(Ledger.class, world.new FakeLedger());
        }

        @Bean
        Mails mails(World world) {
            return StandIn.as(Mails.class, world.new FakeMails());
        }

        @Bean
        Channels channels(World world) {
            return StandIn.as(Channels.class, world.new FakeChannels());
        }

        /** Nothing was ever tried to put anything right. */
        @Bean
        RemedyHistory remedies() {
            return new RemedyHistory() {
                @Override
                public List<OfferNotTaken> offersNotTaken(CaseNumber number) {
                    return List.of();
                }

                @Override
                public Optional<TaskContext.Section> moreTime(CaseNumber number) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        Workflow workflow(World world) {
            return world.new FakeWorkflow();
        }

        @Bean
        Decisions decisions(World world) {
            return world.new FakeDecisions();
        }

        /** Nobody answers without an account. */
        @Bean
        CodeSettings codes() {
            return new CodeSettings(
                    false, Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(2), 5, 5, 10);
        }

        @Bean
        Msp msp() {
            return new Msp(
                    "Northgate IT",
                    ZoneOffset.UTC,
                    Locale.ENGLISH,
                    Arrays.stream(Role.values())
                            .filter(Role::isMsp)
                            .collect(Collectors.toMap(role -> role, role -> role.claim() + "@msp.example")));
        }
    }
}

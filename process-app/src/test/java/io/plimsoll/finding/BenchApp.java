package io.plimsoll.finding;

import io.plimsoll.CountingDatabase;
import io.plimsoll.PlimsollApplication;
import io.plimsoll.TestDatabase;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole application for a benchmark, on a database in a folder of its own, with every statement counted. */
final class BenchApp implements AutoCloseable {

    private static final Actor ANALYST =
            new Actor("bench", "bench", "Bench", "", Set.of(Role.ANALYST), ClientScope.everyone(), SignIn.none());

    final ConfigurableApplicationContext context;
    final LaterClock clock = new LaterClock();
    private final CountingDatabase[] counted = new CountingDatabase[1];

    /** A clock that can be set on, for all threads, the engine's too. */
    static final class LaterClock extends Clock {

        private volatile Clock shown = Clock.tickMillis(ZoneOffset.UTC);

        void setOn(Instant to) {
            Duration by = Duration.between(shown.instant(), to);
            ClockUtil.offset(Duration.between(Instant.now(), to).toMillis());
            shown = Clock.offset(shown, by);
        }

        @Override
        public Instant instant() {
            return shown.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return shown.withZone(zone);
        }
    }

    /** Started when first asked for: one for all benchmarks of a run, since a start takes long. */
    private static final class Shared {
        private static final BenchApp RUNNING = start();
    }

    static BenchApp shared() {
        return Shared.RUNNING;
    }

    private static BenchApp start() {
        Path folder = folder();
        return new BenchApp(folder, TestDatabase.isMySql() ? TestDatabase.settings() : h2(folder));
    }

    /** Where this run keeps what it needs; "mvn clean" takes it away. */
    static Path folder() {
        try {
            return Files.createDirectories(
                    Path.of("target", "bench-" + ProcessHandle.current().pid()).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param database its settings */
    BenchApp(Path folder, Map<String, String> database) {
        boolean mysql = database.get("spring.datasource.url").startsWith("jdbc:mysql:");
        Map<String, Object> settings = new HashMap<>(database);
        settings.put("server.port", "0");
        settings.put("plimsoll.data-dir", folder.toString());
        settings.put("plimsoll.scans.max-size", "2GB");
        // all hours count, so that what is due when can be told without a calendar
        settings.put("plimsoll.pace.day", "PT23H");
        context = new SpringApplicationBuilder(PlimsollApplication.class)
                .profiles(mysql ? new String[] {"embedded", "mysql", "test"} : new String[] {"embedded", "test"})
                .initializers(starting -> {
                    var beans = (GenericApplicationContext) starting;
                    beans.registerBean("counting", BeanPostProcessor.class, this::counting);
                    beans.registerBean("laterClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                })
                .run(settings.entrySet().stream()
                        .map(one -> "--" + one.getKey() + "=" + one.getValue())
                        .toArray(String[]::new));
    }

    static Map<String, String> h2(Path folder) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:file:" + folder.resolve("bench") + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;TIME ZONE=UTC");
    }

    private BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!name.equals("dataSource")) {
                    return bean;
                }
                counted[0] = new CountingDatabase((DataSource) bean);
                return counted[0];
            }
        };
    }

    CountingDatabase database() {
        return counted[0];
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A client that has adopted everything and has every kind of service. */
    ClientId client(String id) {
        Actor system = Actor.system();
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        var client = new ClientId(id);
        Clients clients = bean(Clients.class);
        clients.create(id, new ClientDetails("Client " + id, "gold", "en", Set.of()), calendar, system);
        for (ServiceKind kind : ServiceKind.values()) {
            clients.addService(client, new ServiceDetails("Service", kind, new ServiceTerms(10, 3, 20)), system);
        }
        for (StandardView standard : bean(Standards.class).all()) {
            bean(Standards.class).adopt(client, standard.id(), standard.version(), system);
        }
        return client;
    }

    /** Delivers as the API does, and waits until the scan has ended. */
    ScanView deliver(ClientId client, ScanScope scope, InputStream body) {
        var order = new ScanOrder("auto", "", scope.name());
        Received received = bean(Findings.class).receive(client, order, body, ANALYST);
        String id = ((Received.Accepted) received).scan().id();
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofHours(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> bean(Findings.class).scan(id, ANALYST), scan -> scan.finishedAt() != null);
    }

    @Override
    public void close() {
        context.close();
    }
}

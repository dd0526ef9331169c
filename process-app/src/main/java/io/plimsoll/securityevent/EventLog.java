package io.plimsoll.securityevent;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The log of security events: a file of its own, or a logger of its own among the rest. */
@Component
class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.security");
    private static final int DAYS_KEPT = 400;

    private final @Nullable RollingFileAppender<ILoggingEvent> file;

    EventLog(SecurityEventSettings settings) {
        this.file = settings.file() == null ? null : open(settings.file());
    }

    void write(String line) {
        LOG.info(line);
    }

    private static RollingFileAppender<ILoggingEvent> open(Path path) {
        var logger = (ch.qos.logback.classic.Logger) LOG;
        LoggerContext context = logger.getLoggerContext();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("security-events " + path);
        appender.setFile(path.toString());
        var daily = new TimeBasedRollingPolicy<ILoggingEvent>();
        daily.setContext(context);
        daily.setParent(appender);
        daily.setFileNamePattern(path + ".%d{yyyy-MM-dd,UTC}.gz");
        daily.setMaxHistory(DAYS_KEPT);
        daily.start();
        appender.setRollingPolicy(daily);
        var bare = new PatternLayoutEncoder();
        bare.setContext(context);
        bare.setPattern("%msg%n");
        bare.start();
        appender.setEncoder(bare);
        appender.start();
        logger.setAdditive(false);
        logger.addAppender(appender);
        return appender;
    }

    @PreDestroy
    void close() {
        if (file != null) {
            var logger = (ch.qos.logback.classic.Logger) LOG;
            logger.detachAppender(file);
            logger.setAdditive(true);
            file.stop();
        }
    }
}

package io.plimsoll.document;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Lets the renderer speak through the application's log, and not at length: it logs every font it loads. */
final class PrinterLog implements XRLogger {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterLog.class);

    @Override
    public void log(String where, Level level, String message) {
        at(level).log(message);
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        at(level).setCause(cause).log(message);
    }

    /** The level is that of the application's log. */
    @Override
    public void setLevel(String logger, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return LOG.isDebugEnabled() || isWarning(diagnostic.getLevel());
    }

    private static LoggingEventBuilder at(Level level) {
        return isWarning(level) ? LOG.atWarn() : LOG.atDebug();
    }

    private static boolean isWarning(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }
}

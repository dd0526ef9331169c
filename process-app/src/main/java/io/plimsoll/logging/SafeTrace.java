package io.plimsoll.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * The exception of a log line, with its causes; the logging configuration names this class. Messages of exceptions
 * quote what people sent. Each line begins with a tab, so that none can be taken for an entry of its own.
 */
public final class SafeTrace extends ThrowableHandlingConverter {

    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 12;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder out = new StringBuilder();
        @Nullable IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < MOST_CAUSES; depth++, thrown = thrown.getCause()) {
            append(out, depth == 0 ? "" : "Caused by: ", thrown);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String prefix, IThrowableProxy thrown) {
        out.append('\t').append(prefix).append(thrown.getClassName());
        if (thrown.getMessage() != null) {
            out.append(": ").append(LogText.safe(thrown.getMessage()));
        }
        out.append('\n');
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int i = 0; i < Math.min(own, MOST_FRAMES); i++) {
            out.append("\t\t").append(frames[i].getSTEAsString()).append('\n');
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            out.append("\tSuppressed: ").append(suppressed.getClassName()).append('\n');
        }
    }
}

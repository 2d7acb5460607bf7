package com.aivors.platform.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Nobody waits until a line is printed. A console may stand still for as long as somebody likes
/// (Ctrl-S in a terminal, a pager, a collector that hangs), and every delivery prints a line: when
/// the pipe is full, all of them would stand still with it.
///
/// Logback's own appender, put before those that Spring Boot has made from its settings.
public final class AsyncLog {

    /// Of lines; what does not fit while nobody reads is left out.
    private static final int MOST_WAITING = 4_096;

    private AsyncLog() {}

    /// To be called when the log is set up; once more changes nothing.
    public static void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            List<Appender<ILoggingEvent>> printing = new ArrayList<>();
            root.iteratorForAppenders().forEachRemaining(printing::add);
            for (Appender<ILoggingEvent> appender : printing) {
                if (!(appender instanceof AsyncAppender)) {
                    root.addAppender(before(appender, context));
                    root.detachAppender(appender);
                }
            }
        }
    }

    private static AsyncAppender before(Appender<ILoggingEvent> appender, LoggerContext context) {
        var async = new AsyncAppender();
        async.setContext(context);
        async.setName("async " + appender.getName());
        async.setQueueSize(MOST_WAITING);
        async.setNeverBlock(true);
        // Else it leaves out what is no warning before it is full.
        async.setDiscardingThreshold(0);
        async.addAppender(appender);
        async.start();
        return async;
    }
}

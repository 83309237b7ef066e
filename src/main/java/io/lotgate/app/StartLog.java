package io.lotgate.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * What the libraries log while the program starts. It is kept back: when the start is refused, its one line says more than
 * the traces of every part that was half started; otherwise it is written afterwards, as it was logged.
 */
final class StartLog extends TurboFilter {
    private static final String OURS = "io.lotgate";

    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final List<LoggingEvent> kept = new CopyOnWriteArrayList<>();

    private StartLog() {}

    /** Keeps back from now on. */
    static StartLog keep() {
        StartLog log = new StartLog();
        log.loggers.addTurboFilter(log);
        return log;
    }

    /** Writes what was kept, and all that follows at once. */
    void write() {
        drop();
        kept.forEach(event -> loggers.getLogger(event.getLoggerName()).callAppenders(event));
        kept.clear();
    }

    /** Forgets what was kept, and ends keeping. */
    void drop() {
        loggers.getTurboFilterList().remove(this);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        if (logger.getName().startsWith(OURS) || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        if (format != null) { // null asks only whether the level is on
            LoggingEvent event = new LoggingEvent(Logger.FQCN, logger, level, format, thrown, parameters);
            event.prepareForDeferredProcessing();
            kept.add(event);
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }
}

package io.lotgate.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Two steps of one lot that finish at the same moment: the engine takes one back, loses no try by it and does it again at
 * once, yet warns with a stack trace. That warning is not logged; a job's real failures are.
 */
final class ExpectedConcurrency extends TurboFilter {
    private static final String JOBS = "org.camunda.bpm.engine.jobexecutor";
    private static final String EXPECTED = "OptimisticLockingException";

    private ExpectedConcurrency() {}

    /** From now on, once however often it is called. */
    static void hide() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (context.getTurboFilterList().stream().noneMatch(ExpectedConcurrency.class::isInstance)) {
            context.getTurboFilterList().add(0, new ExpectedConcurrency());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        return logger.getName().equals(JOBS) && expected(thrown != null ? thrown : last(parameters))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** SLF4J takes the last parameter for the failure when it is one. */
    private static @Nullable Throwable last(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    private static boolean expected(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals(EXPECTED)) {
                return true;
            }
        }
        return false;
    }
}

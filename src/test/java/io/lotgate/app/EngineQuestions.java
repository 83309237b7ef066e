package io.lotgate.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** What the engine asks its database while something is done, by its own log of statements. */
final class EngineQuestions {
    private static final String STATEMENTS = "org.camunda.bpm.engine.impl.persistence.entity";

    private EngineQuestions() {}

    /** Names of the selects, in the order they ran. */
    static List<String> during(Runnable work) {
        Logger log = (Logger) LoggerFactory.getLogger(STATEMENTS);
        Level before = log.getLevel();
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        log.addAppender(kept);
        try {
            work.run();
        } finally {
            log.detachAppender(kept);
            log.setAdditive(true);
            log.setLevel(before);
        }
        return List.copyOf(kept.list).stream()
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .filter(event ->
                        event.getFormattedMessage().toLowerCase(Locale.ROOT).contains("preparing: select"))
                .map(event -> event.getLoggerName().replaceFirst(".*\\.", ""))
                .toList();
    }
}

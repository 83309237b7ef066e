package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What libraries log: kept back during a start, and left out where the engine only expected it. */
class StartLogTest {
    private final Logger library = (Logger) LoggerFactory.getLogger("org.example.library");
    private final Logger jobs = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.jobexecutor");
    private final ListAppender<ILoggingEvent> console = new ListAppender<>();

    /** Named as the engine's; only its package may know that one. */
    private static final class OptimisticLockingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void attach() {
        console.start();
        library.setAdditive(false);
        jobs.setAdditive(false);
        library.addAppender(console);
        jobs.addAppender(console);
    }

    @AfterEach
    void detach() {
        library.detachAppender(console);
        jobs.detachAppender(console);
        library.setAdditive(true);
        jobs.setAdditive(true);
    }

    @Test
    void aStartThatSucceedsWritesWhatWasKeptInItsOrder() {
        StartLog log = StartLog.keep();
        library.warn("first {}", 1);
        library.error("second");
        assertThat(console.list).isEmpty();
        log.write();
        library.warn("third");
        assertThat(said()).containsExactly("first 1", "second", "third");
    }

    @Test
    void aRefusedStartForgetsIt() {
        StartLog log = StartLog.keep();
        library.error("half started");
        log.drop();
        library.warn("later");
        assertThat(said()).containsExactly("later");
    }

    @Test
    void aConflictOfJobsIsLeftOutAndAFailureIsNot() {
        ExpectedConcurrency.hide();
        RuntimeException conflict = new OptimisticLockingException();
        jobs.warn("job {}: {}", 1, 2, conflict);
        jobs.warn("job", new IllegalStateException(conflict));
        jobs.warn("failed", new IllegalStateException("no template"));
        assertThat(said()).containsExactly("failed");
    }

    private List<String> said() {
        return console.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}

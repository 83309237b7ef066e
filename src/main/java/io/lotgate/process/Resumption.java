package io.lotgate.process;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up on no certificate: a job whose tries are used up, while the disk was full for instance, gets one more after
 * a while. What stopped it is logged by the engine each time.
 */
final class Resumption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    private final ManagementService management;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lotgate-resumption");
        thread.setDaemon(true);
        return thread;
    });

    Resumption(ManagementService management) {
        this.management = management;
    }

    void start(Duration every) {
        var unused = clockwork.scheduleWithFixedDelay(this::resume, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void resume() {
        try {
            for (Job job : management.createJobQuery().noRetriesLeft().list()) {
                LOG.info("trying job {} once more", job.getId());
                management.setJobRetries(job.getId(), 1);
            }
        } catch (RuntimeException unreachable) { // the next minute is as good
            LOG.debug("jobs cannot be looked for now", unreachable);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}

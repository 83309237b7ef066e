package io.lotgate.process;

import io.lotgate.lot.Inventory;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the lots that used what failed, each in a transaction of its own. Which are still to be held is told from the
 * record, so a program that ends between two lots goes on when it starts again, and a lot that cannot be held now keeps no
 * other from it.
 */
final class SourceFailures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceFailures.class);

    private final Lots lots;
    private final Commands commands;
    private final Coursing coursing;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lotgate-source-failures");
        thread.setDaemon(true);
        return thread;
    });

    SourceFailures(Lots lots, Commands commands, Coursing coursing) {
        this.lots = lots;
        this.commands = commands;
        this.coursing = coursing;
    }

    void start(Duration every) {
        var unused = clockwork.scheduleWithFixedDelay(this::hold, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Holds whatever is to be held; what cannot be held now is tried again by the clock. */
    void hold() {
        try {
            lots.inventory().affected().forEach(this::hold);
        } catch (RuntimeException away) { // the database, most likely; the next round is as good
            LOG.debug("lots of failed items cannot be looked for now", away);
        }
    }

    private void hold(Inventory.Affected one) {
        try {
            commands.inTransaction(() -> lots.inventory().hold(one).then(held -> {
                coursing.follow(lots.find(one.lot()).orElseThrow());
                return Outcome.done(held);
            }));
        } catch (RuntimeException failure) {
            LOG.error(
                    "lot {} cannot be held for the failure of {}; it is tried again",
                    one.number(),
                    one.code(),
                    failure);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}

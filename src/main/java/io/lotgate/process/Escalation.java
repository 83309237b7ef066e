package io.lotgate.process;

import io.lotgate.lot.Deadlines;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.notify.Notice;
import io.lotgate.notify.Notices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells what nobody does: tests, investigations and errands past their due time, and lots about to expire. Looks at the
 * deadlines
 * now and then; each is told once, whatever restarts meanwhile and however many nodes look.
 */
public final class Escalation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Escalation.class);
    private static final int PAGE = 500;

    private final Lots lots;
    private final Notices notices;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration expiringWithin;
    private boolean troubled;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lotgate-escalation");
        thread.setDaemon(true);
        return thread;
    });

    /** @param expiringWithin how long before its expiry a lot is told to expire soon, at most */
    public Escalation(
            Lots lots,
            Notices notices,
            JdbcClient db,
            PlatformTransactionManager transactions,
            Clock clock,
            Duration expiringWithin) {
        this.lots = lots;
        this.notices = notices;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.expiringWithin = expiringWithin;
    }

    /** Looks this often from now on. */
    public void start(Duration every) {
        var unused = clockwork.scheduleWithFixedDelay(
                this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            look();
            troubled = false;
        } catch (RuntimeException away) { // the database, most likely; the next round is as good
            if (!troubled && !clockwork.isShutdown()) { // said once, until it works again
                LOG.warn("deadlines cannot be looked at now; it is tried again: {}", away.toString());
            }
            LOG.debug("deadlines cannot be looked at now", away);
            troubled = true;
        }
    }

    /** Looks once. */
    public void look() {
        Instant now = clock.instant();
        List<Deadlines.Passed> page = List.of();
        do {
            Optional<Deadlines.Passed> last =
                    page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
            page = lots.deadlines().passed(now, last, PAGE);
            tell(page, Overdue::key, this::overdue);
        } while (page.size() == PAGE);
        tell(
                lots.deadlines().waiting(now),
                Overdue::key,
                late -> Overdue.of(late, lots.find(late.lot()).orElseThrow()));
        tell(
                lots.deadlines().expiring(now, now.plus(expiringWithin)),
                one -> "expiring/" + one.lot() + "/" + one.expiresAt(),
                this::expiring);
    }

    /** Loads only what was not told yet, outside the transaction: a lot that cannot be read keeps no other untold. */
    private <T> void tell(List<T> found, Function<T, String> key, Function<T, Notice> notice) {
        Set<String> untold = notices.untold(found.stream().map(key).toList());
        List<Notice> made = new ArrayList<>();
        for (T one : found) {
            if (untold.contains(key.apply(one))) {
                try {
                    made.add(notice.apply(one));
                } catch (RuntimeException unreadable) {
                    LOG.error("cannot tell that {} is late", key.apply(one), unreadable);
                }
            }
        }
        if (!made.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                if (alone()) {
                    made.forEach(notices::tell);
                }
            });
        }
    }

    /** Whether no other node tells just now; the key of a notice would keep it from being told twice all the same. */
    private boolean alone() {
        return db.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('lotgate escalation', 2))")
                .query(Boolean.class)
                .single();
    }

    private Notice overdue(Deadlines.Passed late) {
        return Overdue.of(late, lots.find(late.lot()).orElseThrow());
    }

    private Notice expiring(Deadlines.Expiring soon) {
        Lot lot = lots.find(soon.lot()).orElseThrow();
        return new Notice(
                Notice.Kind.EXPIRING_SOON,
                "expiring/" + soon.lot() + "/" + soon.expiresAt(),
                soon.lot(),
                soon.number(),
                "The lot expires " + Overdue.time(soon.expiresAt(), lot) + ".",
                Set.of());
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}

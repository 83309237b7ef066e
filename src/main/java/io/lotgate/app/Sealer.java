package io.lotgate.app;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Seal;
import io.lotgate.ledger.SealFolder;
import io.lotgate.ledger.Seals;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.ledger.SiteKey;
import io.lotgate.ledger.SiteKeys;
import io.lotgate.ledger.Sites;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the ledger now and then and exports what is sealed; says when it cannot, in the log and in the ledger. */
final class Sealer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration IDLE = Duration.ofDays(1).minusMinutes(1);

    private final JdbcClient db;
    private final TransactionTemplate snapshot;
    private final Ledger ledger;
    private final Sites sites;
    private final Clock clock;
    private final Keyring keys;
    private final Optional<SealFolder> folder;
    private List<String> trouble = List.of();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lotgate-seals");
        thread.setDaemon(true);
        return thread;
    });

    /** What a round came to: the seal, if one was made, and what is wrong with the export. */
    record Round(Optional<Seal> seal, List<String> trouble) {}

    Sealer(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Ledger ledger,
            Sites sites,
            Clock clock,
            Keyring keys,
            Optional<Path> folder) {
        this.db = db;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.ledger = ledger;
        this.sites = sites;
        this.clock = clock;
        this.keys = keys;
        this.folder = folder.map(SealFolder::new);
    }

    /** Seals what is open with the key of before where it is at hand, and puts this program's key on record. */
    void putToUse(boolean sealing) {
        SiteKeys table = new SiteKeys(db, ledger, clock);
        keys.refuseOther(table.all(), sealing);
        if (keys.key().isEmpty()) {
            return;
        }
        table.current()
                .filter(last -> keys.previous()
                        .filter(old -> old.certificate().id().equals(last.key()))
                        .isPresent())
                .filter(last ->
                        !last.key().equals(keys.key().get().certificate().id()))
                .ifPresent(last -> sealWith(keys.previous().orElseThrow()));
        TransactionTemplate transaction =
                new TransactionTemplate(Objects.requireNonNull(snapshot.getTransactionManager()));
        transaction.executeWithoutResult(status -> table.putToUse(keys.key().get(), keys.previous()));
    }

    /** For who seals without having put a key on record: only the current key may. */
    void refuseUnknownKey() {
        String own = keys.key().map(key -> key.certificate().id()).orElse("");
        if (new SiteKeys(db, ledger, clock)
                .current()
                .filter(last -> last.key().equals(own))
                .isEmpty()) {
            throw new StartupRefusal("the key is not the current one on record. Start the program with it first.");
        }
    }

    /** Seals this often from now on, at least once a day, and once at once. */
    void start(Duration wanted) {
        if (wanted.isZero() || wanted.isNegative()) {
            throw new StartupRefusal(
                    "lotgate.seals.every is " + wanted + ". Give a time such as 1h, at most 1d; or switch"
                            + " seals off with lotgate.seals.enabled=false.");
        }
        Duration every = wanted.compareTo(IDLE) > 0 ? IDLE : wanted;
        if (keys.key().isEmpty()) {
            LOG.warn("Seals are off: there is no site key and no data folder to make a trial key in. Without seals a"
                    + " ledger that was rewritten as a whole is not found out. Give a key by lotgate.key.file.");
            return;
        }
        keys.key()
                .map(SiteKey::certificate)
                .filter(SiteCertificate::trial)
                .ifPresent(
                        trial -> LOG.info("Seals are signed with a trial key, not for GMP use. Give the site's own key"
                                + " by lotgate.key.file."));
        if (folder.isEmpty()) {
            LOG.warn("Seals stay in the database alone, where they can be removed together with what they seal."
                    + " Name a folder elsewhere by lotgate.seals.folder.");
        }
        round();
        var unused = clockwork.scheduleWithFixedDelay(
                this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            now();
        } catch (RuntimeException away) { // the database, most likely; the next round seals what this one did not
            LOG.warn("the ledger cannot be sealed now; it is tried again: {}", away.toString());
            LOG.debug("the ledger cannot be sealed now", away);
        }
    }

    /** Seals what is new and exports what is not in the folder. */
    synchronized Round now() {
        Optional<Seal> seal = keys.key().flatMap(this::sealWith);
        seal.filter(made -> made.unmarked() > 0)
                .ifPresent(made -> LOG.error(
                        "seal {} found {} rows that this program did not write: {}",
                        made.number(),
                        made.unmarked(),
                        made.firstUnmarked()));
        List<String> wrong = folder.map(this::export).orElse(List.of());
        if (!wrong.equals(trouble)) {
            tell(wrong);
            trouble = wrong;
        }
        return new Round(seal, wrong);
    }

    /** As {@link #now}, told to who asked and to nobody else. */
    synchronized Round once() {
        return new Round(
                keys.key().flatMap(this::sealWith), folder.map(this::export).orElse(List.of()));
    }

    private Optional<Seal> sealWith(SiteKey key) {
        Seals seals = new Seals(db, clock, () -> sites.current().id(), key);
        return Objects.requireNonNull(snapshot.execute(status -> seals.seal(IDLE)));
    }

    private List<String> export(SealFolder to) {
        return Objects.requireNonNull(snapshot.execute(status -> to.export(db)));
    }

    /** Once each time that it changes: every round anew would fill the ledger. */
    private void tell(List<String> wrong) {
        String where = folder.map(to -> to.path().toString()).orElse("");
        if (wrong.isEmpty()) {
            LOG.info("the seals are exported to {} again", where);
        } else {
            LOG.error("the seals are not all exported to {}: {}", where, String.join("; ", wrong));
        }
        Change change = wrong.isEmpty()
                ? Change.of("seals exported again", Actor.SYSTEM)
                : Change.of("seals not exported", Actor.SYSTEM).because(String.join("; ", wrong));
        ledger.appendAlone("site", change.after("folder", where));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}

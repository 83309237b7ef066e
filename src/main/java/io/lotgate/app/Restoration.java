package io.lotgate.app;

import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.HeadMismatch;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Sites;
import io.lotgate.ledger.Verification;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a checked backup into an empty database: its release's schemas, its rows, the migrations up to this release,
 * the proof, and the entry that says so. Fails as a whole.
 *
 * @param heads exported heads that the restored ledger must have
 * @param acceptedLoss why heads may be missing because the backup is older than they are
 */
record Restoration(BackupFile backup, Optional<HeadsFile> heads, Optional<String> acceptedLoss) {
    private static final int SHOWN = 20;

    /** What was restored and given up. */
    record Restored(Verification verification, List<HeadMismatch> lost) {}

    /** Restores into a database without our schemas, as the role that will own them. */
    Restored into(DataSource owner, String appRole) {
        refuseOccupied(owner);
        refuseOtherRelease(Migrations.known(owner, appRole));
        JdbcClient db = JdbcClient.create(owner);
        db.sql("CREATE SCHEMA " + Schemas.RESTORING).update();
        try {
            Migrations.runTo(backup.manifest().schema(), owner, appRole);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
            transaction.executeWithoutResult(status -> new TableLoader(db, owner).load(backup));
            Migrations.runOn(owner, appRole);
            db.sql("ANALYZE").update(); // the proof reads everything
            return Objects.requireNonNull(transaction.execute(status -> {
                Restored restored = prove(db);
                record(db, restored);
                db.sql("DROP SCHEMA " + Schemas.RESTORING).update();
                return restored;
            }));
        } catch (RuntimeException | Error failed) {
            undo(owner, failed);
            throw failed;
        }
    }

    private static void undo(DataSource owner, Throwable failed) {
        try {
            Schemas.drop(owner);
        } catch (RuntimeException unreachable) {
            failed.addSuppressed(unreachable); // the mark stays, so that no program starts on what is there
        }
    }

    private static void refuseOccupied(DataSource owner) {
        List<String> present = Schemas.present(owner);
        if (present.contains(Schemas.RESTORING)) {
            throw new StartupRefusal("a restore into this database was interrupted. " + Schemas.HOW_TO_DROP);
        }
        if (!present.isEmpty()) {
            throw new StartupRefusal("the database has a schema " + present.get(0) + " already. A backup is restored"
                    + " into an empty database only: give another one.");
        }
    }

    private void refuseOtherRelease(Map<String, Integer> known) {
        for (Manifest.Migration migration : backup.manifest().migrations()) {
            Integer checksum = known.get(migration.version());
            if (checksum == null) {
                throw new StartupRefusal(backup.path() + " was made by a newer Lotgate, "
                        + backup.manifest().version() + ", with migration " + migration.version()
                        + " that this one does not know. Restore it with that release or a later one.");
            }
            if (checksum != migration.checksum()) {
                throw new StartupRefusal(backup.path() + " has another migration " + migration.version()
                        + " than this Lotgate: it was not made by a release. Restore it with the Lotgate that made it, "
                        + backup.manifest().version() + ".");
            }
        }
    }

    private Restored prove(JdbcClient db) {
        Verification found = Verify.verify(db);
        List<Verification.Fault> faults = found.faults();
        if (!faults.isEmpty()) {
            throw refusal(faults.size() + " things in it do not hold: it was changed, and is not restored", faults);
        }
        Ledger ledger = Verify.ledger(db);
        List<HeadMismatch> other = ledger.compare(backup.manifest().heads());
        if (!other.isEmpty()) {
            throw refusal("its ledger is not the one its manifest names, so it is not restored", faults(other));
        }
        return new Restored(
                found, heads.map(exported -> lost(db, ledger, exported)).orElse(List.of()));
    }

    private List<HeadMismatch> lost(JdbcClient db, Ledger ledger, HeadsFile exported) {
        if (!exported.site().id().equals(new Sites(db).current().id())) {
            throw new StartupRefusal(
                    "the heads are those of another site, " + exported.site().name() + ". Give the heads of this one.");
        }
        List<HeadMismatch> mismatches = ledger.compare(exported.heads());
        List<HeadMismatch> rewritten =
                mismatches.stream().filter(mismatch -> !mismatch.lost()).toList();
        if (!rewritten.isEmpty()) {
            throw refusal(
                    "its ledger was rewritten after the heads were exported, so it is not restored", faults(rewritten));
        }
        if (!mismatches.isEmpty() && acceptedLoss.isEmpty()) {
            throw refusal(
                    "it lacks what the heads name: it is older than they are, or was cut. Restore a later backup; or"
                            + " give the loss up with --accept-loss and the reason",
                    faults(mismatches));
        }
        return mismatches;
    }

    private static List<Verification.Fault> faults(List<HeadMismatch> mismatches) {
        return mismatches.stream().map(HeadMismatch::fault).toList();
    }

    private StartupRefusal refusal(String what, List<Verification.Fault> faults) {
        String lines = Stream.concat(
                        faults.stream().limit(SHOWN).map(fault -> "  " + fault.place() + ": " + fault.what()),
                        faults.size() > SHOWN ? Stream.of("  … and " + (faults.size() - SHOWN) + " more") : Stream.of())
                .collect(Collectors.joining("\n"));
        return new StartupRefusal(backup.path() + ": " + what + ".\n" + lines);
    }

    private void record(JdbcClient db, Restored restored) {
        Manifest manifest = backup.manifest();
        ObjectNode after = RecordJson.object();
        after.put("backup", backup.sha256());
        after.put("backupAt", RecordJson.text(manifest.createdAt()));
        after.put("backupVersion", manifest.version());
        after.put("backupSchema", manifest.schema());
        after.put("entries", Long.toString(manifest.entries()));
        after.put("version", Version.current());
        after.put("operatingSystemUser", System.getProperty("user.name", "unknown"));
        after.put("heads", heads.map(exported -> RecordJson.text(exported.at())).orElse("not compared"));
        restored.lost()
                .forEach(lost -> after.put(
                        "lost " + lost.exported().stream(),
                        "entries " + (lost.last() + 1) + " to "
                                + lost.exported().number() + ", the last with hash "
                                + lost.exported().hash()));
        Change change = Change.of("restored", Actor.SYSTEM);
        Verify.ledger(db)
                .append(
                        "site",
                        new Change(
                                change.action(),
                                change.actor(),
                                change.command(),
                                change.before(),
                                after,
                                restored.lost().isEmpty() ? "" : acceptedLoss.orElse(""),
                                List.of()));
    }
}

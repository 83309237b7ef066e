package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.account.Role;
import io.lotgate.ledger.Verification;
import io.lotgate.lot.Outcome;
import io.lotgate.value.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A backup taken while people work holds everything that was confirmed before it, and nothing by halves. */
class BackupUnderLoadTest {
    private static final List<String> FREE_TESTS =
            List.of("viability", "cd73-cd90-cd105", "negative-markers", "endotoxin", "sterility", "mycoplasma");
    private static final int PEOPLE = 3;

    private final Lab lab = Lab.lab();
    private final ConcurrentLinkedQueue<Done> confirmed = new ConcurrentLinkedQueue<>();

    /** A test whose result somebody was told is recorded. */
    private record Done(UUID lot, String test) {}

    @Test
    void holdsWhatWasConfirmedBeforeIt(@TempDir Path folder) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            working.add(people.submit(() -> work(enough)));
        }
        Path file = folder.resolve("under-load.zip");
        inviteSomeone();
        List<Done> before;
        BackupWriter.Written written;
        HeadsFile heads;
        try {
            until(5);
            before = List.copyOf(confirmed);
            heads = ExportHeads.export(lab.owner(), lab.bean(Clock.class));
            written = new BackupWriter(lab.owner(), lab.bean(Clock.class)).write(file);
            until(before.size() + PEOPLE + 1); // somebody was in the middle of a command all along
        } finally {
            enough.set(true);
            people.shutdown();
            assertThat(people.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }
        for (Future<?> work : working) {
            work.get();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (BackupFile backup = BackupFile.open(file)) {
            assertThat(backup.sha256()).isEqualTo(written.sha256());
            Path data = folder.resolve("elsewhere");
            Restoration.Restored restored =
                    Restore.into(new DataFolder(data), new Restoration(backup, Optional.of(heads), Optional.empty()));
            assertThat(restored.lost()).isEmpty();
            assertThat(restored.verification().entries())
                    .isEqualTo(written.manifest().entries());
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(new DataFolder(folder.resolve("elsewhere")))) {
            DataSource source = DatabaseOptions.source(server.url(), "lotgate_app", server.appPassword());
            JdbcClient db = JdbcClient.create(source);
            Verification found = Verify.verify(db, heads);
            assertThat(found.faults()).isEmpty();
            assertThat(found.sealing().last()).as("seals come with the backup").isPresent();
            assertThat(recorded(db)).containsAll(before);
            assertThat(engineAgrees(db)).isEmpty();
            assertThat(db.sql("SELECT count(*) FROM working.link")
                            .query(Long.class)
                            .single())
                    .as("one-time links that a restore would open again")
                    .isZero();
        }
    }

    private void inviteSomeone() {
        assertThat(lab.process()
                        .people()
                        .invite(
                                Ids.next(),
                                "invited-before-backup",
                                "Someone New",
                                Set.of(Role.AUDITOR),
                                "for a test",
                                lab.actor("admin")))
                .isInstanceOf(Outcome.Done.class);
    }

    private void work(AtomicBoolean enough) {
        SampleWay way = lab.way();
        while (!enough.get()) {
            SampleLot sample = lab.dose();
            UUID lot = way.register(sample);
            way.receive(lot, sample);
            for (String test : FREE_TESTS) {
                if (!enough.get()) {
                    way.perform(lot, sample, test, sample.observation(test, lab.bean(Clock.class)), Optional.empty());
                    confirmed.add(new Done(lot, test));
                }
            }
        }
    }

    private void until(int count) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (confirmed.size() < count && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(confirmed.size()).isGreaterThanOrEqualTo(count);
    }

    private static Set<Done> recorded(JdbcClient db) {
        return new HashSet<>(db.sql("SELECT lot, test FROM record.result")
                .query((row, i) -> new Done(row.getObject(1, UUID.class), row.getString(2)))
                .list());
    }

    /** Tests that our own list says wait for a review, and the engine does not, or the other way round. */
    private static List<String> engineAgrees(JdbcClient db) {
        return db.sql("SELECT coalesce(ours.key, theirs.key) FROM (SELECT lot || '/' || test AS key"
                        + " FROM projection.test WHERE state = 'TO_REVIEW') ours FULL JOIN"
                        + " (SELECT e.business_key_ AS key FROM engine.act_ru_task t"
                        + " JOIN engine.act_ru_execution e ON e.id_ = t.proc_inst_id_"
                        + " WHERE t.task_def_key_ IN ('Task_ReviewResult', 'Task_ReviewSuspectResult',"
                        + " 'Task_ReviewRetest')) theirs USING (key)"
                        + " WHERE ours.key IS NULL OR theirs.key IS NULL")
                .query(String.class)
                .list();
    }
}

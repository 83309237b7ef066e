package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.StreamHead;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A backup that is damaged, forged, foreign or too old is refused with the reason, and leaves nothing behind. */
class RestoreRefusalTest {
    private static final Path RELEASE = Path.of("src/test/resources/fixtures/lotgate-0.1.0.zip");

    @TempDir
    Path folder = Path.of("");

    private Path copy = Path.of("");
    private Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void aReleasesBackup() throws IOException {
        copy = folder.resolve("copy.zip");
        try (ZipFile zip = new ZipFile(RELEASE.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    @Test
    void findsAChangedByteWhereverItCounts() throws IOException {
        byte[] whole = Files.readAllBytes(RELEASE);
        byte[] right = manifest().bytes();
        for (int i = 0; i < 80; i++) {
            byte[] changed = whole.clone();
            changed[(int) ((long) i * whole.length / 80)] ^= 1;
            Files.write(copy, changed);
            Throwable refused = catchThrowable(() -> BackupFile.open(copy).close());
            if (refused == null) { // a date or attribute in the archive's own headers
                assertThat(contents()).as("byte %d", i).isEqualTo(right);
            } else {
                assertThat(refused).as("byte %d", i).isInstanceOf(StartupRefusal.class);
            }
        }
    }

    private byte[] contents() throws IOException {
        try (BackupFile file = BackupFile.open(copy)) {
            return file.manifest().bytes();
        }
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(RELEASE);
        for (int part = 0; part < 10; part++) {
            Files.write(copy, java.util.Arrays.copyOf(whole, whole.length / 10 * part));
            assertThat(refused()).contains("is not a backup, or was cut off");
        }
    }

    @Test
    void refusesWhatIsNoBackup() throws IOException {
        Files.writeString(copy, "a letter");
        assertThat(refused()).contains("is not a backup");
        write(Map.of("letter.txt", new byte[3]));
        assertThat(refused()).contains("is not a backup by Lotgate");
        assertThat(line(catchThrowable(() -> BackupFile.open(folder)))).contains("there is no backup file");
    }

    @Test
    void refusesAMissingTableAndAnExtraPath() throws IOException {
        byte[] results =
                Optional.ofNullable(entries.remove("tables/record.result.copy")).orElseThrow();
        write(entries);
        assertThat(refused()).contains("lacks what its manifest names: tables/record.result.copy");
        entries.put("tables/record.result.copy", results);
        entries.put("../../etc/cron.d/lotgate", new byte[1]);
        write(entries);
        assertThat(refused()).contains("holds what its manifest does not name: ../../etc/cron.d/lotgate");
    }

    @Test
    void readsNoMoreThanTheManifestPromises() throws IOException {
        entries.put("tables/record.lot.copy", new byte[64 << 20]);
        write(entries);
        assertThat(Files.size(copy)).isLessThan(1 << 20);
        assertThat(refused()).contains("tables/record.lot.copy is not what the manifest says");
    }

    @Test
    void refusesABackupOfANewerRelease() throws Exception {
        Manifest manifest = manifest();
        List<Manifest.Migration> migrations = new ArrayList<>(manifest.migrations());
        migrations.add(new Manifest.Migration("900", "from the future", 1));
        writeWith(manifest, migrations, manifest.tables());
        assertThat(intoEmpty(Optional.empty(), Optional.empty()))
                .contains("made by a newer Lotgate")
                .contains("migration 900");
    }

    @Test
    void refusesAnotherFormatOrAManifestWithoutAField() throws IOException {
        ObjectNode content = (ObjectNode)
                RecordJson.parse(Optional.ofNullable(entries.get(Manifest.NAME)).orElseThrow())
                        .path("content");
        entries.put(Manifest.NAME, Envelope.write("lotgate-backup", 2, content.deepCopy()));
        write(entries);
        assertThat(refused()).contains("has format 2; this Lotgate reads 1");
        content.remove(List.of("tables", "format", "formatVersion"));
        entries.put(Manifest.NAME, Envelope.write("lotgate-backup", 1, content));
        write(entries);
        assertThat(refused()).contains("lacks a field");
    }

    /** Whoever changes a row and the manifest's digest with it is found by the ledger; the database is left empty. */
    @Test
    void leavesNothingOfABackupWhoseRecordsWereChanged() throws Exception {
        forge("record.result", rows -> rows.replaceFirst("\tCONFORMS\t", "\tOUT_OF_SPECIFICATION\t"));
        assertThat(intoEmpty(Optional.empty(), Optional.empty()))
                .contains("things in it do not hold")
                .contains("column verdict says «OUT_OF_SPECIFICATION»");
    }

    @Test
    void leavesNothingOfABackupThatTheDatabaseRefuses() throws Exception {
        forge(
                "record.review",
                rows -> rows.replaceFirst("\t[0-9a-f-]{36}\t", "\t00000000-0000-7000-8000-000000000000\t"));
        assertThat(intoEmpty(Optional.empty(), Optional.empty())).contains("the database refuses its rows");
    }

    @Test
    void leavesNoDataFolderAfterARefusal() throws Exception {
        forge("record.result", rows -> rows.replaceFirst("\tCONFORMS\t", "\tOUT_OF_SPECIFICATION\t"));
        Path data = folder.resolve("data");
        assertThat(run("restore", copy.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesAnOccupiedFolderAndAnotherFilesDigest() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("postgres"));
        assertThat(run("restore", RELEASE.toString(), "--data", data.toString()))
                .isEqualTo(1);
        assertThat(data).isDirectoryContaining(path -> path.endsWith("postgres"));
        Path other = folder.resolve("other");
        assertThat(run("restore", RELEASE.toString(), "--data", other.toString(), "--sha256", "0".repeat(64)))
                .isEqualTo(1);
        assertThat(run("restore", RELEASE.toString(), "--data", other.toString(), "--accept-loss", "x"))
                .isEqualTo(2);
        assertThat(other).doesNotExist();
    }

    @Test
    void neverWritesOverABackup() throws Exception {
        Files.writeString(copy, "a backup");
        Lab lab = Lab.lab();
        Throwable refused = catchThrowable(() -> new BackupWriter(lab.owner(), lab.bean(Clock.class)).write(copy));
        assertThat(line(refused)).contains("exists already and is not overwritten");
        assertThat(copy).hasContent("a backup");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void takesABackupThatIsOlderThanTheHeadsOnlyWithAReason() throws Exception {
        Manifest manifest = manifest();
        List<StreamHead> later = new ArrayList<>(manifest.heads());
        StreamHead site = later.remove(later.size() - 1);
        later.add(new StreamHead(site.stream(), site.number() + 2, "a".repeat(64)));
        later.add(new StreamHead("lot/lost", 7, "b".repeat(64)));
        Files.copy(RELEASE, copy);
        Optional<HeadsFile> heads = Optional.of(new HeadsFile("0.1.0", manifest.createdAt(), manifest.site(), later));
        assertThat(intoEmpty(heads, Optional.empty()))
                .contains("--accept-loss")
                .contains("ledger stream " + site.stream() + ": ends at entry " + site.number())
                .contains("ledger stream lot/lost: is gone");
        DataSource accepted = Lab.lab().emptyDatabase("restore_accepted");
        try (BackupFile backup = BackupFile.open(copy)) {
            new Restoration(backup, heads, Optional.of("the disk of 3 May is lost")).into(accepted, "lotgate_app");
        }
        Ledger ledger = Verify.ledger(JdbcClient.create(accepted));
        assertThat(ledger.entries("site", ledger.version("site"), 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("restored");
                    assertThat(entry.reason()).isEqualTo("the disk of 3 May is lost");
                    assertThat(entry.after().path("backup").asString())
                            .isEqualTo(Digest.of(Files.readAllBytes(copy)).hex());
                    assertThat(entry.after().path("lost lot/lost").asString()).contains("entries 1 to 7");
                });
    }

    @Test
    void takesNoReasonForARewrittenLedger() throws Exception {
        Manifest manifest = manifest();
        List<StreamHead> other = new ArrayList<>(manifest.heads());
        StreamHead first = other.remove(0);
        other.add(new StreamHead(first.stream(), first.number(), "c".repeat(64)));
        Files.copy(RELEASE, copy);
        Optional<HeadsFile> heads = Optional.of(new HeadsFile("0.1.0", manifest.createdAt(), manifest.site(), other));
        assertThat(intoEmpty(heads, Optional.of("never mind"))).contains("was rewritten after the heads were exported");
    }

    @Test
    void aProgramDoesNotStartOnAHalfRestoredDatabase() throws Exception {
        DataSource owner = Lab.lab().emptyDatabase("restore_interrupted");
        JdbcClient.create(owner).sql("CREATE SCHEMA " + Schemas.RESTORING).update();
        assertThat(line(catchThrowable(() -> Migrations.run(owner, "lotgate_app"))))
                .contains("interrupted")
                .contains("Drop the schemas");
    }

    private Manifest manifest() {
        return Manifest.read(Optional.ofNullable(entries.get(Manifest.NAME)).orElseThrow(), "the fixture");
    }

    /** Changes a table's rows and makes the manifest agree with them. */
    private void forge(String table, UnaryOperator<String> change) throws IOException {
        Manifest manifest = manifest();
        String name = "tables/" + table + ".copy";
        String rows = new String(Optional.ofNullable(entries.get(name)).orElseThrow(), StandardCharsets.UTF_8);
        byte[] forged = change.apply(rows).getBytes(StandardCharsets.UTF_8);
        assertThat(forged).isNotEqualTo(rows.getBytes(StandardCharsets.UTF_8));
        entries.put(name, forged);
        List<Manifest.TableFile> tables = manifest.tables().stream()
                .map(file -> file.table().equals(table)
                        ? new Manifest.TableFile(
                                table,
                                file.columns(),
                                file.rows(),
                                forged.length,
                                Digest.of(forged).hex())
                        : file)
                .toList();
        writeWith(manifest, manifest.migrations(), tables);
    }

    private void writeWith(Manifest manifest, List<Manifest.Migration> migrations, List<Manifest.TableFile> tables)
            throws IOException {
        Manifest forged = new Manifest(
                manifest.version(),
                manifest.createdAt(),
                manifest.site(),
                migrations,
                manifest.entries(),
                manifest.heads(),
                tables);
        entries.put(Manifest.NAME, forged.bytes());
        write(entries);
    }

    private void write(Map<String, byte[]> contents) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private String refused() {
        return line(catchThrowable(() -> BackupFile.open(copy)));
    }

    /** The refusal of a restore into an empty database, which is empty afterwards too. */
    private String intoEmpty(Optional<HeadsFile> heads, Optional<String> reason) throws SQLException, IOException {
        DataSource owner = Lab.lab().emptyDatabase("restore_refused");
        try (BackupFile backup = BackupFile.open(copy)) {
            Throwable refused = catchThrowable(() -> new Restoration(backup, heads, reason).into(owner, "lotgate_app"));
            assertThat(Schemas.present(owner)).isEmpty();
            return line(refused);
        }
    }

    private static String line(Throwable refused) {
        assertThat(refused).isInstanceOf(StartupRefusal.class);
        return Refusals.line(refused);
    }

    private static int run(String... arguments) {
        StringWriter out = new StringWriter();
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}

package io.lotgate.app;

import io.lotgate.ledger.Sites;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes one snapshot of all tables into one file, beside a running server, without stopping or slowing its commands. */
final class BackupWriter {
    private final DataSource source;
    private final Clock clock;

    /** @param source with the rights of the schemas' owner */
    BackupWriter(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What was written, and the file's SHA-256. */
    record Written(Manifest manifest, long bytes, String sha256) {}

    /** Writes under another name and renames when complete; refuses to overwrite. */
    Written write(Path file) throws IOException, SQLException {
        refuseExisting(file);
        Path folder = file.toAbsolutePath().resolveSibling("");
        Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part"); // readable by its owner only
        try {
            Written written = fill(part);
            refuseExisting(file);
            Files.move(part, file);
            force(folder);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new StartupRefusal(file + " exists already and is not overwritten. Give another name.");
        }
    }

    private Written fill(Path part) throws IOException, SQLException {
        Fingerprint whole = new Fingerprint();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            OutputStream out = whole.of(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            ZipOutputStream zip = new ZipOutputStream(out);
            Manifest manifest = snapshot(zip);
            zip.finish();
            out.flush();
            channel.force(true);
            return new Written(manifest, whole.bytes(), whole.sha256());
        }
    }

    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException notThere) {
            return; // some systems do not open folders; the file itself is on disk
        }
    }

    /** One transaction sees one instant of the database, whatever is committed meanwhile. */
    private Manifest snapshot(ZipOutputStream zip) throws IOException, SQLException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS); // whatever was committed by then is in it
        try (Connection connection = source.getConnection()) {
            JdbcClient db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            refuseForeign(db);
            Map<String, List<String>> tables = new Tables(db).columns();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            List.of("statement_timeout = 0", "bytea_output = hex", "TimeZone = 'UTC'", "DateStyle = 'ISO, YMD'")
                    .forEach(setting -> db.sql("SET LOCAL " + setting).update());
            // a lock takes no snapshot yet: a table rewritten by a migration would look empty to an earlier one
            db.sql("LOCK TABLE lotgate.schema_history, " + String.join(", ", tables.keySet()) + " IN ACCESS SHARE MODE")
                    .update();
            if (!new Tables(db).columns().equals(tables)) {
                throw new StartupRefusal("the database was being brought to another release. Try again.");
            }
            Manifest manifest = copy(db, connection.unwrap(PGConnection.class), at, tables, zip);
            connection.rollback();
            return manifest;
        }
    }

    private static void refuseForeign(JdbcClient db) {
        boolean ours = db.sql("SELECT to_regclass('lotgate.schema_history') IS NOT NULL"
                        + " AND to_regclass('record.site') IS NOT NULL")
                .query(Boolean.class)
                .single();
        if (!ours || new Sites(db).find().isEmpty()) {
            throw new StartupRefusal("this database holds no Lotgate records yet, so there is nothing to save."
                    + " Check --data or --url.");
        }
    }

    private Manifest copy(
            JdbcClient db, PGConnection connection, Instant at, Map<String, List<String>> tables, ZipOutputStream zip)
            throws IOException, SQLException {
        List<Manifest.Migration> migrations = db.sql("SELECT version, description, checksum FROM lotgate.schema_history"
                        + " WHERE success AND version IS NOT NULL AND checksum IS NOT NULL ORDER BY installed_rank")
                .query((row, i) -> new Manifest.Migration(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
        List<Manifest.TableFile> files = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            files.add(copy(connection, table.getKey(), table.getValue(), zip));
        }
        Manifest manifest = new Manifest(
                Version.current(),
                at,
                new Sites(db).current(),
                migrations,
                db.sql("SELECT count(*) FROM record.ledger_entry")
                        .query(Long.class)
                        .single(),
                Verify.ledger(db).heads(),
                files);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.bytes());
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.TableFile copy(
            PGConnection connection, String table, List<String> columns, ZipOutputStream zip)
            throws IOException, SQLException {
        Fingerprint fingerprint = new Fingerprint();
        zip.putNextEntry(new ZipEntry("tables/" + table + ".copy"));
        long rows = connection
                .getCopyAPI()
                .copyOut(
                        "COPY " + table + " (\"" + String.join("\", \"", columns) + "\") TO STDOUT",
                        fingerprint.of(zip));
        zip.closeEntry();
        return new Manifest.TableFile(table, columns, rows, fingerprint.bytes(), fingerprint.sha256());
    }
}

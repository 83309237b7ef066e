package io.lotgate.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Fills the tables of freshly made schemas with a backup's rows, in the caller's transaction. */
final class TableLoader {
    private final JdbcClient db;
    private final DataSource source;

    TableLoader(JdbcClient db, DataSource source) {
        this.db = db;
        this.source = source;
    }

    void load(BackupFile backup) {
        Tables tables = new Tables(db);
        Map<String, Manifest.TableFile> files =
                backup.manifest().tables().stream().collect(Collectors.toMap(Manifest.TableFile::table, file -> file));
        refuseOtherTables(backup, files, tables.columns());
        empty(tables.inOrder());
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            for (String table : tables.inOrder()) {
                load(backup, Objects.requireNonNull(files.get(table)), connection.unwrap(PGConnection.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException refused) {
            throw new StartupRefusal(
                    backup.path() + ": the database refuses its rows: " + refused.getMessage() + ". It was changed, or"
                            + " there is no room; nothing was kept.",
                    refused);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
        tables.advanceSequences();
        forgetTheDead();
    }

    /** Tables and columns must be exactly those of the backup's release; their names go into statements. */
    private static void refuseOtherTables(
            BackupFile backup, Map<String, Manifest.TableFile> files, Map<String, List<String>> columns) {
        if (!files.keySet().equals(columns.keySet())) {
            TreeSet<String> differing = new TreeSet<>(files.keySet());
            differing.addAll(columns.keySet());
            differing.removeIf(table -> files.containsKey(table) && columns.containsKey(table));
            throw new StartupRefusal(backup.path() + ": its tables are not those of its release: " + differing
                    + ". Take another copy; nothing was kept.");
        }
        columns.forEach((table, names) -> {
            List<String> saved = Objects.requireNonNull(files.get(table)).columns();
            if (!new TreeSet<>(saved).equals(new TreeSet<>(names)) || saved.size() != names.size()) {
                throw new StartupRefusal(backup.path() + ": the columns of " + table + " are not those of its release."
                        + " Take another copy; nothing was kept.");
            }
        });
    }

    /** Rows that the migrations themselves put in are in the backup too; none of these tables is a record. */
    private void empty(List<String> tables) {
        List<String> backwards = new ArrayList<>(tables);
        Collections.reverse(backwards);
        backwards.stream().filter(table -> !table.startsWith("record.")).forEach(table -> db.sql("DELETE FROM " + table)
                .update());
    }

    private static void load(BackupFile backup, Manifest.TableFile file, PGConnection connection)
            throws IOException, SQLException {
        Fingerprint fingerprint = new Fingerprint();
        String columns = "\"" + String.join("\", \"", file.columns()) + "\"";
        try (InputStream rows = backup.rows(file, fingerprint)) {
            long count = connection
                    .getCopyAPI()
                    .copyIn("COPY " + file.table() + " (" + columns + ") FROM STDIN", rows, 1 << 16);
            backup.compare(file, fingerprint);
            if (count != file.rows()) {
                throw new StartupRefusal(backup.path() + ": " + file.table() + " has " + count + " rows, its manifest"
                        + " says " + file.rows() + ". Nothing was kept.");
            }
        }
    }

    /**
     * A job that a program was working on when the backup was taken waits again: that program is not here. One-time links
     * end, since one that was used after the backup would open a second time.
     */
    private void forgetTheDead() {
        boolean links = db.sql("SELECT to_regclass('working.link') IS NOT NULL")
                .query(Boolean.class)
                .single();
        if (links) { // releases before invitations have none
            db.sql("DELETE FROM working.link").update();
        }
        db.sql("UPDATE engine.act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL WHERE lock_owner_ IS NOT NULL")
                .update();
    }
}

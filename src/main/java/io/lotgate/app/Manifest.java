package io.lotgate.app;

import io.lotgate.ledger.Site;
import io.lotgate.ledger.StreamHead;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * What a backup holds, as its last entry says: from which release, site and instant, where each stream of the ledger
 * stood, and for each table its columns and the fingerprint of its rows.
 *
 * @param version the Lotgate that wrote it
 * @param migrations those the database had, oldest first
 * @param entries ledger entries in it
 */
record Manifest(
        String version,
        Instant createdAt,
        Site site,
        List<Migration> migrations,
        long entries,
        List<StreamHead> heads,
        List<TableFile> tables) {
    static final String NAME = "manifest.json";
    private static final String FORMAT = "lotgate-backup";

    Manifest {
        Objects.requireNonNull(version);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(site);
        migrations = List.copyOf(migrations);
        heads = List.copyOf(heads);
        tables = List.copyOf(tables);
    }

    /** A migration that the database had. */
    record Migration(String version, String description, int checksum) {
        Migration {
            Objects.requireNonNull(version);
        }
    }

    /** A table's rows in the text form of PostgreSQL's COPY. */
    record TableFile(String table, List<String> columns, long rows, long bytes, String sha256) {
        TableFile {
            Objects.requireNonNull(table);
            Objects.requireNonNull(sha256);
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + table + ".copy";
        }
    }

    /** The version of its schemas: that of its last migration. */
    String schema() {
        return migrations.get(migrations.size() - 1).version();
    }

    long rows() {
        return tables.stream().mapToLong(TableFile::rows).sum();
    }

    byte[] bytes() {
        return Envelope.write(FORMAT, 1, RecordJson.of(this));
    }

    static Manifest read(byte[] bytes, String name) {
        try {
            return RecordJson.to(Manifest.class, Envelope.read(bytes, FORMAT, 1, name));
        } catch (JacksonException unreadable) {
            throw new StartupRefusal(name + ": the manifest lacks a field or has an unknown one.", unreadable);
        }
    }
}

package io.lotgate.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What no seal covers yet, stream by stream, each row looked at for the program's mark. An entry that says that a backup was
 * restored is written without the program and its key, so it bears none.
 */
final class Unsealed {
    private static final int FETCH = 1000;
    private static final int NAMED = 20;

    private static final String ENTRIES =
            """
            SELECT e.stream, e.number, e.hash, e.mark, e.at, e.action
            FROM projection.ledger_head h
            LEFT JOIN LATERAL (SELECT number FROM record.sealed s WHERE s.stream = h.stream COLLATE "C"
                               ORDER BY seal DESC LIMIT 1) s ON true
            JOIN record.ledger_entry e ON e.stream = h.stream AND e.number > coalesce(s.number, 0)
            WHERE h.number > coalesce(s.number, 0)
            ORDER BY e.stream COLLATE "C", e.number
            """;
    private static final String COMMANDS =
            """
            SELECT id, person, kind, outcome, at, mark FROM record.command c WHERE NOT EXISTS
                (SELECT 1 FROM record.sealed s WHERE s.stream = 'record.command/' || c.id) ORDER BY id
            """;
    private static final String FILES =
            """
            SELECT sha256, media_type, octet_length(bytes), mark FROM record.file f WHERE NOT EXISTS
                (SELECT 1 FROM record.sealed s WHERE s.stream = 'record.file/' || f.sha256)
            ORDER BY sha256 COLLATE "C"
            """;

    private final JdbcClient db;
    private final SiteKey key;
    private final Optional<Instant> exemptUntil;
    private final long seal;
    private final UUID site;
    private final MerkleTree changed = new MerkleTree();
    private final List<String> firstUnmarked = new ArrayList<>();
    private long unmarked;
    private Instant latest = Instant.EPOCH;

    /** @param exemptUntil what is older needs no mark; files, which have no time, neither */
    Unsealed(JdbcClient db, SiteKey key, Optional<Instant> exemptUntil, long seal, UUID site) {
        this.db = db;
        this.key = key;
        this.exemptUntil = exemptUntil;
        this.seal = seal;
        this.site = site;
    }

    /** The heads that the seal is the first to cover, in the order of the streams; counted as they are taken. */
    Stream<SealedHead> heads() {
        Stream<Row> entries = rows(ENTRIES, Unsealed::entry);
        Stream<Row> commands = rows(COMMANDS, Unsealed::command);
        Stream<Row> files = rows(FILES, Unsealed::file);
        Iterator<Row> rows = new Merged<>(
                entries.iterator(),
                Stream.concat(commands, files).iterator(),
                Comparator.comparing(Row::stream, SealedHead.ORDER));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Heads(rows), 0), false)
                .onClose(entries::close)
                .onClose(commands::close)
                .onClose(files::close);
    }

    MerkleTree changed() {
        return changed;
    }

    long unmarked() {
        return unmarked;
    }

    List<String> firstUnmarked() {
        return firstUnmarked;
    }

    /** The latest time that anything in it gives. */
    Instant latest() {
        return latest;
    }

    private Stream<Row> rows(String query, org.springframework.jdbc.core.RowMapper<Row> reading) {
        return db.sql(query).withFetchSize(FETCH).query(reading).stream();
    }

    private void look(Row row) {
        latest = row.at.isAfter(latest) ? row.at : latest;
        boolean exempt = exemptUntil.filter(row.at::isBefore).isPresent()
                || (row.stream.equals("site") && row.action.equals("restored"));
        if (!exempt && !row.mark.equals(key.mark(row.hash))) {
            unmarked++;
            if (firstUnmarked.size() < NAMED) {
                firstUnmarked.add(row.stream + " entry " + row.number);
            }
        }
    }

    private static Row entry(ResultSet row, int i) throws SQLException {
        return new Row(
                row.getString(1), row.getLong(2), row.getString(3), row.getString(4), at(row, 5), row.getString(6));
    }

    private static Row command(ResultSet row, int i) throws SQLException {
        FreeRow free = FreeRow.command(
                row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), at(row, 5));
        return new Row(free.stream(), 1, free.hash(), row.getString(6), at(row, 5), "");
    }

    private static Row file(ResultSet row, int i) throws SQLException {
        FreeRow free = FreeRow.file(row.getString(1), row.getString(2), row.getLong(3));
        return new Row(free.stream(), 1, free.hash(), row.getString(4), Instant.EPOCH, "");
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Row(String stream, long number, String hash, String mark, Instant at, String action) {}

    /** The last row of each stream. */
    private final class Heads implements Iterator<SealedHead> {
        private final Iterator<Row> rows;
        private @Nullable Row next;

        Heads(Iterator<Row> rows) {
            this.rows = rows;
            this.next = take();
        }

        private @Nullable Row take() {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            look(row);
            return row;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public SealedHead next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Row last = next;
            for (next = take(); next != null && next.stream.equals(last.stream); next = take()) {
                last = next;
            }
            SealedHead head = new SealedHead(last.stream, seal, last.number, last.hash);
            changed.add(head.leaf(site));
            return head;
        }
    }
}

package io.lotgate.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of a database, read row by row within the caller's transaction. */
final class DatabaseBook implements Book {
    private static final int FETCH = 1000;

    private final JdbcClient db;

    DatabaseBook(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Stream<Line> lines() {
        return merged(entries(), freeRows());
    }

    /** The entries alone. */
    Stream<Line> entries() {
        return rows(
                "SELECT id, stream, number, at, action, content, hash FROM record.ledger_entry"
                        + " ORDER BY stream COLLATE \"C\", number",
                DatabaseBook::entry);
    }

    /** Rows without a stream, in the order of the streams they stand for. */
    Stream<Line> freeRows() {
        return Stream.concat(
                rows("SELECT id, person, kind, outcome, at FROM record.command ORDER BY id", DatabaseBook::command),
                rows(
                        "SELECT sha256, media_type, octet_length(bytes) FROM record.file ORDER BY sha256 COLLATE \"C\"",
                        DatabaseBook::file));
    }

    static Stream<Line> merged(Stream<Line> entries, Stream<Line> free) {
        Iterator<Line> both =
                new Merged<>(entries.iterator(), free.iterator(), Comparator.comparing(Line::stream, SealedHead.ORDER));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(both, Spliterator.ORDERED), false)
                .onClose(entries::close)
                .onClose(free::close);
    }

    @Override
    public Stream<SealedHead> sealed() {
        return rows(
                "SELECT stream, seal, number, hash FROM record.sealed ORDER BY stream, seal",
                (row, i) -> new SealedHead(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)));
    }

    @Override
    public Stream<SignedSeal> seals() {
        return rows(
                "SELECT content, signature FROM record.seal ORDER BY number",
                (row, i) -> new SignedSeal(row.getBytes(1), row.getBytes(2)));
    }

    @Override
    public List<byte[]> keys() {
        return db.sql("SELECT content FROM record.site_key ORDER BY id")
                .query(byte[].class)
                .list();
    }

    private <T> Stream<T> rows(String query, RowMapper<T> reading) {
        return db.sql(query).withFetchSize(FETCH).query(reading).stream();
    }

    private static Line entry(ResultSet row, int i) throws SQLException {
        byte[] content = row.getBytes(6);
        return new Line(
                row.getString(2),
                row.getLong(3),
                content,
                row.getString(7),
                EntryFields.read(content),
                Optional.of(new Columns(row.getObject(1, UUID.class), at(row, 4), row.getString(5))));
    }

    private static Line command(ResultSet row, int i) throws SQLException {
        return free(FreeRow.command(
                row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), at(row, 5)));
    }

    private static Line file(ResultSet row, int i) throws SQLException {
        return free(FreeRow.file(row.getString(1), row.getString(2), row.getLong(3)));
    }

    private static Line free(FreeRow row) {
        return new Line(row.stream(), 1, row.content(), row.hash(), Optional.empty(), Optional.empty());
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

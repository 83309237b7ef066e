package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Recomputes every stream's chain, entry by entry, and hands what the entries vouch for to {@link RecordCheck}. */
final class LedgerCheck {
    private final JdbcClient db;
    private final List<Verification.Fault> faults = new ArrayList<>();
    private final Map<UUID, RecordCheck.Vouched> vouched = new HashMap<>();
    private final Map<String, Last> heads = new HashMap<>();
    private long entries;

    LedgerCheck(JdbcClient db) {
        this.db = db;
    }

    Verification run() {
        try (Stream<Line> lines = db
                .sql("SELECT id, stream, number, at, action, content, hash FROM record.ledger_entry"
                        + " ORDER BY stream COLLATE \"C\", number")
                .withFetchSize(1000)
                .query((row, i) -> line(row))
                .stream()) {
            lines.forEach(this::check);
        }
        checkHeads();
        long records = new RecordCheck(db, vouched, faults).run();
        return new Verification(heads.size(), entries, records, List.copyOf(faults));
    }

    private void check(Line line) {
        entries++;
        String place = "ledger " + line.stream + " entry " + line.number;
        Last last = heads.getOrDefault(line.stream, Last.NONE);
        if (!Digest.of(line.content).hex().equals(line.hash)) {
            fault(place, "content does not have the hash that was stored with it: content or hash was changed");
        }
        if (line.number != last.number + 1) {
            fault(place, "follows entry " + last.number + ": entries are missing, inserted or reordered");
        }
        try {
            checkContent(line, last, place);
        } catch (RuntimeException unreadable) {
            fault(place, "content cannot be read as a ledger entry");
        }
        heads.put(line.stream, new Last(line.number, line.hash, line.at));
    }

    private void checkContent(Line line, Last last, String place) {
        JsonNode node = RecordJson.parse(line.content);
        if (!java.util.Arrays.equals(CanonicalJson.bytes(node), line.content)) {
            fault(place, "content is not in canonical form");
        }
        Entry entry = RecordJson.to(Entry.class, node);
        if (!entry.previous().equals(last.hash)) {
            fault(place, "does not continue the hash of the entry before it");
        }
        if (entry.at().isBefore(last.at)) {
            fault(place, "is earlier than the entry before it");
        }
        column(place, "id", entry.id().toString(), line.id.toString());
        column(place, "stream", entry.stream(), line.stream);
        column(place, "number", Long.toString(entry.number()), Long.toString(line.number));
        column(place, "at", RecordJson.text(entry.at()), RecordJson.text(line.at));
        column(place, "action", entry.action(), line.action);
        for (Entry.Written written : entry.records()) {
            vouched.put(written.id(), new RecordCheck.Vouched(written.table(), written.hash(), line.id, place));
        }
    }

    private void column(String place, String name, String inContent, String inColumn) {
        if (!inContent.equals(inColumn)) {
            fault(place, "column " + name + " says «" + inColumn + "», the hashed content «" + inContent + "»");
        }
    }

    private void checkHeads() {
        Map<String, Last> stored = new HashMap<>();
        db.sql("SELECT stream, number, hash, at FROM projection.ledger_head WHERE number > 0")
                .query((row, i) -> stored.put(row.getString(1), new Last(row.getLong(2), row.getString(3), at(row, 4))))
                .list();
        heads.forEach((stream, last) -> compareHead(stream, last, stored.remove(stream)));
        stored.forEach((stream, head) ->
                fault("ledger head " + stream, "names entry " + head.number + ", but the stream has no entries"));
    }

    private void compareHead(String stream, Last last, @org.jspecify.annotations.Nullable Last head) {
        if (head == null) {
            fault("ledger head " + stream, "is missing");
        } else if (head.number != last.number || !head.hash.equals(last.hash)) {
            fault(
                    "ledger head " + stream,
                    "names entry " + head.number + ", the last entry is " + last.number
                            + ": the tail was cut, or the head changed");
        }
    }

    private void fault(String place, String what) {
        faults.add(new Verification.Fault(place, what));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getLong(3),
                at(row, 4),
                row.getString(5),
                row.getBytes(6),
                row.getString(7));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @SuppressWarnings("ArrayRecordComponent") // a row on its way through, never compared
    private record Line(UUID id, String stream, long number, Instant at, String action, byte[] content, String hash) {}

    private record Last(long number, String hash, Instant at) {
        static final Last NONE = new Last(0, Entry.START, Instant.EPOCH);
    }
}

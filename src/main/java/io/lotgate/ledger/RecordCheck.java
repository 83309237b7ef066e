package io.lotgate.ledger;

import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Compares every row of every record table with the entry that wrote it, and its columns with its hashed content. */
final class RecordCheck {
    private static final Set<String> OWN = Set.of("id", "entry", "content", "hash");

    private final JdbcClient db;
    private final Map<UUID, Vouched> vouched;
    private final List<Verification.Fault> faults;
    private final Map<UUID, String> digests = new HashMap<>();
    private final Map<UUID, JsonNode> signed = new HashMap<>();

    RecordCheck(JdbcClient db, Map<UUID, Vouched> vouched, List<Verification.Fault> faults) {
        this.db = db;
        this.vouched = vouched;
        this.faults = faults;
    }

    long run() {
        long count = 0;
        for (String table : tables()) {
            count += check(table);
        }
        signed.forEach(this::checkSignature);
        vouched.forEach(
                (id, lost) -> fault("record." + lost.table + " " + id, "was deleted: " + lost.place + " recorded it"));
        checkFiles();
        return count;
    }

    private List<String> tables() {
        return db.sql("SELECT table_name FROM information_schema.columns WHERE table_schema = 'record'"
                        + " AND column_name = 'entry' ORDER BY table_name")
                .query(String.class)
                .list();
    }

    private long check(String table) {
        AtomicLong count = new AtomicLong();
        try (Stream<Map<String, Object>> rows = db
                .sql("SELECT * FROM record." + table + " ORDER BY id")
                .withFetchSize(1000)
                .query(new org.springframework.jdbc.core.ColumnMapRowMapper())
                .stream()) {
            rows.forEach(row -> {
                count.incrementAndGet();
                check(table, row);
            });
        }
        return count.get();
    }

    private void check(String table, Map<String, Object> row) {
        UUID id = (UUID) row.get("id");
        String place = "record." + table + " " + id;
        byte[] content = Objects.requireNonNull((byte[]) row.get("content"), place); // NOT NULL in every record table
        String actual = Digest.of(content).hex();
        digests.put(id, actual);
        if (!actual.equals(row.get("hash"))) {
            fault(place, "column content or hash was changed: they no longer belong together");
        }
        Vouched entry = vouched.remove(id);
        if (entry == null) {
            fault(place, "was inserted behind the ledger: no entry recorded it");
            return;
        }
        compare(place, row, actual, entry, table);
        checkColumns(place, row, content);
    }

    private void compare(String place, Map<String, Object> row, String actual, Vouched entry, String table) {
        if (!entry.hash.equals(actual)) {
            fault(place, "content is not what " + entry.place + " recorded");
        }
        if (!entry.table.equals(table) || !entry.entry.equals(row.get("entry"))) {
            fault(place, "column entry names another ledger entry than " + entry.place);
        }
    }

    private void checkColumns(String place, Map<String, Object> row, byte[] content) {
        try {
            JsonNode node = RecordJson.parse(content);
            if (place.startsWith("record.signature ")) {
                signed.put((UUID) Objects.requireNonNull(row.get("id")), node);
            }
            fieldDiffers("id", row.get("id"), node, place);
            row.forEach((name, value) -> {
                if (!OWN.contains(name)) {
                    fieldDiffers(name, value, node, place);
                }
            });
        } catch (RuntimeException unreadable) {
            fault(place, "content cannot be read");
        }
    }

    private void fieldDiffers(String name, @Nullable Object value, JsonNode node, String place) {
        String said = node.path(name).asString();
        if (!said.equals(String.valueOf(value))) {
            fault(place, "column " + name + " says «" + value + "», the hashed content «" + said + "»");
        }
    }

    private void checkSignature(UUID id, JsonNode signature) {
        UUID subject = UUID.fromString(signature.path("subject").asString());
        if (!signature.path("content").asString().equals(digests.get(subject))) {
            fault("record.signature " + id, "does not belong to the content of the record it signs, " + subject);
        }
    }

    private void checkFiles() {
        db.sql("SELECT sha256 FROM record.file WHERE encode(sha256(bytes), 'hex') <> sha256")
                .query(String.class)
                .list()
                .forEach(sha -> fault("record.file " + sha, "bytes were changed: they no longer have this SHA-256"));
    }

    private void fault(String place, String what) {
        faults.add(new Verification.Fault(place, what));
    }

    /** What an entry says of a row: its table, content hash, and the entry itself. */
    record Vouched(String table, String hash, UUID entry, String place) {}
}

package io.lotgate.ledger;

import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Compares every row of every record table with the entry that wrote it, and its columns with its hashed content. Goes
 * along with the entries, some hundred rows at a time; what no entry wrote is looked for only where rows are left over.
 */
final class RecordCheck {
    private static final Set<String> OWN = Set.of("id", "entry", "content", "hash");
    private static final int BATCH = 500;

    private final JdbcClient db;
    private final Faults faults;
    private final Map<String, Long> found = new LinkedHashMap<>();
    private final Map<String, Map<UUID, Vouched>> waiting = new LinkedHashMap<>();
    private final SignatureCheck signatures;
    private int count;

    RecordCheck(JdbcClient db, Faults faults) {
        this.db = db;
        this.faults = faults;
        this.signatures = new SignatureCheck(db, faults);
        db.sql("SELECT table_name FROM information_schema.columns WHERE table_schema = 'record'"
                        + " AND column_name = 'entry' ORDER BY table_name")
                .query(String.class)
                .list()
                .forEach(table -> found.put(table, 0L));
    }

    /** What an entry says of a row: its content's hash, and the entry itself. */
    private record Vouched(String hash, UUID entry, String place, List<Entry.Written> others) {}

    /** An entry names the rows it wrote. */
    void vouch(Book.Line line, UUID entry, List<Entry.Written> records) {
        for (Entry.Written written : records) {
            Vouched vouched = new Vouched(written.hash(), entry, line.place(), records);
            if (!found.containsKey(written.table())) {
                faults.add(line.place(), "names a table that there is not, " + written.table());
                continue;
            }
            Map<UUID, Vouched> rows = waiting.computeIfAbsent(written.table(), table -> new LinkedHashMap<>());
            if (rows.put(written.id(), vouched) != null) {
                faults.add(line.place(), "names the row " + written.id() + " of record." + written.table() + " again");
            } else if (++count == BATCH) {
                compare();
            }
        }
    }

    /** All entries have passed; gives the number of rows compared. */
    long finish() {
        compare();
        signatures.finish(found.keySet());
        for (Map.Entry<String, Long> table : found.entrySet()) {
            long rows = db.sql("SELECT count(*) FROM record." + table.getKey())
                    .query(Long.class)
                    .single();
            if (rows != table.getValue()) {
                leftOver(table.getKey());
            }
        }
        checkFiles();
        return found.values().stream().mapToLong(Long::longValue).sum();
    }

    private void compare() {
        waiting.forEach(this::compare);
        waiting.clear();
        count = 0;
    }

    private void compare(String table, Map<UUID, Vouched> rows) {
        UUID[] ids = rows.keySet().toArray(UUID[]::new);
        db.sql("SELECT * FROM record." + table + " WHERE id = ANY (?) ORDER BY id")
                .param(1, ids)
                .query()
                .listOfRows()
                .forEach(row -> {
                    found.merge(table, 1L, Long::sum);
                    UUID id = (UUID) Objects.requireNonNull(row.get("id"));
                    check(table, id, row, Objects.requireNonNull(rows.remove(id)));
                });
        rows.forEach(
                (id, lost) -> faults.add("record." + table + " " + id, "was deleted: " + lost.place + " recorded it"));
    }

    private void check(String table, UUID id, Map<String, Object> row, Vouched entry) {
        String place = "record." + table + " " + id;
        byte[] content = Objects.requireNonNull((byte[]) row.get("content"), place); // NOT NULL in every record table
        String actual = Digest.of(content).hex();
        if (!actual.equals(row.get("hash"))) {
            faults.add(place, "column content or hash was changed: they no longer belong together");
        }
        if (!entry.hash.equals(actual)) {
            faults.add(place, "content is not what " + entry.place + " recorded");
        }
        if (!entry.entry.equals(row.get("entry"))) {
            faults.add(place, "column entry names another ledger entry than " + entry.place);
        }
        Optional<JsonNode> read = checkColumns(place, row, content);
        if (table.equals("signature")) {
            read.ifPresent(signature -> signatures.look(id, signature, entry.others));
        }
    }

    private Optional<JsonNode> checkColumns(String place, Map<String, Object> row, byte[] content) {
        try {
            JsonNode node = RecordJson.parse(content);
            fieldDiffers("id", row.get("id"), node, place);
            row.forEach((name, value) -> {
                if (!OWN.contains(name)) {
                    fieldDiffers(name, value, node, place);
                }
            });
            return Optional.of(node);
        } catch (RuntimeException unreadable) {
            faults.add(place, "content cannot be read");
            return Optional.empty();
        }
    }

    private void fieldDiffers(String name, @Nullable Object value, JsonNode node, String place) {
        String said = node.path(name).asString();
        if (!said.equals(String.valueOf(value))) {
            faults.add(place, "column " + name + " says «" + value + "», the hashed content «" + said + "»");
        }
    }

    /** Rows that no entry named: each is compared with the entry it names itself. */
    private void leftOver(String table) {
        Map<UUID, Set<UUID>> known = new HashMap<>();
        List<UUID> strays = new ArrayList<>();
        try (var rows = db
                .sql("SELECT t.id, t.entry, l.content FROM record." + table
                        + " t LEFT JOIN record.ledger_entry l ON l.id = t.entry ORDER BY t.entry, t.id")
                .withFetchSize(BATCH)
                .query((row, i) -> {
                    byte[] content = row.getBytes(3);
                    UUID entry = row.getObject(2, UUID.class);
                    if (!known.containsKey(entry)) { // one entry at a time: rows come by entry
                        known.clear();
                        known.put(entry, content == null ? Set.of() : written(table, content));
                    }
                    UUID id = row.getObject(1, UUID.class);
                    return known.getOrDefault(entry, Set.of()).contains(id) ? Optional.<UUID>empty() : Optional.of(id);
                })
                .stream()) {
            rows.flatMap(Optional::stream).limit(BATCH).forEach(strays::add);
        }
        strays.forEach(
                id -> faults.add("record." + table + " " + id, "was inserted behind the ledger: no entry recorded it"));
        if (strays.isEmpty()) {
            faults.add("record." + table, "has another number of rows than the ledger recorded");
        }
    }

    private static Set<UUID> written(String table, byte[] content) {
        Set<UUID> ids = new HashSet<>();
        EntryFields.read(content).ifPresent(fields -> fields.records().stream()
                .filter(written -> written.table().equals(table))
                .forEach(written -> ids.add(written.id())));
        return ids;
    }

    private void checkFiles() {
        db.sql("SELECT sha256 FROM record.file WHERE encode(sha256(bytes), 'hex') <> sha256")
                .query(String.class)
                .list()
                .forEach(sha ->
                        faults.add("record.file " + sha, "bytes were changed: they no longer have this SHA-256"));
        db.sql("SELECT table_name FROM information_schema.columns WHERE table_schema = 'record'"
                        + " AND column_name = 'file' ORDER BY table_name")
                .query(String.class)
                .list()
                .forEach(table -> db.sql("SELECT t.file FROM record." + table + " t LEFT JOIN record.file f"
                                + " ON f.sha256 = t.file WHERE f.sha256 IS NULL")
                        .query(String.class)
                        .list()
                        .forEach(sha -> faults.add("record.file " + sha, "is missing: record." + table + " names it")));
    }
}

package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.ledger.Verification;
import io.lotgate.value.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of change to every record table, made past all triggers, is found: tried and found are counted. */
class EveryTableTamperTest {
    /** The mark counts until the next seal only; it says nothing of what happened. */
    private static final List<String> NOT_RECORD = List.of("mark");

    @TempDir
    private Path seals;

    private SmallLedger small;
    private final Map<String, Integer> tried = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();

    @BeforeEach
    void aLedgerWithRowsInEveryTableSealed() throws SQLException {
        small = SmallLedger.open();
        small.sealed();
        assertThat(small.export(seals)).isEmpty();
        assertThat(faults()).isEmpty();
        for (String table : small.tables("record")) {
            int rows = small.db
                    .sql("SELECT count(*) FROM record." + table)
                    .query(Integer.class)
                    .single();
            assertThat(rows).as(table).isPositive();
        }
    }

    @AfterEach
    void close(TestReporter reporter) throws SQLException {
        reporter.publishEntry("tried", tried.toString());
        reporter.publishEntry("missed", missed.toString());
        small.close();
    }

    @Test
    void findsAChangeOfAnyColumn() throws SQLException {
        for (String table : small.tables("record")) {
            for (Map<String, Object> column : columns(table)) {
                String name = (String) column.get("column_name");
                String key = key(table);
                attempt(
                        "update " + table + "." + name,
                        "UPDATE record." + table + " SET " + name + " = "
                                + other(name, (String) column.get("data_type"))
                                + " WHERE " + key + " = (SELECT max(" + key + "::text) FROM record." + table + ")::"
                                + type(table));
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(130);
    }

    @Test
    void findsADeletedRowAndAnEmptiedTable() throws SQLException {
        for (String table : small.tables("record")) {
            for (String end : List.of("min", "max")) {
                attempt(
                        "delete " + table,
                        "DELETE FROM record." + table + " WHERE " + key(table) + " = (SELECT " + end + "(" + key(table)
                                + "::text) FROM record." + table + ")::" + type(table));
            }
            attempt("truncate " + table, "TRUNCATE record." + table + " CASCADE");
            attempt("delete all of " + table, "DELETE FROM record." + table);
        }
        assertThat(missed).isEmpty();
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(90);
    }

    /** A copy of a row under a key of its own, taken for genuine by the next seal if anything could be. */
    @Test
    void findsAnInsertedRow() throws SQLException {
        for (String table : small.tables("record")) {
            List<String> names = columns(table).stream()
                    .map(column -> (String) column.get("column_name"))
                    .toList();
            List<String> values = columns(table).stream()
                    .map(column -> isUnique(table, (String) column.get("column_name"))
                            ? other((String) column.get("column_name"), (String) column.get("data_type"))
                            : (String) column.get("column_name"))
                    .toList();
            attempt(
                    "insert " + table,
                    "INSERT INTO record." + table + " (" + String.join(", ", names) + ") SELECT "
                            + String.join(", ", values) + " FROM record." + table + " WHERE " + key(table)
                            + " = (SELECT max(" + key(table) + "::text) FROM record." + table + ")::" + type(table));
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void findsTwoRowsThatChangedPlaces() throws SQLException {
        for (String table : small.tables("record")) {
            String swapped =
                    switch (table) {
                        case "command" -> "outcome";
                        case "file" -> "bytes";
                        case "sealed" -> "hash";
                        default -> "content";
                    };
            String set = swapped + " = o." + swapped + (swapped.equals("content") ? ", hash = o.hash" : "");
            String ends = "(SELECT min(k::text) a, max(k::text) b FROM (SELECT " + key(table) + " k FROM record."
                    + table + ") y)";
            attempt(
                    "reorder " + table,
                    "UPDATE record." + table + " t SET " + set + " FROM record." + table + " o, " + ends
                            + " x WHERE (t."
                            + key(table) + "::text = x.a AND o." + key(table) + "::text = x.b) OR (t." + key(table)
                            + "::text = x.b AND o." + key(table) + "::text = x.a)");
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void findsEntriesOfOneStreamThatChangedPlaces() throws SQLException {
        attempt(
                "reorder numbers",
                "UPDATE record.ledger_entry t SET content = o.content, hash = o.hash, at = o.at, action ="
                        + " o.action FROM record.ledger_entry o WHERE t.stream = 'lot/later' AND o.stream = t.stream"
                        + " AND t.number IN (2, 3) AND o.number = 5 - t.number");
        assertThat(missed).isEmpty();
    }

    /** Row, entry, all hashes behind it, and the head agree: without seals nothing is to be seen. */
    @Test
    void findsARowForgedTogetherWithItsLedger() throws SQLException {
        int forged = 0;
        for (String table : small.vouched()) {
            forge(table);
            assertThat(faults()).as(table).isNotEmpty();
            assertThat(small.verify(Optional.empty()).faults()).as(table).isNotEmpty();
            List.of("record.sealed", "record.seal").forEach(unseal -> small.run("DELETE FROM " + unseal));
            if (!table.equals("site_key")) { // a key's record is signed by the key
                assertThat(small.verify(Optional.empty()).faults())
                        .as("%s: the forgery is complete", table)
                        .isEmpty();
            }
            assertThat(faults()).as("%s, with the seals removed too", table).isNotEmpty();
            small.back();
            tried.merge("forge", 1, Integer::sum);
            forged++;
        }
        assertThat(forged).isGreaterThan(20);
    }

    private record Line(long number, String content, String hash) {}

    private void forge(String table) {
        Map<String, Object> row = small.db
                .sql("SELECT t.id, t.content, t.hash, e.stream, e.number FROM record." + table
                        + " t JOIN record.ledger_entry e ON e.id = t.entry ORDER BY t.id LIMIT 1")
                .query()
                .singleRow();
        String before = new String((byte[]) row.get("content"), StandardCharsets.UTF_8);
        String content = before.replace("\"note\":\"constructed", "\"note\":\"forged")
                .replace("\"zone\":\"UTC\"", "\"zone\":\"GMT\"")
                .replace("\"trial\":false", "\"trial\":true");
        assertThat(content).as(table).isNotEqualTo(before);
        String hash = write("record." + table, "id", row.get("id"), content);
        Map<String, String> changed = new LinkedHashMap<>(Map.of((String) row.get("hash"), hash));
        signatures((UUID) row.get("id"), (String) row.get("hash"), hash, changed);
        List<Line> lines = small.db
                .sql("SELECT number, content, hash FROM record.ledger_entry WHERE stream = ? ORDER BY number")
                .param(row.get("stream"))
                .query((line, i) -> new Line(
                        line.getLong(1), new String(line.getBytes(2), StandardCharsets.UTF_8), line.getString(3)))
                .list();
        for (Line line : lines) {
            String text = line.content;
            for (Map.Entry<String, String> each : changed.entrySet()) {
                text = text.replace(each.getKey(), each.getValue());
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            changed.put(line.hash, Digest.of(bytes).hex());
            small.run(
                    "UPDATE record.ledger_entry SET content = ?, hash = ? WHERE stream = ? AND number = ?",
                    bytes,
                    Digest.of(bytes).hex(),
                    row.get("stream"),
                    line.number);
            small.run(
                    "UPDATE projection.ledger_head SET hash = ? WHERE stream = ? AND number = ?",
                    Digest.of(bytes).hex(),
                    row.get("stream"),
                    line.number);
        }
    }

    /** What was signed over the row is written anew as well. */
    private void signatures(UUID subject, String old, String hash, Map<String, String> changed) {
        small.db
                .sql("SELECT id, content, hash FROM record.signature WHERE subject = ?")
                .param(subject)
                .query()
                .listOfRows()
                .forEach(signature -> {
                    String text =
                            new String((byte[]) signature.get("content"), StandardCharsets.UTF_8).replace(old, hash);
                    changed.put(
                            (String) signature.get("hash"), write("record.signature", "id", signature.get("id"), text));
                });
    }

    private String write(String table, String key, Object id, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String hash = Digest.of(bytes).hex();
        small.run("UPDATE " + table + " SET content = ?, hash = ? WHERE " + key + " = ?", bytes, hash, id);
        return hash;
    }

    private void attempt(String what, String sql) throws SQLException {
        int changed = small.run(sql);
        String kind = what.replaceAll(" .*", "");
        tried.merge(kind, 1, Integer::sum);
        boolean made = changed > 0 || sql.startsWith("TRUNCATE");
        if (!made || (faults().isEmpty() && sealedFaults().isEmpty())) {
            missed.add(what + (changed == 0 ? " (changed nothing)" : ""));
        }
        small.back();
    }

    private List<Verification.Fault> faults() {
        return small.verify(Optional.of(seals)).faults();
    }

    /** What the next seal says of it. */
    private List<Verification.Fault> sealedFaults() {
        small.seal();
        return faults();
    }

    private List<Map<String, Object>> columns(String table) {
        return small
                .db
                .sql("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'record'"
                        + " AND table_name = ? ORDER BY ordinal_position")
                .param(table)
                .query()
                .listOfRows()
                .stream()
                .filter(column -> !NOT_RECORD.contains(column.get("column_name")))
                .toList();
    }

    private boolean isUnique(String table, String column) {
        return small.db
                        .sql("SELECT count(*) FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid"
                                + " AND a.attnum = k.conkey[1] WHERE k.contype IN ('p', 'u')"
                                + " AND k.conrelid = ('record.' || ?)::regclass AND a.attname = ?")
                        .params(table, column)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String key(String table) {
        return switch (table) {
            case "file" -> "sha256";
            case "seal" -> "number";
            case "sealed" -> "stream";
            default -> "id";
        };
    }

    private static String type(String table) {
        return switch (table) {
            case "file", "sealed" -> "text";
            case "seal" -> "bigint";
            default -> "uuid";
        };
    }

    private static String other(String column, String type) {
        if (List.of("hash", "sha256", "key").contains(column)) {
            return "encode(sha256(convert_to(" + column + ", 'UTF8')), 'hex')";
        }
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "integer", "bigint" -> column + " + 7";
            case "timestamp with time zone" -> column + " + interval '1 microsecond'";
            case "bytea" -> column + " || '\\x20'::bytea";
            default -> column + " || 'x'";
        };
    }
}

package io.lotgate.ledger;

import io.lotgate.value.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Inserts rows into record tables: id, key columns, the entry that vouches for them, canonical content and its hash. */
final class RecordRows {
    private final JdbcClient db;

    RecordRows(JdbcClient db) {
        this.db = db;
    }

    void insert(Row row, UUID entry) {
        List<String> columns = new ArrayList<>(List.of("id", "entry", "content", "hash"));
        byte[] bytes = row.bytes();
        List<Object> values =
                new ArrayList<>(List.of(row.id(), entry, bytes, Digest.of(bytes).hex()));
        for (String key : row.keys()) {
            columns.add(key);
            values.add(value(row.content().get(key)));
        }
        String places = String.join(",", Collections.nCopies(columns.size(), "?"));
        db.sql("INSERT INTO record." + row.table() + " (" + String.join(",", columns) + ") VALUES (" + places + ")")
                .params(values)
                .update();
    }

    /** A key column's value: identifiers as uuid, whole numbers as integer, everything else as text. */
    private static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.intValue();
        }
        String text = node.stringValue();
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : text;
    }
}

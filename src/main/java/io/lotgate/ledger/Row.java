package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row for a record table: its canonical content, and the names of the content's fields that are columns too.
 *
 * @param table name in schema {@code record}
 * @param keys fields of the content that the table repeats as columns, under the same names
 */
public record Row(String table, UUID id, List<String> keys, ObjectNode content) {

    /** A row whose content is a Java record with a field {@code id}. */
    public static Row of(String table, UUID id, List<String> keys, Record content) {
        return new Row(table, id, keys, RecordJson.of(content));
    }

    /** The bytes that are stored and hashed. */
    public byte[] bytes() {
        return CanonicalJson.bytes(content);
    }

    /** SHA-256 of {@link #bytes}. */
    public Digest digest() {
        return Digest.of(bytes());
    }
}

package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record row that no ledger entry names: a kept file, or the memory of a command. To a seal it is a stream of one entry.
 *
 * @param stream its table and key, such as {@code record.command/0193...}
 * @param content canonical JSON of its columns, a file's bytes by their SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way through, never compared
record FreeRow(String stream, byte[] content) {
    static final String COMMAND = "record.command/";
    static final String FILE = "record.file/";

    static FreeRow command(UUID id, String person, String kind, String outcome, Instant at) {
        ObjectNode row = RecordJson.object();
        row.put("id", id.toString()).put("person", person).put("kind", kind).put("outcome", outcome);
        row.put("at", RecordJson.text(at));
        return new FreeRow(COMMAND + id, CanonicalJson.bytes(row));
    }

    static FreeRow file(String sha256, String mediaType, long size) {
        ObjectNode row = RecordJson.object();
        row.put("sha256", sha256).put("mediaType", mediaType).put("bytes", size);
        return new FreeRow(FILE + sha256, CanonicalJson.bytes(row));
    }

    /** Whether a stream of this name is such a row. */
    static boolean names(String stream) {
        return stream.startsWith(COMMAND) || stream.startsWith(FILE);
    }

    /** When such a row was written, as its content says; empty for a file, which has no time. */
    static String at(Book.Line line) {
        try {
            return RecordJson.parse(line.content()).path("at").asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    String hash() {
        return Digest.of(content).hex();
    }
}

package io.lotgate.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * One link of a stream's hash chain. Its hash is the SHA-256 of its canonical JSON, which names every field and the
 * previous entry's hash (64 zeros before the first).
 */
public record Entry(
        UUID id,
        String stream,
        long number,
        Instant at,
        UUID site,
        Actor actor,
        String action,
        Optional<UUID> command,
        ObjectNode before,
        ObjectNode after,
        String reason,
        List<Written> records,
        String previous) {

    /** The hash before a stream's first entry. */
    public static final String START = "0".repeat(64);

    /** A record row this entry vouches for. */
    public record Written(String table, UUID id, String hash) {}
}

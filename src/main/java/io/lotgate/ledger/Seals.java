package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals the ledger: signs a Merkle root over the heads of all streams and chains it to the seal before. Reads the streams
 * one by one, so that a million of them need no more memory than ten.
 */
public class Seals {
    private static final int FETCH = 1000;

    private final JdbcClient db;
    private final Clock clock;
    private final Supplier<UUID> site;
    private final SiteKey key;

    public Seals(JdbcClient db, Clock clock, Supplier<UUID> site, SiteKey key) {
        this.db = db;
        this.clock = clock;
        this.site = site;
        this.key = key;
    }

    /** The last seal made. */
    public static Optional<Seal> last(JdbcClient db) {
        return db.sql("SELECT content FROM record.seal ORDER BY number DESC LIMIT 1")
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(Seal.class, RecordJson.parse(content)));
    }

    /**
     * Seals what came since the last seal, in the caller's transaction, which must be a repeatable read: everything is
     * seen at one instant. Its key must be on record ({@link SiteKeys}).
     *
     * @param idle after how long a seal is made although nothing came
     * @return the seal; empty when nothing came, or another node is sealing
     */
    public Optional<Seal> seal(Duration idle) {
        if (!alone()) {
            return Optional.empty();
        }
        Optional<Seal> before = last(db);
        long number = before.map(Seal::number).orElse(0L) + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Unsealed unsealed = new Unsealed(db, key, exemptUntil(before), number, site.get());
        try (Stream<SealedHead> heads = unsealed.heads()) {
            SealedRows.insert(db, heads.iterator());
        }
        boolean due = before.map(last -> !last.at().plus(idle).isAfter(now)).orElse(true);
        if (unsealed.changed().leaves() == 0 && !due) {
            return Optional.empty();
        }
        Seal seal = sealed(before, unsealed, now);
        store(seal);
        return Optional.of(seal);
    }

    /** What is older than the key cannot bear its mark; the first seal of a key covers it all the same. */
    private Optional<Instant> exemptUntil(Optional<Seal> before) {
        String id = key.certificate().id();
        Instant since = db.sql("SELECT content FROM record.site_key WHERE key = ?")
                .param(id)
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(KeyRecord.class, RecordJson.parse(content))
                        .validFrom())
                .orElseThrow(() -> new IllegalStateException("the key " + id + " is not on record"));
        return before.filter(last -> last.key().equals(id)).isPresent() ? Optional.empty() : Optional.of(since);
    }

    private Seal sealed(Optional<Seal> before, Unsealed unsealed, Instant now) {
        MerkleTree tree = new MerkleTree();
        long entries = 0;
        try (Stream<SealedHead> heads = db
                .sql("SELECT DISTINCT ON (stream) stream, seal, number, hash FROM record.sealed"
                        + " ORDER BY stream, seal DESC")
                .withFetchSize(FETCH)
                .query((row, i) -> new SealedHead(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .stream()) {
            for (Iterator<SealedHead> next = heads.iterator(); next.hasNext(); ) {
                SealedHead head = next.next();
                tree.add(head.leaf(site.get()));
                entries += head.number();
            }
        }
        Instant latest =
                before.map(Seal::at).filter(unsealed.latest()::isBefore).orElse(unsealed.latest());
        return new Seal(
                Seal.FORMAT,
                site.get(),
                before.map(Seal::number).orElse(0L) + 1,
                latest.isAfter(now) ? latest : now, // never earlier than what it covers
                key.certificate().id(),
                key.certificate().trial(),
                tree.leaves(),
                entries,
                tree.root(),
                unsealed.changed().leaves(),
                unsealed.changed().root(),
                unsealed.unmarked(),
                unsealed.firstUnmarked(),
                before.map(Seal::hash).orElse(Entry.START));
    }

    private void store(Seal seal) {
        byte[] content = seal.bytes();
        OffsetDateTime at = seal.at().atOffset(ZoneOffset.UTC);
        db.sql("INSERT INTO record.seal (number, key, sealed_at, content, hash, signature) VALUES (?,?,?,?,?,?)")
                .params(seal.number(), seal.key(), at, content, seal.hash(), key.sign(content))
                .update();
    }

    /** Two nodes do not seal at once; a seal's number would keep a second one out all the same. */
    private boolean alone() {
        return db.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('lotgate seal', 3))")
                .query(Boolean.class)
                .single();
    }
}

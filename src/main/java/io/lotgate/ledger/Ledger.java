package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tamper-evident journal: one hash chain a stream (a lot, a specification, a person), and the only way rows reach
 * the record tables. Everything happens in the caller's transaction, so a record and its entry commit together or not at
 * all.
 */
@Qualifier("lotgateTransactions")
public class Ledger {
    private final JdbcClient db;
    private final Clock clock;
    private final Supplier<UUID> site;
    private final RecordRows rows;
    private final Function<String, String> mark;

    /** @param site identifier of the installation's site, carried by each entry */
    public Ledger(JdbcClient db, Clock clock, Supplier<UUID> site) {
        this(db, clock, site, Optional.empty());
    }

    /** @param key what this program marks the rows it writes with; without one they bear no mark */
    public Ledger(JdbcClient db, Clock clock, Supplier<UUID> site, Optional<SiteKey> key) {
        this.db = db;
        this.clock = clock;
        this.site = site;
        this.rows = new RecordRows(db);
        this.mark = hash -> key.map(found -> found.mark(hash)).orElse("");
    }

    /** Appends to a stream and writes the change's rows. Locks the stream's head until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Entry append(String stream, Change change) {
        Head head = lock(stream);
        Entry entry = entry(stream, head, change);
        byte[] content = CanonicalJson.bytes(RecordJson.of(entry));
        String hash = Digest.of(content).hex();
        insert(entry, content, hash);
        change.rows().forEach(row -> rows.insert(row, entry.id()));
        db.sql("UPDATE projection.ledger_head SET number = ?, hash = ?, at = ? WHERE stream = ?")
                .params(entry.number(), hash, utc(entry.at()), stream)
                .update();
        return entry;
    }

    /** As {@link #append}, in a transaction of its own: for refusals, which survive the refused command. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Entry appendAlone(String stream, Change change) {
        return append(stream, change);
    }

    /** Keeps a file under the SHA-256 of its bytes; the same bytes are kept once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepFile(Digest sha256, String mediaType, byte[] bytes) {
        FreeRow row = FreeRow.file(sha256.hex(), mediaType, bytes.length);
        db.sql("INSERT INTO record.file (sha256, media_type, bytes, mark) VALUES (?,?,?,?) ON CONFLICT DO NOTHING")
                .params(sha256.hex(), mediaType, bytes, mark.apply(row.hash()))
                .update();
    }

    /** Remembers a command that was carried out, so that it is answered the same when it is sent again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carriedOut(UUID command, String person, String kind, String outcome) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FreeRow row = FreeRow.command(command, person, kind, outcome, at);
        db.sql("INSERT INTO record.command (id, person, kind, outcome, at, mark) VALUES (?,?,?,?,?,?)")
                .params(command, person, kind, outcome, utc(at), mark.apply(row.hash()))
                .update();
    }

    /** The entries of a stream from a number on, oldest first. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Entry> entries(String stream, long from, int limit) {
        return db
                .sql("SELECT content FROM record.ledger_entry WHERE stream = ? AND number >= ? ORDER BY number LIMIT ?")
                .params(stream, from, limit)
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> RecordJson.to(Entry.class, RecordJson.parse(content)))
                .toList();
    }

    /** The last seal over all streams with its signature, as an export writes it; empty while nothing was sealed. */
    public Optional<byte[]> lastSeal() {
        return db.sql("SELECT content, signature FROM record.seal ORDER BY number DESC LIMIT 1")
                .query((row, i) -> new SignedSeal(row.getBytes(1), row.getBytes(2)).line())
                .optional();
    }

    /** The number of a stream's last entry; 0 when there is none. Pages show it, commands compare it. */
    public long version(String stream) {
        return db.sql("SELECT number FROM projection.ledger_head WHERE stream = ?")
                .param(stream)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Signatures over a record, oldest first. */
    public List<Signature> signatures(UUID subject) {
        return db
                .sql("SELECT content FROM record.signature WHERE subject = ? ORDER BY id")
                .param(subject)
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> RecordJson.to(Signature.class, RecordJson.parse(content)))
                .toList();
    }

    /** Recomputes every chain and compares every record row with the entry that wrote it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ) // one snapshot, whatever commits meanwhile
    public Verification verify() {
        return LedgerCheck.run(db, Optional.empty(), List.of());
    }

    /**
     * As {@link #verify}, compared with what does not lie in the database.
     *
     * @param seals folder of exported seals
     * @param certificates public certificates that are believed; with none, the keys on record are
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify(Optional<Path> seals, List<SiteCertificate> certificates) {
        return LedgerCheck.run(db, seals.map(KeptSeals::new), certificates);
    }

    /** Where every stream stands now, to be kept outside the database. */
    public List<StreamHead> heads() {
        return new Heads(db).all();
    }

    /**
     * Those of the exported heads that the ledger no longer has: what a chain alone does not show. {@link #verify} shows
     * that the entries belong to their hashes; only both together prove the record.
     */
    public List<HeadMismatch> compare(List<StreamHead> exported) {
        return new Heads(db).compare(exported);
    }

    private Entry entry(String stream, Head head, Change change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = now.isBefore(head.at()) ? head.at() : now; // never earlier than its predecessor or the last seal
        List<Entry.Written> written = change.rows().stream()
                .map(row ->
                        new Entry.Written(row.table(), row.id(), row.digest().hex()))
                .toList();
        return new Entry(
                Ids.next(),
                stream,
                head.number() + 1,
                at,
                site.get(),
                change.actor(),
                change.action(),
                change.command(),
                change.before(),
                change.after(),
                change.reason(),
                written,
                head.hash());
    }

    private void insert(Entry entry, byte[] content, String hash) {
        db.sql("INSERT INTO record.ledger_entry (id, stream, number, at, action, content, hash, mark)"
                        + " VALUES (?,?,?,?,?,?,?,?)")
                .params(entry.id(), entry.stream(), entry.number(), utc(entry.at()), entry.action(), content, hash)
                .param(mark.apply(hash))
                .update();
    }

    private Head lock(String stream) {
        db.sql(
                        "INSERT INTO projection.ledger_head (stream, number, hash, at) VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING")
                .params(stream, Entry.START, utc(Instant.EPOCH))
                .update();
        return db.sql(
                        "SELECT number, hash, greatest(at, (SELECT sealed_at FROM record.seal ORDER BY number DESC LIMIT 1))"
                                + " FROM projection.ledger_head WHERE stream = ? FOR UPDATE")
                .param(stream)
                .query((row, i) -> new Head(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Head(long number, String hash, Instant at) {}
}

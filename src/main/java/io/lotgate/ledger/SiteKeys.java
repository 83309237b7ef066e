package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the site's keys. A key is put on record before it signs anything; nothing is signed anew by a later one. */
public class SiteKeys {
    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    public SiteKeys(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The keys on record, the first first. */
    public List<KeyRecord> all() {
        return all(db);
    }

    static List<KeyRecord> all(JdbcClient db) {
        return db.sql("SELECT content FROM record.site_key ORDER BY id").query(byte[].class).list().stream()
                .map(content -> RecordJson.to(KeyRecord.class, RecordJson.parse(content)))
                .toList();
    }

    /** The key that signs now. */
    public Optional<KeyRecord> current() {
        List<KeyRecord> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * Puts a key on record unless it is the current one already, in the caller's transaction.
     *
     * @param old the key before it, which signs the hand-over where it is at hand
     * @return whether the key is new
     */
    public boolean putToUse(SiteKey key, Optional<SiteKey> old) {
        Optional<KeyRecord> before = current();
        if (before.map(KeyRecord::key).equals(Optional.of(key.certificate().id()))) {
            return false;
        }
        KeyRecord record = KeyRecord.of(key, after(before), before, old);
        Change change = Change.of("site key put to use", Actor.SYSTEM)
                .after("key", record.key())
                .after("trial", Boolean.toString(record.trial()))
                .write(Row.of("site_key", record.id(), List.of("key"), record));
        ledger.append(
                "site", before.map(last -> change.before("key", last.key())).orElse(change));
        return true;
    }

    /** Not before the key it replaces was put to use, nor before anything that one sealed. */
    private Instant after(Optional<KeyRecord> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant sealed = Seals.last(db).map(Seal::at).orElse(Instant.EPOCH);
        Instant last = before.map(KeyRecord::validFrom).filter(sealed::isBefore).orElse(sealed);
        return last.isAfter(now) ? last : now;
    }
}

package io.lotgate.ledger;

import io.lotgate.value.RecordJson;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Verifies a database: its chains and seals, the columns beside each entry's content, the heads that commands go on from,
 * and, by {@link RecordCheck}, every record row.
 */
final class LedgerCheck implements ChainCheck.Reader {
    private final Faults faults = new Faults();
    private final JdbcClient db;
    private final RecordCheck records;
    private final Iterator<StreamHead> heads;
    private @Nullable StreamHead head;

    private LedgerCheck(JdbcClient db, Iterator<StreamHead> heads) {
        this.db = db;
        this.records = new RecordCheck(db, faults);
        this.heads = heads;
        this.head = heads.hasNext() ? heads.next() : null;
    }

    static Verification run(JdbcClient db, Optional<KeptSeals> kept, List<SiteCertificate> certificates) {
        try (Stream<StreamHead> heads = db
                .sql("SELECT stream, number, hash FROM projection.ledger_head WHERE number > 0"
                        + " ORDER BY stream COLLATE \"C\"")
                .withFetchSize(1000)
                .query((row, i) -> new StreamHead(row.getString(1), row.getLong(2), row.getString(3)))
                .stream()) {
            return new LedgerCheck(db, heads.iterator()).run(kept, certificates);
        }
    }

    private Verification run(Optional<KeptSeals> kept, List<SiteCertificate> certificates) {
        Book book = new DatabaseBook(db);
        SealCheck seals = new SealCheck(book, new Trust(book.keys(), certificates, faults), kept, faults);
        ChainCheck chains = new ChainCheck(book, seals, faults, this);
        chains.run();
        noEntriesUpTo(null);
        sealColumns();
        long rows = records.finish();
        return new Verification(chains.streams(), chains.entries(), rows, seals.found(), faults.all());
    }

    @Override
    public void entry(Book.Line line, EntryFields fields) {
        Book.Columns columns = line.columns().orElseThrow();
        column(line, "id", fields.id(), columns.id().toString());
        column(line, "stream", fields.stream(), line.stream());
        column(line, "number", Long.toString(fields.number()), Long.toString(line.number()));
        column(line, "at", fields.at(), RecordJson.text(columns.at()));
        column(line, "action", fields.action(), columns.action());
        records.vouch(line, columns.id(), fields.records());
    }

    private void column(Book.Line line, String name, String inContent, String inColumn) {
        if (!inContent.equals(inColumn)) {
            faults.add(
                    line.place(),
                    "column " + name + " says «" + inColumn + "», the hashed content «" + inContent + "»");
        }
    }

    @Override
    public void endOfStream(String stream, long number, String hash) {
        noEntriesUpTo(stream);
        StreamHead found = head;
        if (found == null || !found.stream().equals(stream)) {
            faults.add("ledger head " + stream, "is missing");
            return;
        }
        if (found.number() != number || !found.hash().equals(hash)) {
            faults.add(
                    "ledger head " + stream,
                    "names entry " + found.number() + ", the last entry is " + number
                            + ": the tail was cut, or the head changed");
        }
        head = heads.hasNext() ? heads.next() : null;
    }

    private void noEntriesUpTo(@Nullable String stream) {
        for (StreamHead found = head;
                found != null && (stream == null || SealedHead.ORDER.compare(found.stream(), stream) < 0);
                found = head) {
            faults.add(
                    "ledger head " + found.stream(),
                    "names entry " + found.number() + ", but the stream has no entries");
            head = heads.hasNext() ? heads.next() : null;
        }
    }

    /** What stands beside the seals' contents. */
    private void sealColumns() {
        db.sql("SELECT number FROM record.seal WHERE encode(sha256(content), 'hex') <> hash"
                        + " OR convert_from(content, 'UTF8') NOT LIKE '%\"key\":\"' || key || '\"%'"
                        + " OR convert_from(content, 'UTF8') NOT LIKE '%\"number\":' || number || ',%'"
                        + " OR convert_from(content, 'UTF8') NOT LIKE '%\"at\":\"' || to_char(sealed_at AT TIME ZONE"
                        + " 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') || '\"%' ORDER BY number")
                .query(Long.class)
                .list()
                .forEach(number -> faults.add(
                        "record.seal " + number, "a column says something else than the content that was signed"));
    }
}

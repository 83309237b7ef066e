package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Recomputes every stream's chain, entry by entry, and shows each to the seals and to whoever else looks. */
final class ChainCheck {
    private final Book book;
    private final SealCheck seals;
    private final Faults faults;
    private final Reader reader;
    private final MessageDigest digest;
    private final Map<UUID, String> keys = new HashMap<>();
    private String stream = "";
    private long number;
    private String hash = Entry.START;
    private String at = "";
    private long entries;
    private long streams;

    /** Who else looks at the entries. */
    interface Reader {
        void entry(Book.Line line, EntryFields fields);

        void endOfStream(String stream, long number, String hash);
    }

    ChainCheck(Book book, SealCheck seals, Faults faults, Reader reader) {
        this.book = book;
        this.seals = seals;
        this.faults = faults;
        this.reader = reader;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void run() {
        seals.begin();
        try (Stream<Book.Line> lines = book.lines()) {
            for (Iterator<Book.Line> next = lines.iterator(); next.hasNext(); ) {
                check(next.next());
            }
        }
        end();
        seals.end();
        checkKeys();
    }

    long entries() {
        return entries;
    }

    long streams() {
        return streams;
    }

    private void check(Book.Line line) {
        if (!line.stream().equals(stream)) {
            end();
            if (SealedHead.ORDER.compare(line.stream(), stream) < 0) {
                faults.add(line.place(), "stands behind " + stream + ": entries were reordered");
            }
            stream = line.stream();
            number = 0;
            hash = Entry.START;
            at = "";
            streams += line.free() ? 0 : 1;
        }
        if (!HexFormat.of().formatHex(digest.digest(line.content())).equals(line.hash())) {
            faults.add(
                    line.place(),
                    "content does not have the hash that was stored with it: content or hash was changed");
        }
        if (line.number() != number + 1) {
            faults.add(line.place(), "follows entry " + number + ": entries are missing, inserted or reordered");
        }
        String time = line.free() ? FreeRow.at(line) : entry(line);
        seals.entry(line, time);
        number = line.number();
        hash = line.hash();
        at = time;
    }

    /** Checks an entry and gives its time; that of its predecessor where it has none. */
    private String entry(Book.Line line) {
        entries++;
        if (line.fields().isEmpty()) {
            faults.add(line.place(), "content cannot be read as a ledger entry");
            return at;
        }
        EntryFields fields = line.fields().get();
        if (!CanonicalJson.isCanonical(line.content())) {
            faults.add(line.place(), "content is not in canonical form");
        }
        if (!fields.previous().equals(hash)) {
            faults.add(line.place(), "does not continue the hash of the entry before it");
        }
        if (fields.at().compareTo(at) < 0) {
            faults.add(line.place(), "is earlier than the entry before it");
        }
        for (Entry.Written written : fields.records()) {
            if (written.table().equals("site_key")) {
                keys.put(written.id(), written.hash());
            }
        }
        reader.entry(line, fields);
        return fields.at();
    }

    private void end() {
        if (!stream.isEmpty() && !FreeRow.names(stream)) {
            reader.endOfStream(stream, number, hash);
        }
    }

    /** The keys are those that the ledger names, no more and no fewer. */
    private void checkKeys() {
        List<String> stored = book.keys().stream()
                .map(content -> HexFormat.of().formatHex(digest.digest(content)))
                .toList();
        if (!List.copyOf(stored).stream().allMatch(keys::containsValue) || stored.size() != keys.size()) {
            faults.add(
                    "site keys",
                    "are not those that the ledger names: a key's record was changed, removed or inserted");
        }
    }
}

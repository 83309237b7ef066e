package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger as files that an auditor takes away and verifies without database or program running: every entry's canonical
 * bytes with its hash, the seals and what each covers, the public keys.
 */
public final class LedgerExport {
    private LedgerExport() {}

    /** A file of the export and the number of its lines. */
    public record Written(String name, long lines) {}

    /** Writes into an existing folder, within the caller's transaction, which must be a repeatable read. */
    public static List<Written> write(JdbcClient db, Path folder) throws IOException {
        DatabaseBook book = new DatabaseBook(db);
        List<Written> files = new ArrayList<>();
        files.add(write(
                folder, ExportedBook.ENTRIES, book.entries(), line -> ExportedBook.line(line.content(), line.hash())));
        files.add(write(folder, ExportedBook.ROWS, book.freeRows(), ExportedBook::row));
        files.add(write(folder, ExportedBook.SEALS, book.seals(), SignedSeal::line));
        files.add(write(folder, ExportedBook.SEALED, book.sealed(), head -> CanonicalJson.bytes(RecordJson.of(head))));
        files.add(write(folder, ExportedBook.KEYS, book.keys().stream(), key -> key));
        for (KeyRecord key : SiteKeys.all(db)) {
            String name = "key-" + key.key() + ".pem";
            String pem = key.readCertificate().map(SiteCertificate::pem).orElse("");
            Files.write(folder.resolve(name), pem.getBytes(StandardCharsets.US_ASCII));
            files.add(new Written(name, pem.lines().count()));
        }
        return files;
    }

    /**
     * The entries of the one stream in which some entry satisfies a condition; empty when there is none.
     *
     * @throws UncheckedIOException when a file of the export is missing
     */
    public static List<Entry> stream(Path folder, Predicate<Entry> sought) {
        List<Entry> current = new ArrayList<>();
        boolean[] found = {false};
        try (Stream<Book.Line> lines = new ExportedBook(folder, new Faults()).entries()) {
            for (Iterator<Book.Line> each = lines.iterator(); each.hasNext(); ) {
                Entry entry =
                        RecordJson.to(Entry.class, RecordJson.parse(each.next().content()));
                if (!current.isEmpty() && !current.get(0).stream().equals(entry.stream())) {
                    if (found[0]) {
                        return current;
                    }
                    current.clear();
                }
                current.add(entry);
                found[0] |= sought.test(entry);
            }
        }
        return found[0] ? current : List.of();
    }

    private static <T> Written write(Path folder, String name, Stream<T> all, Function<T, byte[]> line)
            throws IOException {
        long[] count = {0};
        try (all) {
            SealFile.write(folder.resolve(name), out -> {
                for (Iterator<T> each = all.iterator(); each.hasNext(); count[0]++) {
                    out.write(line.apply(each.next()));
                    out.write('\n');
                }
            });
        }
        return new Written(name, count[0]);
    }

    /**
     * Verifies an export: chains, seals, keys. Record rows are not in it, so none are compared.
     *
     * @param seals folder of seals kept elsewhere
     * @param certificates public certificates that are believed; with none, the export's own keys are
     * @throws UncheckedIOException when a file of the export is missing
     */
    public static Verification verify(Path folder, Optional<Path> seals, List<SiteCertificate> certificates) {
        Faults faults = new Faults();
        Book book = new ExportedBook(folder, faults);
        SealCheck sealed =
                new SealCheck(book, new Trust(book.keys(), certificates, faults), seals.map(KeptSeals::new), faults);
        ChainCheck chains = new ChainCheck(book, sealed, faults, new ChainCheck.Reader() {
            @Override
            public void entry(Book.Line line, EntryFields fields) {
                // what an entry wrote is compared where the rows are
            }

            @Override
            public void endOfStream(String stream, long number, String hash) {
                // the seals know where a stream ends
            }
        });
        chains.run();
        return new Verification(chains.streams(), chains.entries(), 0, sealed.found(), faults.all());
    }
}

package io.lotgate.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The folder to which seals and the public certificates of their keys are exported, one file each. What is there stays as
 * it is; what is missing is written again.
 */
public final class SealFolder {
    private final Path folder;

    public SealFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /**
     * Writes every seal that is not there, in the caller's transaction, and looks whether those that are there are the
     * ledger's.
     *
     * @return what is wrong, in sentences; empty when the folder has exactly the ledger's seals
     */
    public List<String> export(JdbcClient db) {
        List<String> wrong = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            Set<Long> present = present();
            certificates(db);
            long last = db.sql("SELECT coalesce(max(number), 0) FROM record.seal")
                    .query(Long.class)
                    .single();
            for (long number = 1; number <= last; number++) {
                boolean there = present.remove(number);
                if (!there || number == last) {
                    export(db, stored(db, number), there, wrong);
                }
            }
            present.stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(number -> wrong.add(SealFile.name(number) + " and "
                            + (present.size() - 1)
                            + " more are of seals that the ledger does not have: it was taken back to an"
                            + " earlier state, or the folder is another site's"));
        } catch (IOException failed) {
            wrong.add("cannot be written: " + failed);
        }
        return wrong;
    }

    private record Stored(long number, SignedSeal seal) {}

    private static Stored stored(JdbcClient db, long number) {
        return db.sql("SELECT content, signature FROM record.seal WHERE number = ?")
                .param(number)
                .query((row, i) -> new Stored(number, new SignedSeal(row.getBytes(1), row.getBytes(2))))
                .single();
    }

    private Set<Long> present() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> SealFile.number(file).stream()).collect(Collectors.toCollection(HashSet::new));
        }
    }

    private void certificates(JdbcClient db) throws IOException {
        for (KeyRecord key : SiteKeys.all(db)) {
            Path file = folder.resolve("key-" + key.key() + ".pem");
            if (!Files.exists(file)) {
                String pem = key.readCertificate().map(SiteCertificate::pem).orElse("");
                SealFile.write(file, out -> out.write(pem.getBytes(StandardCharsets.US_ASCII)));
            }
        }
    }

    /** An earlier file is taken for what it was when it was last looked at; the newest is read each time. */
    private void export(JdbcClient db, Stored stored, boolean there, List<String> wrong) throws IOException {
        Path file = folder.resolve(SealFile.name(stored.number));
        if (!there) {
            SealFile.write(file, out -> write(db, stored, out));
        } else if (!firstLine(file).equals(new String(stored.seal.line(), StandardCharsets.UTF_8))) {
            wrong.add(file.getFileName() + " is another seal than the ledger's, and is not overwritten");
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            return first == null ? "" : first;
        }
    }

    private static void write(JdbcClient db, Stored stored, OutputStream out) throws IOException {
        out.write(stored.seal.line());
        out.write('\n');
        UUID site = stored.seal.seal().map(Seal::site).orElseThrow();
        try (Stream<SealedHead> heads = db
                .sql("SELECT stream, seal, number, hash FROM record.sealed WHERE seal = ? ORDER BY stream")
                .param(stored.number)
                .withFetchSize(1000)
                .query((row, i) -> new SealedHead(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .stream()) {
            for (Iterator<SealedHead> each = heads.iterator(); each.hasNext(); ) {
                out.write(each.next().leaf(site));
                out.write('\n');
            }
        }
    }
}

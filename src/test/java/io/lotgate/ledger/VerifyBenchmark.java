package io.lotgate.ledger;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long the proof of an exported ledger takes, beside reading the same bytes through SHA-256 and nothing else, in one
 * run. `make bench-verify`.
 */
final class VerifyBenchmark {
    private static final int STREAM = 50; // entries of a lot
    private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");
    private static final UUID SITE = new UUID(1, 2);
    private static final Actor ACTOR =
            new Actor(new UUID(3, 4), "chen_li", "Chen Li", java.util.Set.of("QC_TECHNICIAN"));

    private final Path folder;
    private final int entries;
    private final SiteKey key;
    private final MerkleTree tree = new MerkleTree();

    private VerifyBenchmark(Path folder, int entries) throws Exception {
        this.folder = folder;
        this.entries = entries;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Benchmark");
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(START), Date.from(START.plusSeconds(1L << 30)), name, pair.getPublic());
        this.key = new SiteKey(
                pair.getPrivate(),
                new JcaX509CertificateConverter()
                        .getCertificate(builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))));
    }

    /** @param arguments number of entries, a million when none is given */
    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-verify");
        new VerifyBenchmark(folder, entries).run();
        for (String name : List.of(
                ExportedBook.ENTRIES, ExportedBook.ROWS, ExportedBook.SEALS, ExportedBook.SEALED, ExportedBook.KEYS)) {
            Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private void run() throws Exception {
        write();
        long bytes = Files.size(folder.resolve(ExportedBook.ENTRIES));
        for (int round = 1; round <= 3; round++) {
            Time plain = time(this::plain);
            Time proof = time(this::proof);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d entries, %.0f MB: plain SHA-256 %.2f s (processor %.2f s), proof %.2f s (processor"
                            + " %.2f s), ratio %.1f (of processor time)%n",
                    round,
                    entries,
                    bytes / 1e6,
                    plain.wall,
                    plain.processor,
                    proof.wall,
                    proof.processor,
                    proof.processor / plain.processor);
        }
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        System.out.printf(
                Locale.ROOT,
                "heap: at most %.0f MB allowed, %.0f MB in use at the end%n",
                memory.getHeapMemoryUsage().getMax() / 1e6,
                memory.getHeapMemoryUsage().getUsed() / 1e6);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** In seconds; the processor's time is the same beside other programs. */
    private record Time(double wall, double processor) {}

    private static Time time(Work work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long from = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        work.run();
        return new Time((System.nanoTime() - from) / 1e9, (threads.getCurrentThreadCpuTime() - used) / 1e9);
    }

    private void plain() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(folder.resolve(ExportedBook.ENTRIES))) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        digest.digest();
    }

    private void proof() {
        Verification found = LedgerExport.verify(folder, Optional.empty(), List.of(key.certificate()));
        if (!found.holds() || found.entries() != entries + 1L) {
            throw new IllegalStateException("the benchmark's ledger does not hold: " + found);
        }
    }

    private void write() throws IOException {
        Files.createFile(folder.resolve(ExportedBook.ROWS));
        long streams = 0;
        try (OutputStream ledger = out(ExportedBook.ENTRIES);
                OutputStream sealed = out(ExportedBook.SEALED)) {
            for (int first = 0; first < entries; first += STREAM) {
                int length = Math.min(STREAM, entries - first);
                stream(ledger, sealed, String.format(Locale.ROOT, "lot/%08d", first), length, Optional.empty());
                streams++;
            }
            KeyRecord record = KeyRecord.of(key, START, Optional.empty(), Optional.empty());
            Row row = Row.of("site_key", record.id(), List.of("key"), record);
            Files.write(folder.resolve(ExportedBook.KEYS), row.bytes());
            stream(ledger, sealed, "site", 1, Optional.of(row));
        }
        Seal seal = new Seal(
                Seal.FORMAT,
                SITE,
                1,
                START.plusSeconds(entries),
                key.certificate().id(),
                false,
                streams + 1,
                entries + 1L,
                tree.root(),
                streams + 1,
                tree.root(),
                0,
                List.of(),
                Entry.START);
        Files.write(folder.resolve(ExportedBook.SEALS), new SignedSeal(seal.bytes(), key.sign(seal.bytes())).line());
    }

    private OutputStream out(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
    }

    /** Entries as a result makes them: who, what, old and new value, the rows written. */
    private void stream(OutputStream ledger, OutputStream sealed, String name, int length, Optional<Row> row)
            throws IOException {
        String previous = Entry.START;
        for (int number = 1; number <= length; number++) {
            ObjectNode after = RecordJson.object();
            after.put("test", "viability").put("verdict", "CONFORMS").put("attempt", Integer.toString(number));
            String hash = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
            List<Entry.Written> written = row.map(found -> List.of(new Entry.Written(
                            found.table(), found.id(), found.digest().hex())))
                    .orElseGet(() -> List.of(
                            new Entry.Written("result", Ids.next(), hash),
                            new Entry.Written("signature", Ids.next(), hash)));
            Entry entry = new Entry(
                    Ids.next(),
                    name,
                    number,
                    START.plusSeconds(number),
                    SITE,
                    ACTOR,
                    "result recorded",
                    Optional.of(Ids.next()),
                    RecordJson.object(),
                    after,
                    "",
                    written,
                    previous);
            byte[] content = CanonicalJson.bytes(RecordJson.of(entry));
            previous = Digest.of(content).hex();
            ledger.write(ExportedBook.line(content, previous));
            ledger.write('\n');
        }
        SealedHead head = new SealedHead(name, 1, length, previous);
        tree.add(head.leaf(SITE));
        sealed.write(CanonicalJson.bytes(RecordJson.of(head)));
        sealed.write('\n');
    }
}

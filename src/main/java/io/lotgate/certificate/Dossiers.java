package io.lotgate.certificate;

import io.lotgate.certificate.CertificateContent.Moment;
import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.certificate.DossierContent.File;
import io.lotgate.certificate.DossierContent.Part;
import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Entry;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Site;
import io.lotgate.ledger.StreamExtract;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.specification.Text;
import io.lotgate.value.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes dossiers of lots: one PDF with everything on record, and a ZIP of it with every file it names. */
public final class Dossiers {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_ENTRIES = 100_000;

    private final Certificates certificates;
    private final Ledger ledger;
    private final Documents documents;
    private final Evaluator evaluator;
    private final Clock clock;
    private final Supplier<Site> site;
    private final Optional<PdfSeal> seal;

    Dossiers(
            Certificates certificates,
            Ledger ledger,
            Documents documents,
            Evaluator evaluator,
            Clock clock,
            Supplier<Site> site,
            Optional<PdfSeal> seal) {
        this.certificates = certificates;
        this.ledger = ledger;
        this.documents = documents;
        this.evaluator = evaluator;
        this.clock = clock;
        this.site = site;
        this.seal = seal;
    }

    /**
     * A dossier as it was made.
     *
     * @param pdf sealed where the site has a key
     * @param zip the PDF and every file that it names, with their checksums
     */
    @SuppressWarnings("ArrayRecordComponent") // written to a response, never compared
    public record Made(byte[] pdf, byte[] zip) {}

    /**
     * A part that tells how far a process has come.
     *
     * @param svg picture of its model with the way taken; "" where there is none
     * @param rows step, where it stands, when, who
     */
    public record Course(String title, String svg, List<List<String>> rows) {
        public Course {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** The dossier of a lot as it is on record now. */
    public Made of(Lot lot, List<Course> courses, Actor by) {
        String stream = Lots.stream(lot.id());
        List<Entry> entries = ledger.entries(stream, 1, MOST_ENTRIES);
        List<Certificate> issued = certificates.of(lot.id());
        Map<String, byte[]> files = files(lot, issued, entries);
        List<Part> ways = courses.stream()
                .map(course -> Part.picture(
                        course.title(), course.svg(), List.of("Step", "Where it stands", "When", "Who"), course.rows()))
                .toList();
        Site here = site.get();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DossierContent content = new DossierContent(
                new Text(here.name(), here.nameZh()),
                here.address(),
                lot.registration().number(),
                lot.specification().name(),
                lot.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Moment.of(now, lot.registration().zone()),
                by.printedName(),
                stream,
                entries.size(),
                entries.isEmpty() ? Entry.START : StreamExtract.hash(entries.get(entries.size() - 1)),
                new DossierDraft(lot, evaluator).parts(issued, ways, entries),
                listed(files),
                here.sampleData(),
                seal.filter(key -> key.certificate().trial()).isPresent(),
                seal.map(PdfSeal::certificate).map(key -> new CertificateContent.SealedBy(key.id(), key.subject())));
        byte[] drawn = DossierRenderer.pdf(content);
        byte[] pdf = seal.map(key -> key.seal(drawn, "Dossier of lot " + content.lot()))
                .orElse(drawn);
        return new Made(pdf, DossierZip.of(pdf, files));
    }

    /** By their names in the ZIP, in that order. */
    private Map<String, byte[]> files(Lot lot, List<Certificate> issued, List<Entry> entries) {
        Map<String, byte[]> files = new TreeMap<>();
        Set<String> named = new TreeSet<>();
        for (Certificate one : issued) {
            files.put("certificates/" + one.number() + ".json", one.content().bytes());
            certificates.pdf(one).ifPresent(pdf -> files.put("certificates/" + one.number() + ".pdf", pdf));
            one.pdf().ifPresent(pdf -> named.add(pdf.hex()));
        }
        String specification = lot.registration().specification();
        kept(specification).ifPresent(bytes -> files.put("specification.yaml", bytes));
        lot.models().forEach((name, sha256) -> kept(sha256).ifPresent(bytes -> files.put("models/" + name, bytes)));
        named.add(specification);
        named.addAll(lot.models().values());
        Set<String> others = new TreeSet<>();
        entries.forEach(entry -> {
            digests(entry.after(), others);
            digests(entry.before(), others);
        });
        lot.results().forEach(result -> {
            result.record().origin().ifPresent(origin -> {
                others.add(origin.file());
                origin.columnMap().ifPresent(others::add);
            });
            result.record().external().ifPresent(report -> others.add(report.file()));
        });
        others.removeAll(named);
        others.forEach(sha256 ->
                kept(sha256).ifPresent(bytes -> files.put("files/" + sha256 + DossierZip.extension(bytes), bytes)));
        files.put("ledger.jsonl", StreamExtract.lines(entries));
        seal.map(PdfSeal::certificate)
                .ifPresent(
                        key -> files.put("key-" + key.id() + ".pem", key.pem().getBytes(StandardCharsets.US_ASCII)));
        ledger.lastSeal().ifPresent(line -> files.put("seal.json", line));
        return files;
    }

    private Optional<byte[]> kept(String sha256) {
        return documents.file(new Digest(sha256));
    }

    /** Every SHA-256 that an entry names; which of them is a kept file shows when it is asked for. */
    private static void digests(JsonNode node, Set<String> found) {
        if (node.isString() && SHA256.matcher(node.stringValue()).matches()) {
            found.add(node.stringValue());
        }
        node.forEach(child -> digests(child, found));
    }

    private static List<File> listed(Map<String, byte[]> files) {
        List<File> listed = new ArrayList<>();
        new LinkedHashMap<>(files)
                .forEach((name, bytes) ->
                        listed.add(new File(name, what(name), Digest.of(bytes).hex(), bytes.length)));
        return listed;
    }

    private static String what(String name) {
        if (name.startsWith("certificates/")) {
            return name.endsWith(".pdf") ? "certificate as issued" : "content of the certificate";
        }
        if (name.startsWith("models/")) {
            return "process model";
        }
        if (name.startsWith("files/")) {
            return "raw file, report or template";
        }
        return switch (name) {
            case "specification.yaml" -> "specification of the lot";
            case "ledger.jsonl" -> "the lot's ledger, an entry a line";
            case "seal.json" -> "last seal over the whole ledger";
            default -> "public certificate of the site's key";
        };
    }
}

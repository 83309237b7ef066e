package io.lotgate.certificate;

import io.lotgate.document.Documents;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.ledger.Actor;
import io.lotgate.ledger.Change;
import io.lotgate.ledger.Ledger;
import io.lotgate.ledger.Row;
import io.lotgate.ledger.Site;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Outcome;
import io.lotgate.lot.Refusal;
import io.lotgate.specification.Language;
import io.lotgate.value.Digest;
import io.lotgate.value.Ids;
import io.lotgate.value.RecordJson;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Certificates of analysis: the decision commits the content record and its number, the PDF follows once and is kept, so
 * that asking again gives the same bytes.
 */
@Qualifier("lotgateTransactions")
public class Certificates {
    private final JdbcClient db;
    private final Ledger ledger;
    private final Documents documents;
    private final Evaluator evaluator;
    private final Clock clock;
    private final Supplier<Site> site;
    private final String verification;
    private final CertificateTemplate template;
    private final Wordings wordings;
    private final Optional<PdfSeal> seal;
    private final CertificateContent.Paper paper;

    /**
     * @param verification address of the page where certificates are checked, for the QR code
     * @param templates gives the laboratory's own template of a name, where it has one
     * @param seal seals every PDF; empty where the site has no key
     * @param paper that new certificates are set for
     */
    public Certificates(
            JdbcClient db,
            Ledger ledger,
            Documents documents,
            Evaluator evaluator,
            Clock clock,
            Supplier<Site> site,
            String verification,
            Function<String, Optional<String>> templates,
            Optional<PdfSeal> seal,
            CertificateContent.Paper paper) {
        this.db = db;
        this.ledger = ledger;
        this.documents = documents;
        this.evaluator = evaluator;
        this.clock = clock;
        this.site = site;
        this.verification = verification;
        this.template = CertificateTemplate.chosen(templates);
        this.wordings = Wordings.chosen(templates);
        this.seal = seal;
        this.paper = paper;
    }

    /** Which character of an entered document no certificate could print, in words; empty when it can be printed. */
    public Optional<String> unprintable(JsonNode document) {
        return GlyphCheck.missing(document).stream().findFirst().map(Object::toString);
    }

    /**
     * Commits the content of the certificate of a decided lot, with the decision.
     *
     * @param language that the certifier chose; the specification's where none was chosen
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<UUID> record(Lot lot, Optional<Language> language, UUID command, Actor by) {
        CertificateDraft draft = new CertificateDraft(
                lot,
                evaluator,
                wordings,
                language,
                paper,
                site.get(),
                verification,
                seal.map(PdfSeal::certificate),
                now());
        CertificateContent content = draft.content();
        List<GlyphCheck.Missing> missing = GlyphCheck.missing(content);
        if (!missing.isEmpty()) {
            return Outcome.refused(Refusal.blocked("The certificate cannot print " + missing
                    + ". The text with this character has to be corrected first."));
        }
        CertificateTemplate.Pinned pinned = template.kept(documents);
        Committed committed = new Committed(
                Ids.next(),
                lot.id(),
                content.issue().version(),
                content.issue().number(),
                content.toJson(),
                Optional.of(pinned));
        ledger.append(
                Lots.stream(lot.id()),
                Change.of("certificate committed", by)
                        .command(command)
                        .after("certificate", committed.number())
                        .after("content", content.digest().hex())
                        .after("template", pinned.html())
                        .after("styleSheet", pinned.css())
                        .write(Row.of("certificate", committed.id(), List.of("lot", "version", "number"), committed)));
        return Outcome.done(committed.id());
    }

    /** Makes and keeps the PDF of every committed certificate of a lot; doing it again changes nothing. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void issue(UUID lot) {
        committed(lot).forEach(committed -> issue(lot, committed));
    }

    private void issue(UUID lot, Committed committed) {
        lock(committed.id());
        if (issued(committed.id()).isPresent()) {
            return;
        }
        CertificateContent content = CertificateContent.fromJson(committed.content());
        byte[] drawn = renderer(committed).pdf(content);
        byte[] sealed = content.seal().isEmpty()
                ? drawn
                : seal.map(key -> key.seal(drawn, "Certificate of analysis " + committed.number()))
                        .orElseThrow(
                                () -> new PdfSeal.Failed(
                                        "This node has no site key to seal the certificate with; give it by lotgate.key.file."));
        Digest file = documents.keep("application/pdf", sealed);
        Issued issued = new Issued(Ids.next(), committed.id(), file.hex(), now());
        ledger.append(
                Lots.stream(lot),
                Change.of("certificate issued", Actor.SYSTEM)
                        .after("certificate", committed.number())
                        .after("pdf", file.hex())
                        .write(Row.of("certificate_issue", issued.id(), List.of("certificate", "file"), issued)));
    }

    /** Draws with the template that was pinned with the decision, whatever is installed by now. */
    private CertificateRenderer renderer(Committed committed) {
        return new CertificateRenderer(committed
                .template()
                .map(pinned -> CertificateTemplate.of(pinned, documents))
                .orElseGet(CertificateTemplate::shipped));
    }

    /** The certificates of a lot, oldest first. */
    public List<Certificate> of(UUID lot) {
        return committed(lot).stream().map(this::view).toList();
    }

    /** The certificate of this number. */
    public Optional<Certificate> find(String number) {
        return db.sql("SELECT content FROM record.certificate WHERE number = ?")
                .param(number)
                .query(byte[].class)
                .optional()
                .map(content -> view(RecordJson.to(Committed.class, RecordJson.parse(content))));
    }

    /** Everything on record about a lot, as one file. */
    public Dossiers dossiers() {
        return new Dossiers(this, ledger, documents, evaluator, clock, site, seal);
    }

    /** All certificates, to search and page through. */
    public CertificateArchive archive() {
        return new CertificateArchive(db);
    }

    /** One ZIP of the PDFs and contents of these certificates with their checksums; those still being issued stay out. */
    public byte[] bundle(List<String> numbers) {
        CertificateBundle bundle = new CertificateBundle();
        numbers.stream().map(this::find).flatMap(Optional::stream).forEach(certificate -> pdf(certificate)
                .ifPresent(pdf -> bundle.add(certificate, pdf)));
        return bundle.bytes();
    }

    /** The issued PDF's bytes, always the same; empty while it is being issued. */
    public Optional<byte[]> pdf(Certificate certificate) {
        return certificate.pdf().flatMap(documents::file);
    }

    private Certificate view(Committed committed) {
        Optional<Issued> issued = issued(committed.id());
        return new Certificate(
                committed.lot(),
                committed.number(),
                committed.version(),
                CertificateContent.fromJson(committed.content()),
                issued.map(Issued::at),
                issued.map(file -> new Digest(file.file())));
    }

    private List<Committed> committed(UUID lot) {
        return db
                .sql("SELECT content FROM record.certificate WHERE lot = ? ORDER BY version")
                .param(lot)
                .query(byte[].class)
                .list()
                .stream()
                .map(content -> RecordJson.to(Committed.class, RecordJson.parse(content)))
                .toList();
    }

    private Optional<Issued> issued(UUID certificate) {
        return db.sql("SELECT content FROM record.certificate_issue WHERE certificate = ?")
                .param(certificate)
                .query(byte[].class)
                .optional()
                .map(content -> RecordJson.to(Issued.class, RecordJson.parse(content)));
    }

    private void lock(UUID certificate) {
        db.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 2))) locked")
                .param(certificate.toString())
                .query(Integer.class)
                .single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A certificate as it stands.
     *
     * @param issuedAt when its PDF was made; absent while it is being issued
     * @param pdf SHA-256 of the PDF
     */
    public record Certificate(
            UUID lot,
            String number,
            int version,
            CertificateContent content,
            Optional<Instant> issuedAt,
            Optional<Digest> pdf) {}

    /** @param template absent in what was committed before templates were pinned */
    record Committed(
            UUID id,
            UUID lot,
            int version,
            String number,
            JsonNode content,
            Optional<CertificateTemplate.Pinned> template) {}

    record Issued(UUID id, UUID certificate, String file, Instant at) {}
}

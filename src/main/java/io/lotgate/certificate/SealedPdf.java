package io.lotgate.certificate;

import com.itextpdf.kernel.exceptions.PdfException;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.PdfPKCS7;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSource;
import com.itextpdf.signatures.validation.context.TimeBasedContext;
import com.itextpdf.signatures.validation.context.ValidationContext;
import com.itextpdf.signatures.validation.context.ValidatorContext;
import com.itextpdf.signatures.validation.report.ValidationReport;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.value.CanonicalJson;
import io.lotgate.value.Digest;
import io.lotgate.value.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;

/** What a sealed certificate proves by itself, with the site's public certificate and without the program that made it. */
public final class SealedPdf {
    /** No certificate is larger, in bytes. */
    public static final int LARGEST = 64 << 20;

    private final Collection<SiteCertificate> believed;
    private final List<String> holds = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private SealedPdf(Collection<SiteCertificate> believed) {
        this.believed = believed;
    }

    /**
     * What was found.
     *
     * @param holds what is proved, a sentence each
     * @param faults what is not, the first the gravest; empty when the file is what the site issued
     */
    public record Report(List<String> holds, List<String> faults) {
        public Report {
            holds = List.copyOf(holds);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Checks a file. Never throws for what the file says.
     *
     * @param believed certificates of the site, got from the site itself; with none the key is not vouched for
     */
    public static Report check(byte[] pdf, Collection<SiteCertificate> believed) {
        SealedPdf check = new SealedPdf(believed);
        check.read(pdf);
        return new Report(check.holds, check.faults);
    }

    private void read(byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            SignatureUtil signatures = new SignatureUtil(document);
            if (!signatures.getSignatureNames().equals(List.of(SealField.NAME))) {
                faults.add(
                        signatures.getSignatureNames().isEmpty()
                                ? "The file bears no seal: anybody can have made or changed it."
                                : "The file bears other signatures than the site's seal: "
                                        + String.join(", ", signatures.getSignatureNames()) + ".");
                return;
            }
            if (fits(signatures)) {
                coverage(document, signatures, pdf);
                spelling(signatures, pdf);
                key(signer(signatures));
                time(signer(signatures), signatures.readSignatureData(SealField.NAME));
                content(document, signatures);
            }
        } catch (IOException | PdfException | com.itextpdf.io.exceptions.IOException e) {
            faults.add("The file cannot be read as a PDF: " + e.getMessage());
        } catch (RuntimeException
                | AssertionError
                | StackOverflowError hostile) { // a broken file may break its reader anywhere
            faults.add("The file is not as a PDF has to be: " + hostile);
        }
    }

    /** Whether the seal is one of these bytes; if not, nothing that the file says of itself is worth repeating. */
    private boolean fits(SignatureUtil signatures) {
        try {
            if (signatures.readSignatureData(SealField.NAME).verifySignatureIntegrityAndAuthenticity()) {
                holds.add("The seal fits the file: nothing it covers was changed.");
                return true;
            }
            faults.add("The seal does not fit the file: it was changed after it was sealed.");
        } catch (GeneralSecurityException e) {
            faults.add("The seal cannot be checked: " + e.getMessage());
        }
        return false;
    }

    private static SiteCertificate signer(SignatureUtil signatures) {
        return new SiteCertificate(signatures.readSignatureData(SealField.NAME).getSigningCertificate());
    }

    /** What follows the sealed bytes may only be proofs about the seal, which show nothing on any page. */
    private void coverage(PdfDocument document, SignatureUtil signatures, byte[] pdf) {
        long[] range = signatures.getSignature(SealField.NAME).getByteRange().toLongArray();
        boolean gapped = range.length == 4 && range[0] == 0 && range[1] < range[2];
        boolean newest = signatures.getRevision(SealField.NAME) == signatures.getTotalRevisions();
        boolean toTheEnd = gapped && range[2] + range[3] == pdf.length;
        if (newest && toTheEnd && signatures.signatureCoversWholeDocument(SealField.NAME)) {
            holds.add("The seal covers the whole file.");
            return;
        }
        if (!gapped || newest || toTheEnd || !endsAsAPdf(pdf)) {
            faults.add("The seal does not cover the whole file: bytes stand beside it that belong to no part of it.");
            return;
        }
        ValidationReport later = new ValidatorChainBuilder()
                .buildDocumentRevisionsValidator()
                .setAccessPermissions(AccessPermissions.NO_CHANGES_PERMITTED)
                .validateAllDocumentRevisions(
                        new ValidationContext(
                                ValidatorContext.DOCUMENT_REVISIONS_VALIDATOR,
                                CertificateSource.SIGNER_CERT,
                                TimeBasedContext.PRESENT),
                        document);
        if (later.getValidationResult() == ValidationReport.ValidationResult.VALID) {
            holds.add("The seal covers the whole file but the proofs about the seal that were added to it.");
        } else {
            faults.add("Something was added to the file after it was sealed: "
                    + later.getFailures().stream()
                            .findFirst()
                            .map(item -> item.getMessage())
                            .orElse("not only proofs about the seal."));
        }
    }

    /** The seal itself, which covers all bytes but its own: written in one way only, and nothing behind it. */
    private void spelling(SignatureUtil signatures, byte[] pdf) {
        var seal = signatures.getSignature(SealField.NAME);
        long[] range = seal.getByteRange().toLongArray();
        byte[] content = seal.getContents().getValueBytes();
        String hex = HexFormat.of().formatHex(content);
        String written =
                new String(Arrays.copyOfRange(pdf, (int) range[1], (int) range[2]), StandardCharsets.ISO_8859_1);
        boolean once = written.equals("<" + hex + ">") || written.equals("<" + hex.toUpperCase(Locale.ROOT) + ">");
        if (!once || !emptyBehind(content)) {
            faults.add("The seal is not written as it was made: something was put beside it.");
        }
    }

    private static boolean emptyBehind(byte[] content) {
        try (ASN1InputStream in = new ASN1InputStream(content)) {
            in.readObject();
            for (byte behind : in.readAllBytes()) {
                if (behind != 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private static boolean endsAsAPdf(byte[] pdf) {
        String end = new String(pdf, Math.max(0, pdf.length - 8), Math.min(8, pdf.length), StandardCharsets.ISO_8859_1);
        return end.strip().endsWith("%%EOF");
    }

    private void key(SiteCertificate by) {
        if (believed.isEmpty()) {
            faults.add("Nobody vouches for the key " + by.brief()
                    + " that sealed the file: give the site's certificate," + " got from the site itself.");
        } else if (believed.stream().noneMatch(one -> one.id().equals(by.id()))) {
            faults.add("The file was sealed with another key than the site's: " + by.brief() + ".");
        } else {
            holds.add("The key is the site's: " + by.brief() + ".");
        }
        if (by.trial()) {
            faults.add("The key is a trial key: whatever it seals is not for GMP use.");
        }
    }

    private void time(SiteCertificate by, PdfPKCS7 seal) {
        Instant said = seal.getSignDate().toInstant();
        if (!by.validAt(said)) {
            faults.add("The key's certificate was not valid at " + said + ", when the file says it was sealed.");
        }
        PdfPKCS7 stamp = seal.getTimestampSignatureContainer();
        if (stamp == null) {
            holds.add("Sealed at " + said + " by the site's own clock; no authority stamped the time.");
            return;
        }
        try {
            if (seal.verifyTimestampImprint() && stamp.verifySignatureIntegrityAndAuthenticity()) {
                holds.add("Time stamped at " + seal.getTimeStampDate().toInstant() + " by "
                        + stamp.getSigningCertificate()
                                .getSubjectX500Principal()
                                .getName()
                        + ". Whether that authority is to be believed is not judged here.");
            } else {
                faults.add("The time stamp does not fit the seal.");
            }
        } catch (GeneralSecurityException e) {
            faults.add("The time stamp cannot be checked: " + e.getMessage());
        }
    }

    /** The content of the certificate that a file claims to be; empty when it is none. */
    public static Optional<CertificateContent> certificate(byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return attached(document)
                    .filter(file -> !file.name().equals(DossierRenderer.ATTACHMENT))
                    .map(file -> CertificateContent.fromJson(RecordJson.parse(file.bytes())));
        } catch (IOException | RuntimeException | AssertionError | StackOverflowError hostile) {
            return Optional.empty();
        }
    }

    /** The content of the dossier that a file claims to be; empty when it is none. */
    static Optional<DossierContent> dossier(byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return attached(document)
                    .filter(file -> file.name().equals(DossierRenderer.ATTACHMENT))
                    .map(file -> DossierContent.fromJson(RecordJson.parse(file.bytes())));
        } catch (IOException | RuntimeException | AssertionError | StackOverflowError hostile) {
            return Optional.empty();
        }
    }

    /** The first attached file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Attached(String name, byte[] bytes) {}

    private static Optional<Attached> attached(PdfDocument document) {
        PdfArray files = document.getCatalog().getPdfObject().getAsArray(PdfName.AF);
        PdfDictionary first = files == null || files.size() == 0 ? null : files.getAsDictionary(0);
        PdfDictionary embedded = first == null ? null : first.getAsDictionary(PdfName.EF);
        PdfStream stream = embedded == null ? null : embedded.getAsStream(PdfName.F);
        if (first == null || stream == null) {
            return Optional.empty();
        }
        PdfString name = first.getAsString(PdfName.UF);
        return Optional.of(new Attached(name == null ? "" : name.toUnicodeString(), stream.getBytes()));
    }

    private void content(PdfDocument document, SignatureUtil signatures) {
        Optional<Attached> file = attached(document);
        if (file.isEmpty()) {
            faults.add("The file carries no content record.");
            return;
        }
        byte[] record = file.get().bytes();
        try {
            if (file.get().name().equals(DossierRenderer.ATTACHMENT)) {
                dossier(document, record);
                return;
            }
            CertificateContent content = CertificateContent.fromJson(RecordJson.parse(record));
            if (!Arrays.equals(CanonicalJson.bytes(RecordJson.parse(record)), record)) {
                faults.add("The content record is not written in canonical form (RFC 8785).");
            }
            pages(document, content, Digest.of(record));
            content.seal()
                    .map(CertificateContent.SealedBy::key)
                    .filter(named -> !named.equals(signer(signatures).id()))
                    .ifPresent(named -> holds.add("The page names the site's key at the decision, "
                            + named.substring(0, 12) + "; another one sealed the file since."));
        } catch (IllegalArgumentException damaged) {
            faults.add("The content record is damaged: " + damaged.getMessage());
        }
    }

    private void dossier(PdfDocument document, byte[] record) {
        DossierContent content = DossierContent.fromJson(RecordJson.parse(record));
        if (!Arrays.equals(content.bytes(), record)) {
            faults.add("The content record is not written in canonical form (RFC 8785).");
        }
        everyPage(document, Digest.of(record));
        holds.add("Dossier of lot " + content.lot() + ", as of " + content.moment() + ": " + content.status()
                + "; content SHA-256 " + Digest.of(record).hex() + ".");
        if (content.sampleData()) {
            faults.add("The dossier is one of sample data, not for clinical use.");
        }
    }

    private void everyPage(PdfDocument document, Digest digest) {
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            if (!PdfTextExtractor.getTextFromPage(document.getPage(page)).contains(digest.hex())) {
                faults.add("Page " + page + " does not print the digest of the content record.");
            }
        }
    }

    private void pages(PdfDocument document, CertificateContent content, Digest digest) {
        everyPage(document, digest);
        holds.add("Certificate " + content.issue().number() + ", version "
                + content.issue().version() + ", lot " + content.lot().number() + ": "
                + content.disposition().standing().text().en() + "; content SHA-256 " + digest.hex() + ".");
        if (content.sampleData()) {
            faults.add("The certificate is one of sample data, not for clinical use.");
        }
    }
}

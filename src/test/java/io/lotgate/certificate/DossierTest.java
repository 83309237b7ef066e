package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.simplereport.SimpleReport;
import io.lotgate.app.DossierLots;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.value.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The dossier of a lot with a failed test, an investigation and a file, made by the running program. */
class DossierTest {
    private static final List<String> SAMPLE = List.of(
            "The key is a trial key: whatever it seals is not for GMP use.",
            "The dossier is one of sample data, not for clinical use.");

    private static Dossiers.Made made = new Dossiers.Made(new byte[0], new byte[0]);
    private static DossierContent content;
    private static SiteCertificate site;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aLotThatFailed() throws IOException {
        byte[] zip = DossierLots.failed();
        made = new Dossiers.Made(unzipped(zip).get("dossier.pdf"), zip);
        content = SealedPdf.dossier(made.pdf()).orElseThrow();
        site = DossierLots.site();
    }

    @Test
    void isAPdfForTheArchiveSealedByTheSite() {
        assertThat(Standards.failures(made.pdf())).isEmpty();
        SimpleReport report = EuropeanValidator.report(made.pdf(), site.x509());
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** Whatever the content says stands on the pages. */
    @Test
    void printsEverythingOfItsContent() {
        String printed = squeezed(Pages.asDrawn(made.pdf()));
        List<String> texts = new ArrayList<>();
        content.parts().forEach(part -> {
            texts.add(part.title());
            texts.addAll(part.columns());
            part.rows().forEach(texts::addAll);
        });
        content.files().forEach(file -> texts.addAll(List.of(file.name(), file.sha256())));

        assertThat(texts).hasSizeGreaterThan(500);
        assertThat(texts.stream().filter(text -> text.length() < 200).toList())
                .allSatisfy(text -> assertThat(printed).contains(squeezed(GlyphCheck.spelled(text))));
        assertThat(Pages.of(made.pdf())).allSatisfy(page -> assertThat(page)
                .contains(
                        "SAMPLE DATA",
                        "SEALED WITH A TRIAL KEY",
                        content.digest().hex()));
    }

    @Test
    void holdsEveryAttemptTheInvestigationTheWayAndTheLedger() {
        List<String> titles =
                content.parts().stream().map(DossierContent.Part::title).toList();

        assertThat(titles)
                .contains("Lot", "Certificates", "Decisions", "Signatures", "Ledger of the lot")
                .contains("Attempt 1 of viability", "Specification uc-msc-iv/1")
                .anyMatch(title -> title.startsWith("Investigation "))
                .anyMatch(title -> title.startsWith("Way of the lot"));
        assertThat(part("Ledger of the lot").rows()).hasSize((int) content.entries());
        assertThat(part("Signatures").rows()).isNotEmpty().allSatisfy(row -> assertThat(row.get(5))
                .isEqualTo("yes"));
        assertThat(content.parts().stream().filter(part -> part.title().startsWith("Way of the lot")))
                .singleElement()
                .satisfies(part -> assertThat(part.picture()).startsWith("<svg").contains("<style>"));
    }

    @Test
    void itsZipHoldsRawFilesCertificateLedgerAndChecksums() throws IOException {
        Map<String, byte[]> files = unzipped(made.zip());

        assertThat(files.keySet())
                .contains("dossier.pdf", "checksums.sha256", "ledger.jsonl", "specification.yaml", "models/lot-release")
                .contains("certificates/COA-" + content.lot() + "-1.pdf")
                .anyMatch(name -> name.startsWith("key-") && name.endsWith(".pem"));
        assertThat(files.values().stream().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)))
                .as("the file of the cell counter, as it was uploaded")
                .contains(new String(DossierLots.uploaded(), StandardCharsets.ISO_8859_1));
        assertThat(Digest.of(files.get("specification.yaml")).hex())
                .isEqualTo(Digest.of(Files.readAllBytes(Path.of("config/products/uc-msc-iv/1.yaml")))
                        .hex());
    }

    @Test
    void isProvedByItselfWithTheSitesCertificateAlone() throws IOException {
        SealedPdf.Report report = check(unzipped(made.zip()));

        assertThat(report.faults().stream()
                        .filter(fault -> !SAMPLE.contains(fault) && !fault.startsWith("certificates/")))
                .isEmpty();
        assertThat(report.holds())
                .contains("The seal covers the whole file.")
                .anyMatch(line -> line.startsWith("The lot's ledger is one chain of " + content.entries()));
        assertThat(SealedPdf.check(made.pdf(), List.of(site)).faults()).containsExactlyInAnyOrderElementsOf(SAMPLE);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forged("a raw file is changed", "was changed", files -> flip(files, raw(files))),
                forged("a raw file is removed", "is missing", files -> files.remove(raw(files))),
                forged("a file is added", "was put into the ZIP", files -> files.put("files/more.txt", new byte[] {1})),
                forged("a certificate is changed", "was changed", files -> flip(files, certificate(files))),
                forged("the checksums are made anew for a changed file", "was changed", files -> {
                    flip(files, raw(files));
                    files.remove("checksums.sha256");
                    files.put("checksums.sha256", sums(files));
                }),
                forged("the checksums are changed", "is not the list", files -> flip(files, "checksums.sha256")),
                forged("the checksums are removed", "is not the list", files -> files.remove("checksums.sha256")),
                forged("the dossier is changed", "does not fit the file", files -> flip(files, "dossier.pdf")),
                forged("the dossier is removed", "nothing vouches", files -> files.remove("dossier.pdf")),
                forged("the ledger is cut", "does not end with entry", files -> cut(files)),
                forged("an entry is left out", "stands in its place", files -> without(files, 3)),
                forged("an entry is changed", "its hash does not fit", files -> flip(files, "ledger.jsonl")),
                forged("a name leads out of the folder", "no dossier has", files -> files.put("../evil", new byte[1])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void findsWhatWasDoneToItsZip(String name, String says, Consumer<Map<String, byte[]>> forgery) throws IOException {
        Map<String, byte[]> files = unzipped(made.zip());
        forgery.accept(files);

        assertThat(check(files).faults()).anyMatch(fault -> fault.contains(says));
    }

    @Test
    void findsOneFlippedByteAnywhereInThePdf() {
        byte[] pdf = made.pdf();
        for (int at = 1000; at < pdf.length; at += pdf.length / 37) {
            byte[] changed = pdf.clone();
            changed[at] ^= 1;
            assertThat(SealedPdf.check(changed, List.of(site)).faults())
                    .as("byte %d", at)
                    .anyMatch(fault -> !SAMPLE.contains(fault));
        }
    }

    @Test
    void isNoZipAtAllIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("no.zip"), "PK but not one");

        assertThat(SealedDossier.check(file, List.of(site)).faults())
                .singleElement()
                .asString()
                .startsWith("The file cannot be read as a ZIP");
    }

    private static DossierContent.Part part(String title) {
        return content.parts().stream()
                .filter(part -> part.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private SealedPdf.Report check(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return SealedDossier.check(Files.write(folder.resolve("dossier.zip"), out.toByteArray()), List.of(site));
    }

    private static Arguments forged(String name, String says, Consumer<Map<String, byte[]>> forgery) {
        return Arguments.of(name, says, forgery);
    }

    private static String raw(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.startsWith("files/"))
                .findFirst()
                .orElseThrow();
    }

    private static String certificate(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.endsWith("-1.pdf"))
                .findFirst()
                .orElseThrow();
    }

    private static void flip(Map<String, byte[]> files, String name) {
        byte[] changed = files.get(name).clone();
        changed[changed.length / 2] ^= 1;
        files.put(name, changed);
    }

    private static void cut(Map<String, byte[]> files) {
        List<String> lines = lines(files);
        files.put("ledger.jsonl", joined(lines.subList(0, lines.size() - 1)));
    }

    private static void without(Map<String, byte[]> files, int line) {
        List<String> lines = new ArrayList<>(lines(files));
        lines.remove(line);
        files.put("ledger.jsonl", joined(lines));
    }

    private static List<String> lines(Map<String, byte[]> files) {
        return new String(files.get("ledger.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] joined(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sums(Map<String, byte[]> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((name, bytes) -> sums.append(DossierZip.line(name, bytes)));
        return sums.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (Optional<ZipEntry> entry = Optional.ofNullable(zip.getNextEntry());
                    entry.isPresent();
                    entry = Optional.ofNullable(zip.getNextEntry())) {
                files.put(entry.get().getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}

package io.lotgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.listener.SimpleTextExtractionStrategy;
import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.certificate.SealedPdf;
import io.lotgate.ledger.SiteCertificate;
import io.lotgate.lot.Decision;
import io.lotgate.specification.Language;
import io.lotgate.specification.TestSpecification;
import io.lotgate.value.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The certificates of the published dose P4-2nd (J Transl Med 2020;18:398, Table 2). */
class PublishedCertificateTest {
    private final Lab lab = Lab.lab();

    @Test
    void saysTheNumbersOfThePublishedTable() throws Exception {
        UUID lot = decided(Decision.RELEASE, "");
        String text = text(issued(lot));
        assertThat(text)
                .contains("89 %", "<0.05 EU/mL", "99.6 / 99.9 / 100 %", "unrounded 0.0 %", "Not detected")
                .contains("46, XY, 16qh+", "1.00e6 cells/kg", "no growth")
                .contains("RELEASED", "SAMPLE DATA")
                .contains(certificate(lot).content().digest().hex());
    }

    @Test
    void isIssuedOnceHoweverOftenItIsAskedFor() throws Exception {
        UUID lot = decided(Decision.RELEASE, "");
        byte[] first = issued(lot);
        lab.certificates().issue(lot);
        assertThat(issued(lot)).isEqualTo(first);
        assertThat(lab.certificates().of(lot)).hasSize(1);
    }

    @Test
    void isSealedByTheSitesKeyAndProvedWithItsCertificateAlone() throws Exception {
        byte[] pdf = issued(decided(Decision.RELEASE, ""));
        SiteCertificate site = lab.bean(Keyring.class).key().orElseThrow().certificate();
        SealedPdf.Report report = SealedPdf.check(pdf, List.of(site));
        assertThat(report.holds())
                .contains("The seal covers the whole file.", "The key is the site's: " + site.brief() + ".");
        assertThat(report.holds()).noneMatch(line -> line.startsWith("The page names"));
        assertThat(report.faults())
                .containsExactlyInAnyOrder(
                        "The key is a trial key: whatever it seals is not for GMP use.",
                        "The certificate is one of sample data, not for clinical use.");
        assertThat(text(pdf))
                .contains(
                        "SEALED WITH A TRIAL KEY",
                        "Site key at the decision: ",
                        site.id().substring(0, 16));
    }

    @Test
    void isProvedByTheCommandWithoutADatabase() throws Exception {
        Path folder = Files.createTempDirectory("sealed");
        Path pdf = Files.write(folder.resolve("COA.pdf"), issued(decided(Decision.RELEASE, "")));
        SiteCertificate site = lab.bean(Keyring.class).key().orElseThrow().certificate();
        Path certificate = Files.writeString(folder.resolve("site.pem"), site.pem());
        StringWriter printed = new StringWriter();
        CommandLine command = new CommandLine(new Verify()).setOut(new PrintWriter(printed));
        assertThat(command.execute(pdf.toString(), "--certificate", certificate.toString()))
                .as("a sample certificate is not to be relied on")
                .isEqualTo(1);
        assertThat(printed.toString())
                .contains("holds: The seal covers the whole file.", "FAULT: The certificate is one of sample data")
                .endsWith("COA.pdf is not to be relied on." + System.lineSeparator());
    }

    @Test
    void ofARejectedLotSaysSoAndWhy() throws Exception {
        String text = text(issued(decided(Decision.REJECT, "storage above -150 °C for 9 h")));
        assertThat(text).contains("REJECTED", "storage above -150 °C for 9 h").doesNotContain("✓ RELEASED");
    }

    /** The specification files none, so both; the certifier may choose another at the decision. */
    @Test
    void isInTheLanguageThatTheCertifierChose() throws Exception {
        UUID lot = toDecide();
        lab.process()
                .decide(
                        Ids.next(),
                        lot,
                        Decision.RELEASE,
                        "",
                        Optional.of(Language.CHINESE),
                        lab.lots().find(lot).orElseThrow().version(),
                        lab.actor("certifier"),
                        Lab.credentials("certifier"));
        assertThat(text(issued(lot))).contains("检验报告书", "符合规定").doesNotContain("Conforms", "Certificate of Analysis");
        assertThat(certificate(decided(Decision.RELEASE, "")).content().both()).isTrue();
    }

    private UUID decided(Decision decision, String reason) {
        UUID lot = toDecide();
        lab.way().decide(lot, decision, reason);
        return lot;
    }

    private UUID toDecide() {
        SampleWay way = lab.way();
        SampleLot sample = lab.dose();
        UUID lot = way.register(sample);
        way.receive(lot, sample);
        List<String> tests = way.lot(lot).specification().tests().stream()
                .map(TestSpecification::id)
                .toList();
        tests.forEach(test -> way.performAndAccept(lot, sample, test));
        way.reviewBatchRecord(lot, "", "");
        return lot;
    }

    private Certificate certificate(UUID lot) {
        return lab.certificates().of(lot).get(0);
    }

    private byte[] issued(UUID lot) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            Optional<byte[]> pdf = lab.certificates().pdf(certificate(lot));
            if (pdf.isPresent()) {
                return pdf.get();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("no certificate within a minute");
    }

    private static String text(byte[] bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfDocument pdf = new PdfDocument(new PdfReader(new ByteArrayInputStream(bytes)))) {
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                text.append(PdfTextExtractor.getTextFromPage(pdf.getPage(i), new SimpleTextExtractionStrategy()));
            }
        }
        return text.toString().replaceAll("\\s+", " ");
    }
}

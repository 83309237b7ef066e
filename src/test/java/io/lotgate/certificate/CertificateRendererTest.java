package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfStream;
import io.lotgate.certificate.CertificateContent.Disposition;
import io.lotgate.certificate.CertificateContent.Pending;
import io.lotgate.certificate.CertificateContent.Site;
import io.lotgate.certificate.CertificateContent.Stated;
import io.lotgate.certificate.CertificateContent.TestLine;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CertificateRendererTest {
    private static final CertificateRenderer RENDERER = CertificateRenderer.shipped();
    private static final CertificateContent CONTENT = SampleContent.p42();
    private static final byte[] PDF = RENDERER.pdf(CONTENT);
    private static final String TEXT = Pages.text(PDF);

    @Test
    void printsValuesLimitsAndVerdicts() {
        assertThat(TEXT)
                .contains("Viability", "≥ 80 %", "89 %")
                .contains("CD73 99.6 %", "CD90 99.9 %", "CD105 100 %", "CD105 ≥ 95 %")
                .contains("<0.05 EU/mL", "≤ 0.5 EU/mL", "no growth, 14 days", "No growth, day 14")
                .contains("(46, XY,", "16qh+)", "✓ Conforms", "符合规定");
    }

    @Test
    void printsWhoseLotItIsAndWhatBecameOfIt() {
        assertThat(TEXT)
                .contains("Lotgate Demonstration Laboratory", "+86 21 5555 0100")
                .contains("UCM-P4-2", "P4", "人脐带间充质基质细胞注射液", "uc-msc-iv, version 1")
                .contains("✓ RELEASED 放行", "2019-06-24 07:30 +08:00 Asia/Shanghai");
    }

    @Test
    void printsNameRolesMeaningAndTimeOfASignature() {
        assertThat(TEXT)
                .contains("Wang Lei 王磊", "Certifier (Qualified Person)", "QA manager", "register QP-2018-0042")
                .contains("Certified", "2019-06-24 07:40:31 UTC", "2019-06-24 15:40:31 Asia/Shanghai");
    }

    @Test
    void namesTheExternalLaboratoryAndItsReport() {
        assertThat(TEXT).contains("External: Example", "Microbiology Ltd,", "MB-19-20977");
    }

    @Test
    void marksConstructedValuesAndSaysWhatThatMeans() {
        assertThat(TEXT).contains("≥ 80 %†", "SOP-QC-011 v4†", "† constructed: not given in J Transl Med");
        assertThat(TEXT).doesNotContain("89 %†");
    }

    @Test
    void printsNumberVersionDigestAndPageOnEveryPage() {
        List<String> pages = Pages.of(PDF);

        assertThat(pages).hasSize(2).allSatisfy(page -> assertThat(page)
                .contains("COA-UCM-P4-2 version 1")
                .contains("content SHA-256 " + CONTENT.digest().hex()));
        assertThat(pages.get(0)).contains("Page 1 of 2");
        assertThat(pages.get(1)).contains("Page 2 of 2");
    }

    @Test
    void printsTheSampleMarkOnEveryPageAndOnlyForSampleData() {
        assertThat(Pages.of(PDF)).allSatisfy(page -> assertThat(page).contains("SAMPLE DATA – NOT FOR CLINICAL USE"));
        assertThat(Pages.text(RENDERER.pdf(SampleContent.least()))).doesNotContain("SAMPLE DATA", "TRIAL KEY");
    }

    @Test
    void printsOnlyWhatWasRecorded() {
        String text = Pages.text(RENDERER.pdf(SampleContent.least()));

        assertThat(text)
                .contains("Lot number 批号", "UCM-P4-2")
                .doesNotContain("Passage", "Storage", "Donation", "Manufactured", "Expires", "Dose", "Batch record")
                .doesNotContain("supersedes", "unrounded", "constructed", "n/a", "null", "Optional");
    }

    @Test
    void marksACertificateSealedWithTheTrialKey() {
        CertificateContent trial = CertificateContent.fromJson(
                CONTENT.toJson().put("trialKey", true).put("sampleData", false));

        assertThat(Pages.of(RENDERER.pdf(trial)))
                .allSatisfy(page ->
                        assertThat(page).contains("SEALED WITH A TRIAL KEY").doesNotContain("SAMPLE DATA"));
    }

    @Test
    void saysThatARejectedLotDoesNotConform() {
        Disposition rejected =
                new Disposition(Standing.REJECTED, new Text("Viability below the limit.", "细胞活率低于限度。"), List.of());
        String text = Pages.text(RENDERER.pdf(SampleContent.with(rejected, CONTENT.site())));

        assertThat(text)
                .contains("✗ REJECTED – NON-CONFORMING 拒绝放行", "Viability below the limit.", "Decision 处理决定")
                .doesNotContain("RELEASED", "Certification");
    }

    @Test
    void marksAResultThatIsOutOfSpecification() {
        TestLine failed = new TestLine(
                "viability",
                new Text("Viability", "细胞活率"),
                Stated.of("SOP-QC-011 v4"),
                SamplePoint.DP,
                Gate.BLOCKING,
                List.of(Stated.of("≥ 95.0 %")),
                List.of(Stated.of("94.9 %")),
                Optional.of("94.94 %"),
                Judgement.OUT_OF_SPECIFICATION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        String text = Pages.text(RENDERER.pdf(SampleContent.with(List.of(failed))));

        assertThat(text).contains("94.9 %", "unrounded 94.94 %", "✗ Out of", "specification", "不符合规定");
    }

    @Test
    void listsPendingTestsWithTheirDueDates() {
        Disposition conditional = new Disposition(
                Standing.CONDITIONALLY_RELEASED,
                new Text("Released before the final sterility reading.", "在无菌检查终读前放行。"),
                List.of(new Pending(
                        new Text("Sterility, final reading", "无菌(终读)"), SampleContent.at("2019-07-08T01:00:00Z"))));
        String text = Pages.text(RENDERER.pdf(SampleContent.with(conditional, CONTENT.site())));

        assertThat(text)
                .contains("CONDITIONALLY RELEASED – RESULTS PENDING")
                .contains("Sterility, final reading 无菌(终读) – result due 2019-07-08");
    }

    @Test
    void printsHostileTextAsText() {
        String attack = "<b>A</b> & ${T(java.lang.Runtime)} __${7*7}__ [[${c}]] &lt; </td></table> {{x}} ${c.lot()}";
        Site site = new Site(new Text("<script>alert(1)</script> Lab", "实验室"), attack, "+1");
        String text = Pages.text(RENDERER.pdf(SampleContent.with(CONTENT.disposition(), site)));

        assertThat(text).contains("<script>alert(1)</script> Lab").contains(attack);
    }

    @Test
    void drawsTheSameBytesFromTheSameContent() {
        assertThat(RENDERER.pdf(CONTENT)).isEqualTo(PDF);
        assertThat(new CertificateRenderer(CertificateTemplate.in(Path.of("templates/certificate"))).pdf(CONTENT))
                .isEqualTo(PDF);
    }

    @Test
    void drawsForSeveralThreadsAtOnce() {
        assertThat(IntStream.range(0, 4).parallel().mapToObj(i -> RENDERER.pdf(CONTENT)))
                .allSatisfy(pdf -> assertThat(pdf).isEqualTo(PDF));
    }

    @Test
    void attachesTheContentAsData() {
        byte[] attached = Pages.read(PDF, document -> {
            PdfDictionary file =
                    document.getCatalog().getPdfObject().getAsArray(PdfName.AF).getAsDictionary(0);
            assertThat(file.getAsName(PdfName.AFRelationship)).isEqualTo(PdfName.Data);
            PdfStream stream = file.getAsDictionary(PdfName.EF).getAsStream(PdfName.F);
            return stream.getBytes();
        });

        assertThat(attached).isEqualTo(CONTENT.bytes());
    }

    @Test
    void takesItsDatesFromTheContent() {
        List<String> dates = Pages.read(
                PDF,
                document -> List.of(
                        document.getDocumentInfo().getMoreInfo("CreationDate"),
                        document.getDocumentInfo().getMoreInfo("ModDate")));

        assertThat(dates).containsOnly("D:20190624074108Z");
    }

    @Test
    void titlesTheDocumentForScreenReaders() {
        assertThat(Pages.<String>read(
                        PDF, document -> document.getDocumentInfo().getTitle()))
                .isEqualTo("Certificate of Analysis COA-UCM-P4-2, version 1, lot UCM-P4-2");
    }
}

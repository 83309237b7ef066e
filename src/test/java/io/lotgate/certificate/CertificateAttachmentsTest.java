package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import io.lotgate.evaluation.JsonLines;
import io.lotgate.value.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a certificate carries beside its pages, and the sheet it is set for. */
class CertificateAttachmentsTest {
    private static final CertificateContent CONTENT = SampleContent.p42();

    @Test
    void carriesItsContentAndWhatItsVerdictsWereReachedFrom() {
        assertThat(attached(CertificateRenderer.shipped().pdf(CONTENT)).keySet())
                .containsExactly("certificate.json", "evaluations.jsonl");
        assertThat(attached(CertificateRenderer.shipped().pdf(SampleContent.least()))
                        .keySet())
                .as("stored before certificates carried it")
                .containsExactly("certificate.json");
    }

    /** Anybody with the program reaches the same verdict from the attachment alone. */
    @Test
    void isEvaluatedAgainFromItsAttachment() throws IOException {
        byte[] inputs = attached(CertificateRenderer.shipped().pdf(CONTENT)).get("evaluations.jsonl");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        JsonLines.run(new ByteArrayInputStream(inputs), answer);
        JsonNode verdict = RecordJson.parse(answer.toByteArray());

        assertThat(verdict.path("id").asString("")).isEqualTo("viability/1");
        assertThat(verdict.path("verdict").asString("")).isEqualTo("CONFORMS");
        assertThat(verdict.path("reported").asString("")).isEqualTo("89 %");
    }

    @Test
    void printsRunDeviationReportDayAndWhereItWasTested() {
        String text = Pages.asDrawn(CertificateRenderer.shipped().pdf(CONTENT)).replaceAll("\\s+", " ");

        assertThat(text)
                .contains("Run with EQ-014, RG-207")
                .containsPattern("report MB-19- ?20977 ?2019-07-09")
                .contains("Tested at Lotgate Demonstration Laboratory, unless an external laboratory is named.")
                .contains("DEV-19-031", "minor, closed as acceptable. Settle plate 3 read 1 CFU.");
    }

    @Test
    void isSetForTheSheetOfTheSite() {
        byte[] letter = CertificateRenderer.shipped()
                .pdf(CertificateContent.fromJson(CONTENT.toJson().put("paper", "LETTER")));

        assertThat(width(CertificateRenderer.shipped().pdf(CONTENT))).isEqualTo(595);
        assertThat(width(letter)).isEqualTo(612);
        assertThat(Standards.failures(letter)).isEmpty();
        assertThat(Pages.rightmost(letter)).isLessThan(612 - 30);
    }

    private static int width(byte[] pdf) {
        return Pages.<Integer>read(pdf, document -> {
            Rectangle sheet = document.getPage(1).getPageSize();
            return (int) sheet.getWidth();
        });
    }

    private static Map<String, byte[]> attached(byte[] pdf) {
        return Pages.read(pdf, document -> {
            Map<String, byte[]> files = new LinkedHashMap<>();
            PdfArray associated = document.getCatalog().getPdfObject().getAsArray(PdfName.AF);
            for (int i = 0; i < associated.size(); i++) {
                PdfDictionary file = associated.getAsDictionary(i);
                files.put(
                        file.getAsString(PdfName.UF).toUnicodeString(),
                        file.getAsDictionary(PdfName.EF).getAsStream(PdfName.F).getBytes());
            }
            return files;
        });
    }
}

package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The printed trend: readable, for the archive and screen readers, with its picture, always the same bytes. */
class TrendReportTest {
    private static final String PICTURE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 100\" width=\"960\""
                    + " height=\"100\"><style>text{font-family:Noto Sans;font-size:12px}.control{stroke:#0a5a83;"
                    + "stroke-dasharray:6 4}</style><line class=\"control\" x1=\"0\" y1=\"20\" x2=\"900\" y2=\"20\"/>"
                    + "<text x=\"10\" y=\"60\">d2 = 2/√π, mean ± 3σ, limit ≥ 70</text></svg>";

    @BeforeAll
    static void start() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_A", "PDFUA_1"})
    void meets(PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(report(3).pdf()), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void showsPictureFiguresAndValues() throws IOException {
        byte[] pdf = report(3).pdf();
        Files.write(Files.createDirectories(Path.of("target/pictures")).resolve("trend-sample.pdf"), pdf);
        assertThat(Pages.text(pdf))
                .contains("d2 = 2/√π, mean ± 3σ, limit ≥ 70")
                .contains("Trend: Cell viability", "89.11 %", "Rules of Nelson", "1 point beyond 3σ", "LOT-1")
                .contains("SAMPLE DATA", "Limits are provisional");
    }

    @Test
    void repeatsTheHeaderOfALongTable() {
        assertThat(Pages.of(report(250).pdf()))
                .hasSizeGreaterThan(3)
                .allSatisfy(page -> assertThat(page).contains("SAMPLE DATA"))
                .last()
                .satisfies(page -> assertThat(page).contains("In the limits"));
    }

    @Test
    void isTheSameTwiceAndNamesWhatItCannotPrint() {
        assertThat(report(3).pdf()).isEqualTo(report(3).pdf());
        assertThat(report(3).unprintable()).isEmpty();
    }

    private static TrendReport report(int rows) {
        return new TrendReport(
                "Example Laboratory",
                true,
                "Trend: Cell viability",
                "Adipose-derived cells",
                "Made 2031-05-01 08:00 (UTC) by Zhao Min",
                Instant.parse("2031-05-01T08:00:00Z"),
                "Limits are provisional: they rest on fewer than 20 lots.",
                PICTURE,
                "Control chart of viability",
                List.of(new TrendReport.Line("Mean", "89.11 %", "d2 = 2/√π = 1.128379")),
                "Nelson",
                List.of("1 point beyond 3σ"),
                List.of("Lot", "Value", "In the limits"),
                Collections.nCopies(rows, List.of("LOT-1", "88.1", "yes")));
    }
}

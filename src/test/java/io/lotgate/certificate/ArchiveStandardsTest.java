package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The standards as veraPDF, which is not the program that wrote the file, reads them. */
class ArchiveStandardsTest {
    private static final byte[] PDF = CertificateRenderer.shipped().pdf(SampleContent.p42());

    @BeforeAll
    static void start() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_A", "PDFUA_1"})
    void meets(PDFAFlavour standard) throws Exception {
        ValidationResult result = validate(standard);

        assertThat(failures(result)).isEmpty();
        assertThat(result.isCompliant()).isTrue();
        assertThat(result.getTotalAssertions()).isGreaterThan(1000);
    }

    private static ValidationResult validate(PDFAFlavour standard) throws VeraPDFException, java.io.IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(PDF), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            return validator.validate(parser);
        }
    }

    private static List<String> failures(ValidationResult result) {
        return result.getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                .distinct()
                .toList();
    }
}

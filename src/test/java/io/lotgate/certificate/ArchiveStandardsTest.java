package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The archive's and screen readers' standards, before the seal. */
class ArchiveStandardsTest {
    private static final byte[] PDF = CertificateRenderer.shipped().pdf(SampleContent.p42());

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_A", "PDFUA_1"})
    void meets(PDFAFlavour standard) {
        assertThat(Standards.failures(PDF, standard)).isEmpty();
        assertThat(Standards.validate(PDF, standard).getTotalAssertions()).isGreaterThan(1000);
    }
}

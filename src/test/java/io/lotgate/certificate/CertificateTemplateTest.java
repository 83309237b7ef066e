package io.lotgate.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The laboratory's own files go before the shipped ones, each by itself. */
class CertificateTemplateTest {
    @Test
    void takesTheOwnStyleSheetAndTheShippedPage() {
        CertificateTemplate shipped = CertificateTemplate.shipped();
        CertificateTemplate chosen = CertificateTemplate.chosen(
                name -> name.equals("certificate/certificate.css") ? Optional.of("body {}") : Optional.empty());
        assertThat(chosen.css()).isEqualTo("body {}").isNotEqualTo(shipped.css());
        assertThat(chosen.html()).isEqualTo(shipped.html());
    }

    @Test
    void takesTheShippedFilesWhereThereAreNoOthers() {
        assertThat(CertificateTemplate.chosen(name -> Optional.empty())).isEqualTo(CertificateTemplate.shipped());
    }
}

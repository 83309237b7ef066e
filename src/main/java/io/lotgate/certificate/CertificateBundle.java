package io.lotgate.certificate;

import io.lotgate.certificate.Certificates.Certificate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several certificates in one ZIP: of each the PDF as it was issued and its content, and {@code checksums.sha256} over
 * all, as {@code sha256sum -c} reads it.
 */
final class CertificateBundle {
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    void add(Certificate certificate, byte[] pdf) {
        files.put(certificate.number() + ".pdf", pdf);
        files.put(certificate.number() + ".json", certificate.content().bytes());
    }

    byte[] bytes() {
        return DossierZip.zipped(files);
    }
}

package io.lotgate.certificate;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

/** The seal as EU DSS judges it, which is not the program that wrote it. */
final class EuropeanValidator {
    private EuropeanValidator() {}

    /** @param trusted certificates that are believed without anybody above them */
    static SimpleReport report(byte[] pdf, X509Certificate... trusted) {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        Stream.of(trusted).map(CertificateToken::new).forEach(anchors::addCertificate);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        verifier.setAIASource(null);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }
}

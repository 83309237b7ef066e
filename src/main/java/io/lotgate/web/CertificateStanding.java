package io.lotgate.web;

import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.lot.Lot;

/** Whether a certificate can still be relied on: what became of its lot, and whether a later one took its place. */
record CertificateStanding(Lot lot, Certificate certificate) {

    static CertificateStanding of(Lot lot, Certificate certificate) {
        return new CertificateStanding(lot, certificate);
    }

    /** Why it must not be relied on, in words; "" when nothing is known against it. */
    String warning() {
        return certificate
                .content()
                .disposition()
                .standing()
                .warning(certificate.version(), lot.decisions().size(), lot.status())
                .orElse("");
    }
}

package io.lotgate.web;

import io.lotgate.certificate.Certificates.Certificate;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Status;

/** Whether a certificate can still be relied on: what became of its lot, and whether a later one took its place. */
record CertificateStanding(Lot lot, Certificate certificate, boolean last) {

    static CertificateStanding of(Lot lot, Certificate certificate) {
        return new CertificateStanding(
                lot, certificate, certificate.version() == lot.decisions().size());
    }

    /** Why it must not be relied on, in words; "" when nothing is known against it. */
    String warning() {
        if (!last) {
            return "Superseded: version " + lot.decisions().size() + " took its place.";
        }
        boolean certifies = certificate.content().disposition().standing().conforming();
        if (!certifies) {
            return "";
        }
        if (lot.status() == Status.ON_HOLD) {
            return "Suspended: the lot is on hold, under investigation. Do not use the product.";
        }
        return lot.status() == Status.RECALLED ? "Suspended: the lot is recalled. Do not use the product." : "";
    }
}

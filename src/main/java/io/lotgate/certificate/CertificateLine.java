package io.lotgate.certificate;

import io.lotgate.lot.Status;
import java.time.Instant;
import java.util.UUID;

/**
 * A certificate in the archive.
 *
 * @param product reference of the product the lot was registered under
 * @param recipient pseudonym, "" for none
 * @param standing what the certificate says
 * @param at when it was committed with the decision
 * @param status of the lot now
 * @param last version of the lot's latest certificate; greater than {@code version} where this one is superseded
 * @param issued whether its PDF is made
 */
public record CertificateLine(
        UUID id,
        String number,
        int version,
        String lot,
        String product,
        String recipient,
        Standing standing,
        Instant at,
        Status status,
        int last,
        boolean issued) {

    /** Why it must not be relied on, in words; "" when nothing is known against it. */
    public String warning() {
        return standing.warning(version, last, status).orElse("");
    }
}

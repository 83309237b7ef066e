package io.lotgate.ledger;

import io.lotgate.value.Digest;
import java.time.Instant;
import java.util.UUID;

/**
 * An electronic signature and its manifestation (21 CFR 11.50, 11.70): it belongs to one record and to the exact bytes
 * that record had.
 *
 * @param subject identifier of the signed record
 * @param content SHA-256 of the signed record's canonical bytes
 * @param meaning performed, transcribed, reviewed, approved, certified or rejected
 * @param at when it was signed, UTC
 * @param zone the site's time zone, for printing
 */
public record Signature(UUID id, UUID subject, String content, String meaning, Actor signer, Instant at, String zone) {

    /** Whether the signature still belongs to these bytes; false means it is shown as broken. */
    public boolean covers(Digest digest) {
        return content.equals(digest.hex());
    }
}

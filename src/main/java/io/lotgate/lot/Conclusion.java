package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How QA concluded an investigation, signed.
 *
 * @param cause the proven cause, for an invalidation
 * @param reason as the certificate and the lot's file state it
 */
public record Conclusion(
        UUID id,
        UUID investigation,
        UUID lot,
        Finding finding,
        Optional<String> cause,
        String reason,
        Instant at,
        Actor by) {
    /** What the result is held to be. Passing retests alone change nothing: only a proven cause does. */
    public enum Finding {
        /** The result is true: the lot does not meet its specification. */
        CONFIRMED,
        /** No cause was found; the result stands and stays out of specification. */
        NO_CAUSE_FOUND,
        /** A proven cause apart from the product made the result invalid. */
        INVALIDATED,
        /** The specification lets QA accept the result by an assessment, which the certificate prints. */
        ACCEPTED_BY_ASSESSMENT
    }

    /** Signature's meaning: an invalidation is signed as such, everything else approved. */
    String meaning() {
        return finding == Finding.INVALIDATED ? "invalidated" : "approved";
    }
}

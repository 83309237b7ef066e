package io.lotgate.lot;

import java.time.Instant;
import java.util.UUID;

/**
 * A lot in a list.
 *
 * @param concluded tests whose result is reviewed and accepted
 * @param worst the gravest standing verdict among the tests, empty while there is none
 */
public record LotLine(
        UUID id,
        String number,
        String product,
        Status status,
        Step step,
        String recipient,
        Instant manufacturedAt,
        Instant expiresAt,
        int tests,
        int concluded,
        String worst) {}

package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The record that the lot's samples reached the laboratory.
 *
 * @param temperatureC temperature on arrival in degrees Celsius
 * @param acceptable whether container, label and condition were as required
 * @param volumeMl sample volume in mL
 * @param deviation number and text of the deviation when not acceptable
 */
public record Reception(
        UUID id,
        UUID lot,
        Instant collectedAt,
        Instant receivedAt,
        BigDecimal temperatureC,
        boolean acceptable,
        BigDecimal volumeMl,
        String location,
        Optional<String> deviation,
        Instant at,
        Actor by) {

    /** Time between collection and receipt. */
    public Duration hold() {
        return Duration.between(collectedAt, receivedAt);
    }
}

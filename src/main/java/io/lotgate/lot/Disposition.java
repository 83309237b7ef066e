package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.UUID;

/** The decision on the lot by a person with the right to certify. */
public record Disposition(UUID id, UUID lot, Decision decision, String reason, Instant at, Actor by) {}

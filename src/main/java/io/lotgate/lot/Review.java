package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A second person's check of a result against raw data and its audit trail: accepted, or returned with a reason. */
public record Review(UUID id, UUID lot, UUID result, boolean accepted, Optional<String> reason, Instant at, Actor by) {}

package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.UUID;

/** One thing on record about a lot beside its tests and decisions. */
public record Event<D extends Detail>(UUID id, UUID lot, D detail, Instant at, Actor by) {}

package io.lotgate.lot;

import java.time.Instant;
import java.util.UUID;

/**
 * A course of events of a lot and what it waits for.
 *
 * @param subject the dose; the lot itself in every other course
 * @param dueAt when it is due, at the latest the lot's expiry
 */
public record Errand(Need need, UUID subject, Instant dueAt) {}

package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * Phase II of an investigation as QA approved it, before the first retest.
 *
 * @param retests how many, fixed here; 0 where the sample is used up or nothing more can be learnt
 * @param kind RETEST of the same sample, or RESAMPLE where the first is shown not to represent the lot
 * @param production what the review of the production found
 * @param reason why so many, and why this sample
 */
public record RetestPlan(
        UUID id,
        UUID investigation,
        UUID lot,
        int retests,
        AttemptKind kind,
        String production,
        String reason,
        Instant at,
        Actor by) {}

package io.lotgate.lot;

import io.lotgate.ledger.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * An investigation of a result that does not conform. It opens with the signed result, before anybody reviewed it.
 *
 * @param result the result it is about; it stays readable whatever comes of it
 * @param number as people cite it: lot number, OOS, counted from 1 a lot
 * @param dueAt when the conclusion is expected
 */
public record Investigation(
        UUID id, UUID lot, String test, UUID result, String number, Instant dueAt, Instant at, Actor by) {}

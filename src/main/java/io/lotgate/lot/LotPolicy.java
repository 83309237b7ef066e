package io.lotgate.lot;

import java.time.Duration;

/**
 * What a site decides about its lots.
 *
 * @param lateAfter a result recorded later than this after it was read needs a reason
 * @param investigationDue time until the conclusion of an investigation is expected
 * @param exceptionalSupply whether the site's jurisdiction allows the supply of a product out of specification on a
 *     physician's request (EU GMP Part IV, 11.53)
 * @param notifyWithin time from the administration of such a product until the authority or sponsor is told
 */
public record LotPolicy(
        Duration lateAfter, Duration investigationDue, boolean exceptionalSupply, Duration notifyWithin) {}

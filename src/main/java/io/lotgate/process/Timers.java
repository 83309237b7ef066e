package io.lotgate.process;

import io.lotgate.lot.Detail;
import io.lotgate.lot.Lots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * The times that timers of the models wait for.
 *
 * @param notifyWithin time from the administration of a product out of specification until the authority is told
 */
public record Timers(Lots lots, Duration notifyWithin, Clock clock) {
    /** When the lot expires. */
    public Date expiry(String lot) {
        Instant expiry =
                lots.find(UUID.fromString(lot)).orElseThrow().registration().expiresAt();
        return Date.from(expiry.plusMillis(1)); // a date has no microseconds; it must not come early
    }

    /** Until when the authority is told. */
    public Date notification(String lot) {
        Instant given =
                lots.find(UUID.fromString(lot)).orElseThrow().events().of(Detail.DoseAdministered.class).stream()
                        .map(event -> event.detail().given())
                        .min(Instant::compareTo)
                        .orElseGet(clock::instant);
        return Date.from(given.plus(notifyWithin));
    }
}

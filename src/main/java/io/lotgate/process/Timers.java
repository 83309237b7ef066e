package io.lotgate.process;

import io.lotgate.lot.Errand;
import io.lotgate.lot.Lot;
import io.lotgate.lot.Lots;
import io.lotgate.lot.Need;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** The times that timers of the models wait for. */
public record Timers(Lots lots) {
    /** When the lot expires. */
    public Date expiry(String lot) {
        return date(lot(lot).registration().expiresAt());
    }

    /** When a test is due. */
    public Date performing(String lot, String test) {
        Lot known = lot(lot);
        return date(known.due(known.test(test).orElseThrow()));
    }

    /** Until when the authority is told of a product out of specification that was given. */
    public Date notification(String lot) {
        return lot(lot).errands().stream()
                .filter(errand -> errand.need() == Need.NOTIFY_AUTHORITY)
                .map(Errand::dueAt)
                .map(Timers::date)
                .findFirst()
                .orElseThrow();
    }

    private Lot lot(String id) {
        return lots.find(UUID.fromString(id)).orElseThrow();
    }

    /** A date has no microseconds; the timer must not come early. */
    private static Date date(Instant at) {
        return Date.from(at.plusMillis(1));
    }
}

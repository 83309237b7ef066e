package io.lotgate.lot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Times that people enter: never in the future. */
final class Times {
    private Times() {}

    static <D extends Detail> Outcome<D> past(D detail, String field, Instant at, Act.Situation situation) {
        return at.isAfter(situation.now())
                ? Outcome.refused(Refusal.input(field, "This lies in the future. Check date and time."))
                : Outcome.done(detail);
    }

    /** The day it is at the site. */
    static LocalDate today(Act.Situation situation) {
        return situation
                .now()
                .atZone(ZoneId.of(situation.lot().registration().zone()))
                .toLocalDate();
    }
}

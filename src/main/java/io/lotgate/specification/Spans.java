package io.lotgate.specification;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/** Spans of time in ISO 8601: {@code P14D}, {@code PT6H}, {@code P24M}. */
final class Spans {
    private static final Duration LONGEST_WAIT = Duration.ofDays(3650);
    private static final LocalDate LATEST_END = LocalDate.EPOCH.plusYears(100);

    private Spans() {}

    /** Days and hours, more than nothing and at most ten years; a laboratory's due time. */
    static Optional<Duration> wait(String written) {
        try {
            Duration wait = Duration.parse(written);
            boolean sensible = !wait.isNegative() && !wait.isZero() && wait.compareTo(LONGEST_WAIT) <= 0;
            return sensible ? Optional.of(wait) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A calendar period, or hours for a fresh product; more than nothing and at most a hundred years. */
    static Optional<TemporalAmount> life(String written) {
        try {
            return written.indexOf('T') >= 0 ? wait(written).map(life -> life) : Optional.of(period(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Period period(String written) {
        Period period = Period.parse(written);
        LocalDate end = LocalDate.EPOCH.plus(period);
        boolean sensible = !period.isNegative() && !period.isZero() && !end.isAfter(LATEST_END);
        if (!sensible) {
            throw new DateTimeException("not a shelf life: " + written);
        }
        return period;
    }
}

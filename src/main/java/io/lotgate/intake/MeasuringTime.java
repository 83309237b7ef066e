package io.lotgate.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When an instrument measured, as far as its print tells. 3/4/2022 is a day in March or in April; a time without a zone
 * may be the site's; an abbreviation such as EST is not relied upon.
 *
 * @param printed exactly as the file has it
 * @param readings every moment that the print can mean, on the instrument's clock; empty when it is no date
 * @param zone what is known of the instrument's clock
 * @param offset of the clock from UTC, where the file gives it
 */
public record MeasuringTime(String printed, List<Reading> readings, Zone zone, Optional<ZoneOffset> offset) {
    /** Clocks differ from UTC by at most this much. */
    private static final ZoneOffset EASTMOST = ZoneOffset.ofHours(14);

    private static final ZoneOffset WESTMOST = ZoneOffset.ofHours(-12);

    /** What is known of the instrument's clock. */
    public enum Zone {
        /** No zone is printed: the clock of the site, as far as anyone knows. */
        SITE,
        /** The distance from UTC is printed. */
        FIXED,
        /** A zone is printed that cannot be read for sure. */
        UNSURE
    }

    /** One moment that a print can mean, from its beginning to its end: a print to the minute lasts a minute. */
    public record Reading(LocalDateTime from, LocalDateTime to) {}

    public MeasuringTime {
        readings = List.copyOf(readings);
    }

    MeasuringTime at(ZoneOffset distance) {
        return new MeasuringTime(printed, readings, Zone.FIXED, Optional.of(distance));
    }

    /** Whether every moment that the print can mean lies before a point in time. */
    public boolean surelyBefore(Instant limit, ZoneId site) {
        return !readings.isEmpty()
                && readings.stream().allMatch(one -> last(one.to(), site).isBefore(limit));
    }

    /** Whether every moment that the print can mean lies after a point in time. */
    public boolean surelyAfter(Instant limit, ZoneId site) {
        return !readings.isEmpty()
                && readings.stream().allMatch(one -> first(one.from(), site).isAfter(limit));
    }

    /** The moment, when the print means one only. */
    public Optional<Instant> only(ZoneId site) {
        return readings.size() == 1 && zone != Zone.UNSURE
                ? Optional.of(first(readings.get(0).from(), site))
                : Optional.empty();
    }

    private Instant last(LocalDateTime local, ZoneId site) {
        return zone == Zone.UNSURE ? local.toInstant(WESTMOST) : first(local, site);
    }

    private Instant first(LocalDateTime local, ZoneId site) {
        return switch (zone) {
            case UNSURE -> local.toInstant(EASTMOST);
            case FIXED -> local.toInstant(offset.orElse(ZoneOffset.UTC));
            case SITE -> local.atZone(site).toInstant();
        };
    }
}

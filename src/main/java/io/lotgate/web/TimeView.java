package io.lotgate.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A moment as a page shows it: to the minute, in the zone of the site.
 *
 * @param iso the instant in UTC, for machines; "" when there is none
 * @param text what a person reads, {@code 2026-11-23 14:05}; "" when there is none
 */
public record TimeView(String iso, String text) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    /** The moment in the zone of the site. */
    public static TimeView of(Instant instant, ZoneId zone) {
        return new TimeView(instant.truncatedTo(ChronoUnit.SECONDS).toString(), MINUTE.format(instant.atZone(zone)));
    }

    /** A calendar day without a time. */
    public static TimeView day(LocalDate day) {
        return new TimeView(day.toString(), day.toString());
    }

    /** No moment yet; the page prints a dash. */
    public static TimeView none() {
        return new TimeView("", "");
    }

    /** The text that a date and time field of a form takes, {@code 2026-11-23T14:05}, in the zone of the site. */
    public static String field(Instant instant, ZoneId zone) {
        return FIELD.format(instant.atZone(zone));
    }
}

package io.lotgate.intake;

import io.lotgate.intake.MeasuringTime.Zone;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ways in which an instrument prints date and time. Tells every moment that a print can mean and chooses none: where
 * the order of day and month is the region's, there may be two.
 */
final class PrintedDate {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST = 60;
    private static final Pattern SPACES = Pattern.compile("[ \\u00A0\\u202F]{1,40}");

    /** EST, CEST and the like mean different things in different places. */
    private static final Pattern ABBREVIATION = Pattern.compile(" [A-Z]{2,5}$");

    private static final Pattern HALF_DAY = Pattern.compile(" [AP]M$", Pattern.CASE_INSENSITIVE);

    /** Dates of a workbook, whatever the instrument prints in its texts. */
    private static final String OF_WORKBOOK = "uuuu-MM-dd'T'HH:mm:ss";

    private static final String OF_WORKBOOK_TO_THE_MINUTE = "uuuu-MM-dd'T'HH:mm";

    private record Known(DateTimeFormatter formatter, Duration lasting) {}

    private final List<Known> patterns;
    private final Optional<ZoneOffset> offset;

    private PrintedDate(List<Known> patterns, Optional<ZoneOffset> offset) {
        this.patterns = patterns;
        this.offset = offset;
    }

    static PrintedDate of(String... patterns) {
        List<Known> known = java.util.stream.Stream.concat(
                        Arrays.stream(patterns), java.util.stream.Stream.of(OF_WORKBOOK, OF_WORKBOOK_TO_THE_MINUTE))
                .map(PrintedDate::known)
                .toList();
        return new PrintedDate(known, Optional.empty());
    }

    /** The same for an instrument whose clock is known to show universal time. */
    PrintedDate inUtc() {
        return new PrintedDate(patterns, Optional.of(ZoneOffset.UTC));
    }

    private static Known known(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
        Duration lasting = pattern.contains("s")
                ? Duration.ofSeconds(1)
                : pattern.contains("m") ? Duration.ofMinutes(1) : Duration.ofDays(1);
        return new Known(formatter, lasting);
    }

    /** What a print can mean; without readings when the calendar has no such day or the clock no such time. */
    MeasuringTime read(String printed) {
        String text = SPACES.matcher(printed.strip()).replaceAll(" ");
        boolean abbreviated =
                ABBREVIATION.matcher(text).find() && !HALF_DAY.matcher(text).find();
        String local = abbreviated ? ABBREVIATION.matcher(text).replaceAll("") : text;
        List<Meant> meant = local.length() > LONGEST ? List.of() : meant(local);
        Optional<ZoneOffset> found =
                meant.stream().flatMap(one -> one.offset().stream()).findFirst().or(() -> offset);
        Zone zone = abbreviated ? Zone.UNSURE : found.isPresent() ? Zone.FIXED : Zone.SITE;
        return new MeasuringTime(
                printed,
                meant.stream().map(Meant::reading).distinct().toList(),
                zone,
                abbreviated ? Optional.empty() : found);
    }

    private record Meant(MeasuringTime.Reading reading, Optional<ZoneOffset> offset) {}

    private List<Meant> meant(String text) {
        return patterns.stream().flatMap(known -> meant(known, text).stream()).toList();
    }

    private static Optional<Meant> meant(Known known, String text) {
        return parsed(known.formatter(), text)
                .map(one -> new Meant(
                        new MeasuringTime.Reading(local(one), local(one).plus(known.lasting())),
                        one instanceof OffsetDateTime fixed ? Optional.of(fixed.getOffset()) : Optional.empty()));
    }

    private static LocalDateTime local(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime fixed) {
            return fixed.toLocalDateTime();
        }
        return parsed instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) parsed;
    }

    private static Optional<TemporalAccessor> parsed(DateTimeFormatter pattern, String text) {
        try {
            TemporalAccessor parsed =
                    pattern.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            int year = local(parsed).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(parsed) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

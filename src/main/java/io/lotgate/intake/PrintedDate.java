package io.lotgate.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways in which an instrument prints date and time. Tells whether a text is one, and never which moment it is. */
final class PrintedDate {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST = 40;

    private final List<DateTimeFormatter> patterns;

    private PrintedDate(List<DateTimeFormatter> patterns) {
        this.patterns = patterns;
    }

    static PrintedDate of(String... patterns) {
        return new PrintedDate(Arrays.stream(patterns)
                .map(pattern -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.US)
                        .withResolverStyle(ResolverStyle.STRICT))
                .toList());
    }

    /** Whether the calendar has this date and the clock this time: not month 13, 30 February or 25 o'clock. */
    boolean possible(String printed) {
        return printed.length() <= LONGEST && patterns.stream().anyMatch(pattern -> fits(pattern, printed));
    }

    private static boolean fits(DateTimeFormatter pattern, String printed) {
        try {
            int year = LocalDateTime.parse(printed, pattern).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

package io.lotgate.web;

import java.time.Duration;
import java.time.Instant;

/**
 * How much time is left until something is due or expires.
 *
 * @param tone {@code ok}, {@code soon} (a day or less), {@code overdue} or {@code none}
 * @param text in words, two units at most: {@code 21 d left}, {@code overdue by 35 min}; "" for none
 * @param until the moment itself
 */
public record LeftView(String tone, String text, TimeView until) {
    private static final Duration SOON = Duration.ofHours(24);

    /** The time from {@code now} to {@code due}; two units at most, rounded down. */
    public static LeftView of(Instant now, Instant due, TimeView until) {
        Duration left = Duration.between(now, due);
        if (left.isNegative()) {
            return new LeftView("overdue", "overdue by " + words(left.negated()), until);
        }
        return new LeftView(left.compareTo(SOON) <= 0 ? "soon" : "ok", words(left) + " left", until);
    }

    /** The time from {@code now} to the expiry of a lot. */
    public static LeftView shelf(Instant now, Instant expiry, TimeView until) {
        LeftView left = of(now, expiry, until);
        return left.tone().equals("overdue")
                ? new LeftView("overdue", "expired " + words(Duration.between(expiry, now)) + " ago", until)
                : left;
    }

    /** Nothing is due. */
    public static LeftView none() {
        return new LeftView("none", "", TimeView.none());
    }

    private static String words(Duration length) {
        if (length.toDays() >= 14) {
            return length.toDays() + " d";
        }
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        return length.toHours() > 0
                ? length.toHours() + " h " + length.toMinutesPart() + " min"
                : length.toMinutes() + " min";
    }
}

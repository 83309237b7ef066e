package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Limit;
import io.lotgate.value.Measured;
import io.lotgate.value.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A reading judged by its limits.
 *
 * @param rounded the value as reported: rounded, or as it stands where nothing is rounded
 */
record Judged(Verdict verdict, String rounded, List<String> workings) {
    static Judged by(Limits limits, Measured reading) {
        return reading instanceof Measured.Exact exact ? exact(limits, exact) : censored(limits, reading);
    }

    private static Judged exact(Limits limits, Measured.Exact reading) {
        Verdict verdict = Verdict.CONFORMS;
        List<String> workings = new ArrayList<>();
        Set<Integer> explained = new HashSet<>();
        for (Limit limit : limits.all()) {
            OptionalInt decimals = limits.decimalsFor(limit);
            String shown = reading.text();
            boolean met = limit.admits(reading.amount());
            if (decimals.isPresent()) {
                BigDecimal rounded = limits.rounding().round(reading.amount(), decimals.getAsInt());
                shown = rounded.toPlainString();
                met = limit.admits(Decimal.exact(rounded));
                if (explained.add(decimals.getAsInt())) {
                    workings.add(rounding(limits, reading, shown, decimals.getAsInt()));
                }
            }
            workings.add(shown + " " + limit.ascii() + (met ? "" : " does not hold"));
            verdict = verdict.and(met ? Verdict.CONFORMS : Verdict.OUT_OF_SPECIFICATION);
        }
        return new Judged(verdict, reported(limits, reading), workings);
    }

    private static String rounding(Limits limits, Measured reading, String rounded, int decimals) {
        String places = decimals + (decimals == 1 ? " decimal " : " decimals ");
        String asked = limits.decimals().isPresent() ? "as the criterion asks" : "as in the limit";
        return reading.text() + " rounds to " + rounded + " ("
                + limits.rounding().rule() + ", " + places + asked + ")";
    }

    private static String reported(Limits limits, Measured.Exact reading) {
        OptionalInt decimals = limits.reportedDecimals();
        return limits.rounding() == Rounding.NONE || decimals.isEmpty()
                ? reading.text()
                : limits.rounding().round(reading.amount(), decimals.getAsInt()).toPlainString();
    }

    private static Judged censored(Limits limits, Measured reading) {
        Verdict verdict = Verdict.CONFORMS;
        List<String> workings = new ArrayList<>();
        for (Limit limit : limits.all()) {
            Limit.Position position = limit.position(reading);
            workings.add(
                    switch (position) {
                        case INSIDE -> "every value " + reading.text() + " is " + limit.ascii();
                        case OUTSIDE -> "no value " + reading.text() + " is " + limit.ascii();
                        case ACROSS -> "a value " + reading.text() + " may or may not be " + limit.ascii();
                    });
            verdict = verdict.and(
                    switch (position) {
                        case INSIDE -> Verdict.CONFORMS;
                        case OUTSIDE -> Verdict.OUT_OF_SPECIFICATION;
                        case ACROSS -> Verdict.INCONCLUSIVE;
                    });
        }
        return new Judged(verdict, reading.text(), workings);
    }

    /** The same with each working named, where several values are judged. */
    Judged named(String what) {
        return new Judged(
                verdict,
                rounded,
                workings.stream().map(line -> what + ": " + line).toList());
    }

    /** Writes workings, and the finding that shows a reviewer which value it was. */
    Judged noted(Notes notes, String where, String what) {
        notes.workings(workings);
        if (verdict == Verdict.OUT_OF_SPECIFICATION) {
            notes.warning("OUTSIDE_LIMIT", where, what + " is outside its limit");
        } else if (verdict == Verdict.INCONCLUSIVE) {
            notes.warning(
                    "CENSORED_ACROSS_LIMIT",
                    where,
                    what + ", " + rounded + ", proves its limit neither met nor"
                            + " missed: a more sensitive measurement is needed");
        }
        return this;
    }
}

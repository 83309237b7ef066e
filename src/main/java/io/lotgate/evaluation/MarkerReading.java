package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import io.lotgate.value.Measured;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * One marker as measured.
 *
 * @param percent calculated from the counts where there are counts, never from a rounded percentage
 * @param positives events positive for the marker
 * @param events events in the parent gate: a count needs its denominator
 */
record MarkerReading(String name, String where, Measured percent, Optional<Long> positives, Optional<Long> events) {
    private static final BigFraction HUNDRED = BigFraction.of(100);

    static Optional<MarkerReading> read(Source item, String name) {
        Optional<Measured> percent = item.given("percent", item::measured).filter(value -> possible(value, item));
        Optional<Long> positives = item.given("positives", item::count);
        Optional<Long> events = item.given("events", item::count);
        if (item.has("positives") && !item.has("events")) {
            item.error("NO_DENOMINATOR", "events", "A count needs its denominator: how many events were examined?");
        }
        if (events.filter(count -> count == 0).isPresent()) {
            item.error("NO_DENOMINATOR", "events", "No events were examined: a percentage of none has no meaning");
        }
        if (!item.has("percent") && !item.has("positives")) {
            item.error("MISSING", "percent", "Enter the percentage of " + name + ", or its positive events and events");
        }
        if (positives.isEmpty() || events.isEmpty() || events.get() == 0) {
            return percent.map(value -> new MarkerReading(name, item.where(), value, Optional.empty(), events));
        }
        return counted(item, name, percent, positives.get(), events.get());
    }

    private static Optional<MarkerReading> counted(
            Source item, String name, Optional<Measured> percent, long positives, long events) {
        if (positives > events) {
            item.error("OUT_OF_RANGE", "positives", "There cannot be more positive events than events");
            return Optional.empty();
        }
        BigFraction exact = BigFraction.of(positives, events).multiply(HUNDRED);
        if (percent.filter(value -> !agrees(value, exact)).isPresent()) {
            item.error(
                    "COUNTS_DISAGREE",
                    "percent",
                    "The percentage does not follow from " + positives + " of " + events + " events, "
                            + Figures.of(exact) + " %");
            return Optional.empty();
        }
        return Optional.of(
                new MarkerReading(name, item.where(), Measured.of(exact), Optional.of(positives), Optional.of(events)));
    }

    /** The events of both counts of the same sample; as it is where one of them has no counts. */
    MarkerReading plus(MarkerReading earlier) {
        if (positives.isEmpty() || earlier.positives().isEmpty()) {
            return this;
        }
        long allPositives = positives.get() + earlier.positives().get();
        long allEvents = events.orElseThrow() + earlier.events().orElseThrow();
        BigFraction exact = BigFraction.of(allPositives, allEvents).multiply(HUNDRED);
        return new MarkerReading(name, where, Measured.of(exact), Optional.of(allPositives), Optional.of(allEvents));
    }

    /** Less than one unit of the last digit written apart: programs round or cut off. */
    private static boolean agrees(Measured percent, BigFraction exact) {
        Optional<Decimal> written = Decimal.parse(percent.text());
        if (written.isEmpty()) {
            boolean below = percent instanceof Measured.Below;
            return below == exact.compareTo(percent.amount()) < 0 && exact.compareTo(percent.amount()) != 0;
        }
        int scale = Math.max(0, written.get().value().scale());
        BigFraction unit = BigFraction.ONE.divide(BigFraction.of(10).pow(scale));
        return exact.subtract(percent.amount()).abs().compareTo(unit) < 0;
    }

    private static boolean possible(Measured percent, Source item) {
        boolean nothing = percent instanceof Measured.Below && percent.amount().isZero();
        boolean beyond = percent instanceof Measured.Above && percent.amount().compareTo(HUNDRED) >= 0;
        boolean possible =
                percent.amount().signum() >= 0 && percent.amount().compareTo(HUNDRED) <= 0 && !nothing && !beyond;
        if (!possible) {
            item.error("OUT_OF_RANGE", "percent", "Only 0 to 100 % is possible");
        }
        return possible;
    }
}

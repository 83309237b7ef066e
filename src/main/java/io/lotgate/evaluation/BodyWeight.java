package io.lotgate.evaluation;

import io.lotgate.value.Decimal;
import io.lotgate.value.Figures;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Body weights that are possible, in kg, both ends included. A misplaced decimal point changes a dose tenfold, so that a
 * weight outside is refused. 0.5 to 250 kg unless the criterion says otherwise with {@code plausibleWeightKg}.
 */
record BodyWeight(Decimal min, Decimal max) {
    private static final BodyWeight USUAL = new BodyWeight(new Decimal("0.5"), new Decimal("250"));

    static BodyWeight read(Source criterion) {
        if (!criterion.has("plausibleWeightKg")) {
            return USUAL;
        }
        Source range = criterion.at("plausibleWeightKg");
        Optional<Decimal> min = range.decimal("min");
        Optional<Decimal> max = range.decimal("max");
        boolean crossed = min.isPresent()
                && max.isPresent()
                && min.get().exact().compareTo(max.get().exact()) > 0;
        if (crossed || min.filter(bound -> bound.exact().signum() <= 0).isPresent()) {
            range.error("LIMITS_CROSSED", "min", "The least weight is above 0 and not above the greatest");
        }
        return new BodyWeight(min.orElse(USUAL.min), max.orElse(USUAL.max));
    }

    /** The weight, if a person can have it. */
    Optional<BigFraction> possible(BigFraction kilograms, Source observation, String name) {
        boolean inside = kilograms.compareTo(min.exact()) >= 0 && kilograms.compareTo(max.exact()) <= 0;
        if (!inside) {
            observation.error(
                    "IMPLAUSIBLE_WEIGHT",
                    name,
                    Figures.of(kilograms) + " kg is not between " + min + " and " + max + " kg: check value and unit");
        }
        return Optional.of(kilograms).filter(any -> inside);
    }
}

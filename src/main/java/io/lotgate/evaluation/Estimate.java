package io.lotgate.evaluation;

import io.lotgate.value.Measured;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A point estimate with its one-sided upper confidence bound, both in one unit.
 *
 * @param below the assay's detection or quantification limit where the estimate lies below it: no more is known than
 *     that the value is less
 */
record Estimate(BigFraction point, BigFraction upper, Optional<BigFraction> below) {
    static Estimate of(BigFraction point, double upper) {
        return new Estimate(point, BigFraction.from(upper), Optional.empty());
    }

    static Estimate of(double point, double upper) {
        return of(BigFraction.from(point), upper);
    }

    Estimate map(UnaryOperator<BigFraction> increasing) {
        return new Estimate(increasing.apply(point), increasing.apply(upper), below.map(increasing));
    }

    Estimate known(AssayRange range) {
        return new Estimate(point, upper, range.level(point));
    }

    /** The bound that decides: an assay cannot exclude what it cannot see. */
    BigFraction decidingUpper() {
        return below.filter(level -> level.compareTo(upper) > 0).orElse(upper);
    }

    /** The estimate as a reading, censored below the assay's limit. */
    Measured reading() {
        Measured exact = Measured.of(point);
        return below.<Measured>map(level ->
                        new Measured.Below(level, "<" + Measured.of(level).text()))
                .orElse(exact);
    }
}

package io.lotgate.trend;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Limits of a chart of individuals and moving ranges: mean ± 3 σ with σ the mean moving range over d2, and D4 times the
 * mean moving range for the ranges. All in the unit of the values.
 *
 * @param centre mean of the values
 * @param meanRange mean moving range of neighbours
 * @param sigma standard deviation within the process, the short-term one
 */
public record ControlLimits(BigDecimal centre, BigDecimal meanRange, BigDecimal sigma, RangeConstants constants) {
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    /** @param values at least two, in the order of the chart */
    static ControlLimits of(List<BigDecimal> values, RangeConstants constants) {
        BigDecimal meanRange = Moments.of(ranges(values)).mean();
        return new ControlLimits(
                Moments.of(values).mean(), meanRange, meanRange.divide(constants.d2(), Moments.DIGITS), constants);
    }

    /** Absolute differences of neighbours, one fewer than the values. */
    static List<BigDecimal> ranges(List<BigDecimal> values) {
        return IntStream.range(1, values.size())
                .mapToObj(i -> values.get(i).subtract(values.get(i - 1)).abs())
                .toList();
    }

    BigDecimal upper() {
        return centre.add(sigma.multiply(THREE));
    }

    BigDecimal lower() {
        return centre.subtract(sigma.multiply(THREE));
    }

    BigDecimal rangeUpper() {
        return meanRange.multiply(constants.d4());
    }

    /** Whether the values spread at all: of equal values no limit can be made. */
    boolean spread() {
        return sigma.signum() > 0;
    }

    /** A value's distance from the centre in standard deviations. Only where there is a spread. */
    BigDecimal distance(BigDecimal value) {
        return value.subtract(centre).divide(sigma, Moments.DIGITS);
    }
}

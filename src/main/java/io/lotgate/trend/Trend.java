package io.lotgate.trend;

import io.lotgate.evaluation.Measurand;
import io.lotgate.value.Measured;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One number of a test over the lots of a product.
 *
 * @param measurands all numbers of the test that can be followed
 * @param measurand the one followed here, with the limits of the newest version of the specification
 * @param points every attempt in the order of the chart, those left out of the limits included
 * @param lotsForLimits how many values it takes until limits are no longer provisional
 * @param limits absent with fewer than two values
 * @param capability absent without an acceptance limit or a spread
 * @param tolerance absent with fewer than two values
 */
public record Trend(
        String product,
        String test,
        List<Measurand> measurands,
        Measurand measurand,
        Trends.Order order,
        RuleSet rules,
        List<Point> points,
        int lotsForLimits,
        Optional<ControlLimits> limits,
        Optional<Capability> capability,
        Optional<ToleranceLimits> tolerance) {

    public Trend {
        measurands = List.copyOf(measurands);
        points = List.copyOf(points);
    }

    /**
     * One attempt.
     *
     * @param number of the lot
     * @param attempt of the test in that lot
     * @param at manufacture or reading, whichever orders the chart
     * @param reading as measured, in the measurand's unit; absent where the observation has none
     * @param leftOut why it is in no limit; empty for a value that is
     * @param range difference from the value before, for values in the limits
     * @param signals rules met at this point
     * @param rangeOut whether the moving range lies above its limit
     */
    public record Point(
            String number,
            String reference,
            int attempt,
            Instant at,
            Optional<Measured> reading,
            String leftOut,
            Optional<BigDecimal> range,
            List<Signal> signals,
            boolean rangeOut) {
        public Point {
            signals = List.copyOf(signals);
        }

        /** Whether it is in the limits. */
        public boolean counts() {
            return leftOut.isEmpty();
        }

        /** The number, or the bound of a reading that only has one. */
        public Optional<BigDecimal> amount() {
            return reading.map(Trends::number);
        }
    }

    /**
     * Limits that hold a proportion of all lots with a confidence, both 95 %, were the values normal.
     *
     * @param factor k in mean ± k s
     * @param low absent where only an upper limit is asked for
     * @param howe the factor by Howe's approximation, for comparison with reports that use it; absent where one-sided
     */
    public record ToleranceLimits(
            double factor, Optional<BigDecimal> low, Optional<BigDecimal> high, Optional<Double> howe) {}

    /** The values in the limits, in the order of the chart. */
    public List<BigDecimal> values() {
        return points.stream()
                .filter(Point::counts)
                .map(Point::amount)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether there are too few values for limits to be relied on. */
    public boolean provisional() {
        return values().size() < lotsForLimits;
    }

    /** The acceptance limit from below. */
    public Optional<BigDecimal> low() {
        return bound(true);
    }

    /** The acceptance limit from above. */
    public Optional<BigDecimal> high() {
        return bound(false);
    }

    private Optional<BigDecimal> bound(boolean lower) {
        return bounds(measurand, lower).findFirst();
    }

    static Stream<BigDecimal> bounds(Measurand measurand, boolean lower) {
        return measurand.limits().stream()
                .filter(limit -> limit.sign().lower() == lower)
                .map(limit -> limit.bound().value());
    }

    /** Mean, and the overall deviation s; absent without values. */
    Optional<Moments> moments() {
        List<BigDecimal> values = values();
        return values.isEmpty() ? Optional.empty() : Optional.of(Moments.of(values));
    }
}

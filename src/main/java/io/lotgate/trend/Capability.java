package io.lotgate.trend;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How well the values fit between their limits: distances in multiples of three standard deviations. Cp and Cpk take the
 * short-term σ of the moving ranges, Pp and Ppk the overall s. With one limit only there is no Cp and no Pp.
 */
public record Capability(Optional<Index> cp, Optional<Index> cpk, Optional<Index> pp, Optional<Index> ppk) {
    static final double CONFIDENCE = 0.95;

    /**
     * An index with its uncertainty.
     *
     * @param low lower end of the two-sided 95 % interval
     * @param high upper end of it
     * @param atLeast one-sided lower 95 % bound
     */
    public record Index(double value, double low, double high, double atLeast) {}

    /** The deviation an index rests on, with the degrees of freedom of its estimate. */
    private record Spread(BigDecimal deviation, double freedom) {}

    static Capability of(Moments overall, ControlLimits within, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        Spread brief = new Spread(within.sigma(), rangeFreedom(overall.n()));
        Spread whole = new Spread(overall.deviation(), overall.n() - 1.0);
        return new Capability(
                potential(brief, low, high),
                actual(overall, brief, low, high),
                potential(whole, low, high),
                actual(overall, whole, low, high));
    }

    private static Optional<Index> potential(Spread spread, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return spread.deviation().signum() == 0 || low.isEmpty() || high.isEmpty()
                ? Optional.empty()
                : Optional.of(byChi(over(high.get().subtract(low.get()), spread, 6), spread.freedom()));
    }

    private static Optional<Index> actual(
            Moments overall, Spread spread, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return spread.deviation().signum() == 0
                ? Optional.empty()
                : Stream.concat(
                                low.map(bound -> overall.mean().subtract(bound)).stream(),
                                high.map(bound -> bound.subtract(overall.mean())).stream())
                        .min(BigDecimal::compareTo)
                        .map(distance -> bissell(over(distance, spread, 3), overall.n(), spread.freedom()));
    }

    private static double over(BigDecimal distance, Spread spread, int multiple) {
        return distance.divide(spread.deviation().multiply(BigDecimal.valueOf(multiple)), Moments.DIGITS)
                .doubleValue();
    }

    /** Exact for s: (n - 1) s²/σ² follows a chi-squared distribution. */
    private static Index byChi(double value, double freedom) {
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        double tail = (1 - CONFIDENCE) / 2;
        return new Index(
                value,
                value * Math.sqrt(chi.inverseCumulativeProbability(tail) / freedom),
                value * Math.sqrt(chi.inverseSurvivalProbability(tail) / freedom),
                value * Math.sqrt(chi.inverseCumulativeProbability(1 - CONFIDENCE) / freedom));
    }

    /** Normal approximation of A. F. Bissell, How reliable is your capability index?, Appl Stat 1990;39:331-340. */
    private static Index bissell(double value, int n, double freedom) {
        double error = Math.sqrt(1 / (9.0 * n) + value * value / (2 * freedom));
        double two = Tolerance.quantile((1 + CONFIDENCE) / 2) * error;
        return new Index(value, value - two, value + two, value - Tolerance.quantile(CONFIDENCE) * error);
    }

    /**
     * Degrees of freedom of a standard deviation s that would vary as much as the mean of n - 1 moving ranges. Moving
     * ranges have the variance (2 - 4/π) σ², and neighbours, which share a value, the covariance
     * (4/π)(√3/2 + π/12 - 1) σ².
     */
    static double rangeFreedom(int n) {
        double square = 4 / Math.PI;
        double own = 2 - square;
        double shared = square * (Math.sqrt(3) / 2 + Math.PI / 12 - 1);
        double ranges = n - 1.0;
        return square * ranges * ranges / (2 * (ranges * own + 2 * (ranges - 1) * shared));
    }
}

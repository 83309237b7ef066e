package io.lotgate.trend;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Grubbs' test for one value that stands apart (Technometrics 1969;11:1-21). Information only: no result is ever left out
 * for it.
 *
 * @param at place of the value farthest from the mean, the first being 0
 * @param statistic its distance from the mean in standard deviations s
 * @param critical what a distance exceeds once in twenty series of normal values
 */
record Grubbs(int at, double statistic, double critical) {
    private static final double ALPHA = 0.05;

    /** @param values at least three that are not all equal */
    static Grubbs of(List<BigDecimal> values) {
        Moments moments = Moments.of(values);
        BigDecimal farthest = values.stream()
                .max(Comparator.comparing(
                        value -> value.subtract(moments.mean()).abs()))
                .orElseThrow();
        double statistic = farthest.subtract(moments.mean())
                .abs()
                .divide(moments.deviation(), Moments.DIGITS)
                .doubleValue();
        return new Grubbs(values.indexOf(farthest), statistic, twoSided(values.size()));
    }

    boolean apart() {
        return statistic > critical;
    }

    /** Critical value where it was open on which side a value may stand apart. */
    static double twoSided(int n) {
        return critical(n, ALPHA / (2 * n));
    }

    /** Critical value where the side was fixed before. */
    static double oneSided(int n) {
        return critical(n, ALPHA / n);
    }

    private static double critical(int n, double tail) {
        double t = TDistribution.of(n - 2.0).inverseSurvivalProbability(tail);
        return (n - 1) / Math.sqrt(n) * Math.sqrt(t * t / (n - 2 + t * t));
    }
}

package io.lotgate.evaluation;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Exact confidence limits of an expected count (Garwood, Biometrika 1936;28:437-442), a statistic in binary floating
 * point with a relative error below 1e-13.
 */
final class Poisson {
    private static final int REFINEMENTS = 3;
    private static final double NEGLIGIBLE = 1e-19;

    private Poisson() {}

    /** The expected count at which {@code count} or fewer have probability {@code alpha}. */
    static double upper(long count, double alpha) {
        if (count == 0) {
            return -Math.log(alpha);
        }
        double mean = GammaDistribution.of(count + 1.0, 1).inverseSurvivalProbability(alpha);
        for (int i = 0; i < REFINEMENTS; i++) {
            double at = probability(count, mean);
            mean += lowerSum(count, mean) - alpha / at;
        }
        return mean;
    }

    /** The expected count at which {@code count} or more have probability {@code alpha}. */
    static double lower(long count, double alpha) {
        if (count == 0) {
            return 0;
        }
        double mean = GammaDistribution.of((double) count, 1).inverseCumulativeProbability(alpha);
        for (int i = 0; i < REFINEMENTS; i++) {
            double at = probability(count, mean);
            mean -= (upperSum(count, mean) - alpha / at) * mean / count;
        }
        return mean;
    }

    private static double probability(long count, double mean) {
        return PoissonDistribution.of(mean).probability(Math.toIntExact(count));
    }

    /** P(X <= k) / P(X = k). */
    private static double lowerSum(long count, double mean) {
        double term = 1;
        double sum = 1;
        for (long k = count; k > 0 && term > NEGLIGIBLE * sum; k--) {
            term *= k / mean;
            sum += term;
        }
        return sum;
    }

    /** P(X >= k) / P(X = k). */
    private static double upperSum(long count, double mean) {
        double term = 1;
        double sum = 1;
        for (long k = count + 1; term > NEGLIGIBLE * sum; k++) {
            term *= mean / k;
            sum += term;
        }
        return sum;
    }
}

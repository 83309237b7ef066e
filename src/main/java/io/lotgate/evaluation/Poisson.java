package io.lotgate.evaluation;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Exact confidence limits of an expected count (Garwood, Biometrika 1936;28:437-442), a statistic in binary floating
 * point with a relative error below 1e-13. {@code count} events or fewer are as probable as a gamma variate of shape
 * {@code count + 1} above the mean.
 */
final class Poisson {
    private Poisson() {}

    /** The expected count at which {@code count} or fewer have probability {@code alpha}. */
    static double upper(long count, double alpha) {
        return count == 0
                ? -Math.log(alpha)
                : GammaDistribution.of(count + 1.0, 1).inverseSurvivalProbability(alpha);
    }

    /** The expected count at which {@code count} or more have probability {@code alpha}. */
    static double lower(long count, double alpha) {
        return count == 0 ? 0 : GammaDistribution.of((double) count, 1).inverseCumulativeProbability(alpha);
    }
}

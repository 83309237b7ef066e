package io.lotgate.evaluation;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Exact confidence limits of a proportion (Clopper and Pearson, Biometrika 1934;26:404-413), a statistic in binary
 * floating point with a relative error below 1e-13.
 */
final class Binomial {
    private static final int REFINEMENTS = 3;
    private static final double NEGLIGIBLE = 1e-19;

    private Binomial() {}

    /** The proportion p at which {@code positives} or fewer of {@code examined} have probability {@code alpha}. */
    static double upper(long positives, long examined, double alpha) {
        if (positives == examined) {
            return 1;
        }
        if (positives == 0) {
            return -Math.expm1(Math.log(alpha) / examined);
        }
        double p = BetaDistribution.of(positives + 1.0, (double) (examined - positives))
                .inverseSurvivalProbability(alpha);
        for (int i = 0; i < REFINEMENTS; i++) {
            double at = pmf(positives, examined, p);
            double tail = at * lowerSum(positives, examined, p);
            p += (tail - alpha) * (1 - p) / ((examined - positives) * at);
        }
        return p;
    }

    /** The proportion p at which {@code positives} or more of {@code examined} have probability {@code alpha}. */
    static double lower(long positives, long examined, double alpha) {
        if (positives == 0) {
            return 0;
        }
        if (positives == examined) {
            return Math.exp(Math.log(alpha) / examined);
        }
        double p = BetaDistribution.of((double) positives, examined - positives + 1.0)
                .inverseCumulativeProbability(alpha);
        for (int i = 0; i < REFINEMENTS; i++) {
            double at = pmf(positives, examined, p);
            double tail = at * upperSum(positives, examined, p);
            p -= (tail - alpha) * p / (positives * at);
        }
        return p;
    }

    private static double pmf(long positives, long examined, double p) {
        return BinomialDistribution.of(Math.toIntExact(examined), p).probability(Math.toIntExact(positives));
    }

    /** P(X <= k) / P(X = k), by the ratio of neighbours: the beta function loses digits at small p and large n. */
    private static double lowerSum(long positives, long examined, double p) {
        double odds = (1 - p) / p;
        double term = 1;
        double sum = 1;
        for (long k = positives; k > 0 && term > NEGLIGIBLE * sum; k--) {
            term *= k * odds / (examined - k + 1);
            sum += term;
        }
        return sum;
    }

    /** P(X >= k) / P(X = k). */
    private static double upperSum(long positives, long examined, double p) {
        double odds = p / (1 - p);
        double term = 1;
        double sum = 1;
        for (long k = positives; k < examined && term > NEGLIGIBLE * sum; k++) {
            term *= (examined - k) * odds / (k + 1);
            sum += term;
        }
        return sum;
    }
}

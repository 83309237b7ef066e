package io.lotgate.trend;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Factors k of normal tolerance limits: mean ± k s holds the proportion {@code coverage} of all lots with the given
 * confidence. Proportions and confidences are between 0 and 1, n at least 2.
 */
final class Tolerance {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double TAIL = 9; // beyond lies less than 1e-18 of a normal distribution
    private static final double LARGEST = 1e6;

    private Tolerance() {}

    /**
     * One-sided, exact: t' / √n with t' the quantile {@code confidence} of the noncentral t distribution with n - 1 degrees
     * of freedom and noncentrality z_coverage √n. The distribution function is integrated over the mean's error.
     */
    static double oneSided(int n, double coverage, double confidence) {
        double root = Math.sqrt(n);
        double z = quantile(coverage);
        double border = Math.min(TAIL, z * root); // beyond it the mean alone covers, whatever s is
        ChiSquaredDistribution spread = ChiSquaredDistribution.of(n - 1.0);
        return Quadrature.least(
                k -> confidence
                        <= NORMAL.survivalProbability(border)
                                + Quadrature.integral(
                                        error -> NORMAL.density(error)
                                                * spread.survivalProbability((n - 1) * square((z - error / root) / k)),
                                        -TAIL,
                                        border),
                1e-6,
                LARGEST);
    }

    /**
     * Two-sided, exact, by integration over the mean's error: for each the half width that still covers, and the
     * probability that k s reaches it (Odeh 1978; ISO 16269-6).
     */
    static double twoSided(int n, double coverage, double confidence) {
        double root = Math.sqrt(n);
        ChiSquaredDistribution spread = ChiSquaredDistribution.of(n - 1.0);
        int steps = 180;
        double width = TAIL / steps;
        double[] halves = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            halves[i] = halfWidth(i * width / root, coverage);
        }
        return Quadrature.least(
                k -> {
                    double sum = 0;
                    for (int i = 0; i <= steps; i++) { // trapezia: exact to all digits for an even, vanishing function
                        double here =
                                NORMAL.density(i * width) * spread.survivalProbability((n - 1) * square(halves[i] / k));
                        sum += i == 0 ? here / 2 : here;
                    }
                    return 2 * sum * width >= confidence;
                },
                1e-6,
                LARGEST);
    }

    /** Half width of the interval around a mean that is off by so much, that covers the proportion. */
    private static double halfWidth(double off, double coverage) {
        return Quadrature.least(
                half -> NORMAL.probability(off - half, off + half) >= coverage,
                0,
                off + quantile((1 + coverage) / 2) + 1);
    }

    /** Two-sided after Howe (J Am Stat Assoc 1969;64:610-620), as many printed reports have it: an approximation. */
    static double howe(int n, double coverage, double confidence) {
        double chi = ChiSquaredDistribution.of(n - 1.0).inverseCumulativeProbability(1 - confidence);
        return quantile((1 + coverage) / 2) * Math.sqrt((n - 1) * (1 + 1.0 / n) / chi);
    }

    /** One-sided after Natrella (NBS Handbook 91, 1963), an approximation; of use from about ten values on. */
    static double natrella(int n, double coverage, double confidence) {
        double z = quantile(coverage);
        double squared = square(quantile(confidence));
        double a = 1 - squared / (2 * (n - 1));
        double b = z * z - squared / n;
        return (z + Math.sqrt(z * z - a * b)) / a;
    }

    /** How many values it takes until their smallest one bounds the proportion from below, whatever the distribution. */
    static int fewestForMinimum(double coverage, double confidence) {
        int n = 1;
        while (1 - Math.pow(coverage, n) < confidence) {
            n++;
        }
        return n;
    }

    /** How many values it takes until smallest and largest enclose the proportion, whatever the distribution. */
    static int fewestForRange(double coverage, double confidence) {
        int n = 2;
        while (1 - n * Math.pow(coverage, n - 1) + (n - 1) * Math.pow(coverage, n) < confidence) {
            n++;
        }
        return n;
    }

    static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    private static double square(double x) {
        return x * x;
    }
}

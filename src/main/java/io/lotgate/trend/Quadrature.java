package io.lotgate.trend;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** Integrals and roots of smooth functions, to about twelve digits. */
final class Quadrature {
    private static final int POINTS = 20;
    private static final int PANELS = 16;
    private static final int HALVINGS = 80;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            legendre(i);
        }
    }

    private Quadrature() {}

    /** Node and weight of the Gauss-Legendre rule by Newton's method on the Legendre polynomial. */
    private static void legendre(int i) {
        double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
        double slope = 1;
        for (int step = 0; step < 8; step++) {
            double last = 1;
            double value = x;
            for (int k = 2; k <= POINTS; k++) {
                double next = ((2 * k - 1) * x * value - (k - 1) * last) / k;
                last = value;
                value = next;
            }
            slope = POINTS * (x * value - last) / (x * x - 1);
            x -= value / slope;
        }
        NODES[i] = x;
        WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }

    static double integral(DoubleUnaryOperator function, double from, double to) {
        double half = (to - from) / PANELS / 2;
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double middle = from + (2 * panel + 1) * half;
            for (int i = 0; i < POINTS; i++) {
                sum += WEIGHTS[i] * function.applyAsDouble(middle + half * NODES[i]);
            }
        }
        return sum * half;
    }

    /** The least number that is enough, where every larger one is. */
    static double least(DoublePredicate enough, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS && high - low > 1e-13 * Math.abs(high); i++) {
            double middle = (low + high) / 2;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}

package io.lotgate.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Mean and standard deviation of a series, calculated exactly from its decimals: the sums are exact, and only the
 * divisions and the root are rounded, to 34 digits. A large offset therefore costs no digit (NIST StRD, NumAcc1 to 4).
 *
 * @param n how many values
 * @param mean arithmetic mean, in the unit of the values
 * @param deviation sample standard deviation s with the divisor n - 1, in the unit of the values; 0 for one value
 */
record Moments(int n, BigDecimal mean, BigDecimal deviation) {
    static final MathContext DIGITS = MathContext.DECIMAL128;

    /** @param values at least one */
    static Moments of(List<BigDecimal> values) {
        int n = values.size();
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal sum = sum(values);
        BigDecimal squares =
                sum(values.stream().map(value -> value.multiply(value)).toList());
        BigDecimal spread = count.multiply(squares).subtract(sum.multiply(sum));
        BigDecimal deviation = n < 2
                ? BigDecimal.ZERO
                : spread.divide(count.multiply(BigDecimal.valueOf(n - 1L)), DIGITS)
                        .sqrt(DIGITS);
        return new Moments(n, sum.divide(count, DIGITS), deviation);
    }

    /**
     * Autocorrelation at lag 1, r(1): sum of the products of neighbouring deviations from the mean over the sum of their
     * squares. Far from 0 the values are not independent, and limits made of moving ranges are too narrow or too wide.
     *
     * @param values at least two that are not all equal
     */
    static BigDecimal autocorrelation(List<BigDecimal> values) {
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal sum = sum(values);
        List<BigDecimal> away = values.stream()
                .map(value -> value.multiply(count).subtract(sum))
                .toList(); // n times the deviation, so that it is exact
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 0; i < away.size(); i++) {
            squares = squares.add(away.get(i).multiply(away.get(i)));
            products = i == 0 ? products : products.add(away.get(i).multiply(away.get(i - 1)));
        }
        return products.divide(squares, DIGITS);
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

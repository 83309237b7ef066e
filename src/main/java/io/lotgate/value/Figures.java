package io.lotgate.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/** Exact numbers as printed digits. Printing is the only place where a calculated number is shortened. */
public final class Figures {
    /** Significant digits of a calculated number that does not end sooner. */
    public static final int DIGITS = 15;

    private Figures() {}

    /** All digits when 15 hold them, otherwise 15 significant digits; never an exponent. */
    public static String of(BigFraction value) {
        return plain(rounded(value, DIGITS, RoundingMode.HALF_UP));
    }

    /** A proportion calculated in binary floating point, in percent: 15 significant digits. */
    public static String percent(double proportion) {
        BigDecimal percent = new BigDecimal(proportion).scaleByPowerOfTen(2);
        return plain(percent.round(new MathContext(DIGITS, RoundingMode.HALF_UP)));
    }

    /** At most this many significant digits, half up. */
    public static BigDecimal significant(BigFraction value, int digits) {
        return rounded(value, digits, RoundingMode.HALF_UP);
    }

    /** Mantissa and exponent with at least two decimals, as cell numbers are written: {@code 1.00e6}. */
    public static String exponent(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal digits = value.stripTrailingZeros();
        int power = digits.precision() - digits.scale() - 1;
        BigDecimal mantissa = digits.scaleByPowerOfTen(-power);
        return mantissa.setScale(Math.max(2, mantissa.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + "e" + power;
    }

    private static BigDecimal rounded(BigFraction value, int digits, RoundingMode mode) {
        return new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), new MathContext(digits, mode));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

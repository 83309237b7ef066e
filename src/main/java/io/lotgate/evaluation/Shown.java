package io.lotgate.evaluation;

import io.lotgate.value.Figures;
import io.lotgate.value.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** Estimates and bounds as a certificate prints them: four digits, an upper bound rounded up, a lower one down. */
final class Shown {
    private static final int DIGITS = 4;

    private Shown() {}

    /** The estimate with its bound; none found is never a bare zero. */
    static String result(Estimate estimate, boolean none, AssayRange range, Unit unit, BoundRule rule) {
        String bound = with(up(estimate.decidingUpper()), unit);
        Optional<String> outside = range.words(estimate.point(), unit.print());
        if (none && outside.isEmpty()) {
            return "<" + bound + ", upper " + rule.percent() + " bound";
        }
        String point = outside.orElseGet(() -> with(plain(Figures.significant(estimate.point(), DIGITS)), unit));
        return point + ", upper " + rule.percent() + " bound " + bound;
    }

    static String up(BigFraction bound) {
        return plain(rounded(bound, RoundingMode.CEILING));
    }

    static String down(BigFraction bound) {
        return plain(rounded(bound, RoundingMode.FLOOR));
    }

    private static BigDecimal rounded(BigFraction value, RoundingMode mode) {
        return new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), new MathContext(DIGITS, mode));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String with(String number, Unit unit) {
        return (number + " " + unit.print()).strip();
    }
}

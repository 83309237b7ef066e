package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.numbers.fraction.BigFraction;

class ArithmeticPropertyTest {
    private static final String[][] FAMILIES = {
        {"kg", "g", "mg", "[lb_av]", "[oz_av]"},
        {"h", "min", "s", "d"},
        {"[EU]/mL", "[EU]/L", "EU/uL"},
        {"%", "1", "[ppm]", "[ppth]"},
        {"Cel", "K", "[degF]"},
        {"{cells}/mL", "10*6/mL", "/uL"}
    };

    @Provide
    Arbitrary<BigFraction> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e9"), new BigDecimal("1e9"))
                .ofScale(9)
                .map(Decimal::exact);
    }

    @Property(tries = 500)
    void aConversionThereAndBackIsTheSameNumber(
            @ForAll("amounts") BigFraction amount,
            @ForAll @IntRange(max = 5) int family,
            @ForAll @IntRange(max = 4) int one,
            @ForAll @IntRange(max = 4) int other) {
        String[] units = FAMILIES[family];
        Unit from = Unit.of(units[one % units.length]);
        Unit to = Unit.of(units[other % units.length]);

        BigFraction there = from.convert(amount, to).orElseThrow();

        assertThat(to.convert(there, from)).contains(amount);
    }

    @Property(tries = 500)
    void aConversionKeepsTheOrder(
            @ForAll("amounts") BigFraction one,
            @ForAll("amounts") BigFraction other,
            @ForAll @IntRange(max = 5) int family) {
        Unit from = Unit.of(FAMILIES[family][0]);
        Unit to = Unit.of(FAMILIES[family][1]);

        int after = from.convert(one, to)
                .orElseThrow()
                .compareTo(from.convert(other, to).orElseThrow());

        assertThat(Integer.signum(after)).isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Property(tries = 500)
    void roundingIsWithinHalfAUnitAndRoundingAgainChangesNothing(
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000) long denominator,
            @ForAll @IntRange(max = 6) int decimals) {
        BigFraction value = BigFraction.of(numerator, denominator);
        BigFraction half = BigFraction.of(1, 2).divide(BigFraction.of(10).pow(decimals));
        for (Rounding rounding : new Rounding[] {Rounding.USP, Rounding.E29}) {
            BigDecimal rounded = rounding.round(value, decimals);

            assertThat(Decimal.exact(rounded).subtract(value).abs()).isLessThanOrEqualTo(half);
            assertThat(rounded.scale()).isEqualTo(decimals);
            assertThat(rounding.round(Decimal.exact(rounded), decimals)).isEqualTo(rounded);
        }
    }

    @Property(tries = 500)
    void printedFiguresAreTheNumberToFifteenDigits(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long denominator) {
        BigDecimal printed = new BigDecimal(Figures.of(BigFraction.of(numerator, denominator)));
        BigDecimal expected = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(15, RoundingMode.HALF_UP));

        assertThat(printed).isEqualByComparingTo(expected);
    }

    @Property(tries = 500)
    void aDecimalIsReadBackAsWritten(@ForAll @LongRange long digits, @ForAll @IntRange(max = 20) int scale) {
        String written = BigDecimal.valueOf(digits, scale).toPlainString();

        Decimal decimal = Decimal.parse(written).orElseThrow();

        assertThat(decimal.text()).isEqualTo(written);
        assertThat(decimal.decimals()).hasValue(scale);
        assertThat(decimal.value()).isEqualByComparingTo(BigDecimal.valueOf(digits, scale));
    }
}

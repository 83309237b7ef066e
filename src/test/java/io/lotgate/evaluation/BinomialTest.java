package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
    private static final double RELATIVE = 1e-13;

    /** Two-sided 95 % limits, calculated with 40 digits by summing the binomial probabilities. */
    @ParameterizedTest
    @CsvSource({
        "0,         20000,      0,                       0.00018442696396189925",
        "1,         10,         0.0025285785444617845,   0.44501611702819542",
        "5,         10,         0.187086028447398532,    0.812913971552601468",
        "10,        10,         0.691502892181239176,    1",
        "3,         15432,      4.00920045304874695e-5,  0.000568016779637188373",
        "9,         18000,      0.000228656514547374605, 0.000948942595384985951",
        "12000,     20000,      0.593171349837469667,    0.606799568023357946",
        "3,         200000,     3.09337129690532166e-6,  4.38357333119673078e-5",
        "19900,     20000,      0.993921951112995672,    0.995930003929364898",
        "9950,      10000,      0.993413373570920081,    0.996286693820444512",
        "1,         1000000,    2.53178076637941775e-8,  5.57163065517224433e-6",
        "999999,    1000000,    0.999994428369344828,    0.999999974682192336",
        "500000,    1000000,    0.499019519195311817,    0.500980480804688183",
        "123456,    10000000,   0.0122772517217869809,   0.0124142308359797811",
        "3,         1000000000, 6.18672123322895812e-10, 8.76727304446069714e-9",
        "999999999, 1000000000, 0.999999994428356622,    0.999999999974682192"
    })
    void givesTheExactLimits(long positives, long examined, double lower, double upper) {
        assertThat(Binomial.lower(positives, examined, 0.025)).isCloseTo(lower, within(RELATIVE * lower));
        assertThat(Binomial.upper(positives, examined, 0.025)).isCloseTo(upper, within(RELATIVE * upper));
    }

    /** One-sided 95 % bounds of dossier examples W6, W7, W8 and W9. */
    @ParameterizedTest
    @CsvSource({
        "0,  1000000, 2.99572778635254e-6",
        "3,  200000,  3.87678219140788e-5",
        "8,  100000,  1.44341853072579e-4",
        "12, 100000,  1.94418458147517e-4"
    })
    void givesTheOneSidedUpperBound(long positives, long examined, double upper) {
        assertThat(Binomial.upper(positives, examined, 0.05)).isCloseTo(upper, within(5e-15 * upper));
    }

    @Property(tries = 300)
    void enclosesTheObservedProportionAndAgreesWithTheBetaDistribution(
            @ForAll @LongRange(min = 1, max = 100_000) long examined, @ForAll @LongRange(max = 100_000) long some) {
        long positives = some % (examined + 1);
        double observed = (double) positives / examined;
        double lower = Binomial.lower(positives, examined, 0.025);
        double upper = Binomial.upper(positives, examined, 0.025);

        assertThat(observed).isBetween(lower, upper);
        if (positives > 0 && positives < examined) {
            double alpha = BetaDistribution.of((double) positives, examined - positives + 1.0)
                    .cumulativeProbability(lower);
            double beta = BetaDistribution.of(positives + 1.0, (double) (examined - positives))
                    .survivalProbability(upper);
            assertThat(alpha).isCloseTo(0.025, within(1e-10));
            assertThat(beta).isCloseTo(0.025, within(1e-10));
        }
    }
}

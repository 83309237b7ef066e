package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of rare events against the definition: at the bound, so few or so many have the probability alpha. */
class RareBoundsPropertyTest {
    private static final double RELATIVE = 1e-12;

    /** One-sided 95 % upper counts of dossier section 2.2, k = 0 to 10. */
    @ParameterizedTest
    @CsvSource({
        "0, 2.99573227355",
        "1, 4.74386451839",
        "2, 6.29579362187",
        "3, 7.75365652793",
        "4, 9.15351902664",
        "5, 10.5130349087",
        "6, 11.8423956524",
        "7, 13.1481138024",
        "8, 14.4346497152",
        "9, 15.7052164221",
        "10, 16.9622192357"
    })
    void givesTheTabledPoissonBounds(long count, double upper) {
        assertThat(Poisson.upper(count, 0.05)).isCloseTo(upper, within(6e-12 * upper));
    }

    /** Published two-sided 95 % points. */
    @ParameterizedTest
    @CsvSource({"10, 4.80, 18.39", "25, 16.18, 36.90"})
    void givesThePublishedGarwoodPoints(long count, double lower, double upper) {
        assertThat(Poisson.lower(count, 0.025)).isCloseTo(lower, within(0.006));
        assertThat(Poisson.upper(count, 0.025)).isCloseTo(upper, within(0.006));
        assertThat(Poisson.upper(0, 0.025)).isCloseTo(3.688879454, within(1e-9));
        assertThat(Poisson.lower(0, 0.025)).isZero();
    }

    @Property(tries = 300)
    void poissonBoundsAreHalfAChiSquaredQuantile(
            @ForAll @IntRange(max = 5_000) int count, @ForAll @DoubleRange(min = 0.01, max = 0.4) double alpha) {
        double upper = Poisson.upper(count, alpha);
        double chi = ChiSquaredDistribution.of(2.0 * count + 2).inverseSurvivalProbability(alpha) / 2;

        assertThat(upper).isCloseTo(chi, within(1e-9 * chi));
        assertThat(PoissonDistribution.of(upper).cumulativeProbability(count)).isCloseTo(alpha, within(1e-10));
        assertThat(Poisson.upper(count + 1, alpha)).isGreaterThan(upper);
        if (count > 0) {
            double lower = Poisson.lower(count, alpha);
            assertThat(PoissonDistribution.of(lower).survivalProbability(count - 1))
                    .isCloseTo(alpha, within(1e-10));
            assertThat(lower).isLessThan(count);
        }
        assertThat(upper).isGreaterThan(count);
    }

    /** For rare events among many the binomial bound is the Poisson bound of the count. */
    @Property(tries = 200)
    void manyCellsBringTheBinomialToThePoissonBound(
            @ForAll @IntRange(max = 30) int count, @ForAll @DoubleRange(min = 0.01, max = 0.4) double alpha) {
        double poisson = Poisson.upper(count, alpha);

        assertThat(Binomial.upper(count, 1_000_000_000, alpha) * 1e9).isCloseTo(poisson, within(1e-6 * poisson));
        assertThat(Binomial.upper(count, 100_000, alpha) * 1e5).isLessThan(poisson);
    }

    @Property(tries = 300)
    void binomialBoundsKeepTheirProbabilityAndTheirOrder(
            @ForAll @IntRange(min = 2, max = 100_000) int examined,
            @ForAll @IntRange(max = 99_999) int some,
            @ForAll @DoubleRange(min = 0.01, max = 0.4) double alpha) {
        int positives = some % examined;
        double upper = Binomial.upper(positives, examined, alpha);
        double lower = Binomial.lower(positives, examined, alpha);
        double point = (double) positives / examined;

        assertThat(lower).isLessThanOrEqualTo(point);
        assertThat(point).isLessThan(upper);
        assertThat(BinomialDistribution.of(examined, upper).cumulativeProbability(positives))
                .isCloseTo(alpha, within(1e-10));
        assertThat(Binomial.upper(positives + 1, examined, alpha)).isGreaterThan(upper);
        assertThat(Binomial.upper(positives, examined + 1, alpha)).isLessThan(upper);
        assertThat(Binomial.lower(positives, examined + 1, alpha)).isLessThanOrEqualTo(lower);
    }

    @Property(tries = 200)
    void copiesPerPartitionLieBetweenTheirBounds(
            @ForAll @IntRange(min = 2, max = 30_000) int accepted,
            @ForAll @IntRange(max = 29_999) int some,
            @ForAll @DoubleRange(min = 0.01, max = 0.4) double alpha) {
        Partitions partitions = new Partitions(some % accepted, accepted);

        assertThat(partitions.lower(alpha)).isLessThanOrEqualTo(partitions.lambda());
        assertThat(partitions.lambda()).isLessThan(partitions.upper(alpha));
        double back = -Math.expm1(-partitions.upper(alpha));
        assertThat(back)
                .isCloseTo(Binomial.upper(partitions.positives(), accepted, alpha), within(RELATIVE * back + 1e-15));
        Partitions more = new Partitions(partitions.positives() + 1, accepted + 1L);
        assertThat(more.lower(alpha)).isGreaterThanOrEqualTo(partitions.lower(alpha));
    }

    @Property(tries = 150)
    void theLargestCountThatConformsIsTheLast(
            @ForAll @IntRange(min = 1, max = 2_000_000) int examined,
            @ForAll @IntRange(min = 1, max = 9_999) int limit) {
        String criterion = "{'max':'" + limit + "','unit':'10*-6','decision':'upper-bound'}";
        Evaluation none = evaluate("rare-cells", criterion, "{'positives':'0','examined':'" + examined + "'}");
        String most = value(none, "maxPositives");
        long needed = Long.parseLong(value(none, "cellsForZero"));

        assertThat(none.verdict() == Verdict.CONFORMS).isEqualTo(!most.isEmpty());
        assertThat(examined >= needed).isEqualTo(!most.isEmpty());
        if (!most.isEmpty()) {
            double exact =
                    BinomialDistribution.of(examined, limit * 1e-6).cumulativeProbability(Integer.parseInt(most));
            assertThat(exact).isLessThanOrEqualTo(0.05 + 1e-9);
            assertThat(BinomialDistribution.of(examined, limit * 1e-6)
                            .cumulativeProbability(Integer.parseInt(most) + 1))
                    .isGreaterThan(0.05 - 1e-9);
        }
    }

    @Property(tries = 150)
    void coloniesNeverProveMoreThanTheCellsThatGrow(
            @ForAll @IntRange(max = 50) int colonies,
            @ForAll @IntRange(min = 1_000, max = 5_000_000) int seeded,
            @ForAll @IntRange(min = 1, max = 100) int control) {
        String criterion = "{'max':'1','unit':'%','decision':'upper-bound'}";
        Evaluation evaluation = evaluate(
                "colonies",
                criterion,
                "{'colonies':'" + colonies + "','seeded':'" + seeded + "','controlColonies':'" + control
                        + "','controlSeeded':'100'}");
        BigDecimal point = new BigDecimal(value(evaluation, "fraction"));
        BigDecimal upper = new BigDecimal(value(evaluation, "upper"));

        assertThat(upper).isGreaterThanOrEqualTo(new BigDecimal(value(evaluation, "upperAtEfficiency")));
        assertThat(upper).isGreaterThanOrEqualTo(point);
        assertThat(point).isGreaterThanOrEqualTo(new BigDecimal(value(evaluation, "lower")));
        assertThat(evaluation.verdict() == Verdict.CONFORMS).isEqualTo(upper.compareTo(new BigDecimal("0.01")) <= 0);
    }
}

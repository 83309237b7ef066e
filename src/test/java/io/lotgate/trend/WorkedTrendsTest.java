package io.lotgate.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The worked examples T1 to T10, to the digits in which they are given. */
class WorkedTrendsTest {
    private static final List<BigDecimal> FLOW =
            numbers("49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1"); // NIST e-Handbook 6.3.2.2
    private static final List<BigDecimal> VIABILITY = numbers(
            "88.1 90.4 86.9 91.2 89.5 87.3 92.0 88.8 90.1 85.6 89.9" + " 91.5 87.7 90.8 88.4 89.2 86.1 90.9 88.0 89.7");

    @Test
    void t1FlowRateByTables() {
        ControlLimits limits = ControlLimits.of(FLOW, RangeConstants.TABLE);
        assertThat(limits.centre()).isEqualByComparingTo("50.81");
        about(limits.meanRange(), 1.877778, 6);
        about(limits.upper(), 55.804090, 6);
        about(limits.lower(), 45.815910, 6);
        about(limits.rangeUpper(), 6.1347, 4);
    }

    @Test
    void t1FlowRateExactly() {
        ControlLimits limits = ControlLimits.of(FLOW, RangeConstants.EXACT);
        about(limits.upper(), 55.802412, 6);
        about(limits.lower(), 45.817588, 6);
    }

    @Test
    void t2ViabilityHasNoSignal() {
        ControlLimits limits = ControlLimits.of(VIABILITY, RangeConstants.TABLE);
        assertThat(limits.centre()).isEqualByComparingTo("89.105");
        about(Moments.of(VIABILITY).deviation(), 1.815859, 6);
        about(limits.meanRange(), 2.957895, 6);
        about(limits.upper(), 96.97174, 5);
        about(limits.lower(), 81.23826, 5);
        List<BigDecimal> z = NistDataTest.z(VIABILITY, limits);
        assertThat(RuleSet.NELSON.signals(z)).isEmpty();
        assertThat(RuleSet.WESTERN_ELECTRIC.signals(z)).isEmpty();
    }

    @Test
    void t2ViabilityIsCapableOfItsLowerLimit() {
        Moments moments = Moments.of(VIABILITY);
        Capability found = Capability.of(
                moments,
                ControlLimits.of(VIABILITY, RangeConstants.EXACT),
                Optional.of(new BigDecimal("80")),
                Optional.empty());
        Capability.Index ppk = found.ppk().orElseThrow();
        assertThat(ppk.value()).isEqualTo(1.671386, digits(6));
        assertThat(ppk.atLeast()).isEqualTo(1.2089, digits(4));
        assertThat(found.pp()).as("with one limit there is no Pp").isEmpty();
        assertThat(found.cpk().orElseThrow().low()).isLessThan(ppk.low());
    }

    @Test
    void t2ViabilityHasItsToleranceLimits() {
        Moments moments = Moments.of(VIABILITY);
        double k = Tolerance.oneSided(20, 0.95, 0.95);
        assertThat(k).isEqualTo(2.396002, digits(6));
        about(lower(moments, k), 84.754200, 6);
        about(lower(moments, Tolerance.oneSided(20, 0.99, 0.95)), 83.121461, 6);
    }

    @Test
    void t3ToleranceOfTheHandbook() {
        double howe = Tolerance.howe(43, 0.90, 0.99);
        assertThat(howe).isEqualTo(2.2173159, digits(7));
        assertThat(97.07 - howe * 0.0268).isEqualTo(97.010576, digits(6));
        assertThat(97.07 + howe * 0.0268).isEqualTo(97.129424, digits(6));
        double natrella = Tolerance.natrella(43, 0.90, 0.99);
        assertThat(natrella).isEqualTo(1.8751896, digits(7));
        assertThat(97.07 + natrella * 0.0268).isEqualTo(97.120255, digits(6));
        assertThat(Tolerance.oneSided(43, 0.90, 0.99)).isEqualTo(1.8739536, digits(7));
        assertThat(Tolerance.twoSided(43, 0.90, 0.99)).isEqualTo(2.2228252, digits(7));
    }

    @Test
    void t4ToleranceOfTen() {
        assertThat(Tolerance.oneSided(10, 0.95, 0.95)).isEqualTo(2.910963, digits(6));
        assertThat(Tolerance.twoSided(10, 0.95, 0.95)).isEqualTo(3.393429, digits(6));
        assertThat(Tolerance.howe(10, 0.95, 0.95)).isEqualTo(3.381913, digits(6));
    }

    @Test
    void t5ToleranceOfThirty() {
        assertThat(Tolerance.oneSided(30, 0.95, 0.95)).isEqualTo(2.219838, digits(6));
        assertThat(Tolerance.twoSided(30, 0.95, 0.95)).isEqualTo(2.554893, digits(6));
    }

    @Test
    void t6OneValueStandsApart() {
        List<BigDecimal> values = numbers("199.31 199.53 200.19 200.82 201.92 201.95 202.18 245.57");
        Moments moments = Moments.of(values);
        assertThat(moments.mean()).isEqualByComparingTo("206.43375");
        about(moments.deviation(), 15.852564, 6);
        Grubbs found = Grubbs.of(values);
        assertThat(found.statistic()).isEqualTo(2.468765, digits(6));
        assertThat(found.critical()).isEqualTo(2.126645, digits(6));
        assertThat(Grubbs.oneSided(8)).isEqualTo(2.031652, digits(6));
        assertThat(found.apart()).isTrue();
        assertThat(found.at()).isEqualTo(7);
    }

    @Test
    void t7NineOnOneSide() {
        List<BigDecimal> z = numbers("0.2 0.4 0.1 0.6 0.3 0.8 0.5 0.2 0.9 -0.4");
        assertThat(met(RuleSet.NELSON, 2, z)).containsExactly(9);
        assertThat(met(RuleSet.WESTERN_ELECTRIC, 4, z)).containsExactly(8, 9);
    }

    @Test
    void t8SixRising() {
        assertThat(met(RuleSet.NELSON, 3, numbers("-1.2 -0.7 -0.3 0.1 0.6 1.1 1.5")))
                .containsExactly(6, 7);
    }

    @Test
    void t9TwoOfThreeFarOut() {
        assertThat(met(RuleSet.NELSON, 5, numbers("0.1 2.3 0.4 2.1"))).containsExactly(4);
    }

    @Test
    void t10FourOfFiveFarOut() {
        assertThat(met(RuleSet.NELSON, 6, numbers("1.2 1.3 0.2 1.5 1.1"))).containsExactly(5);
    }

    @Test
    void needsFiftyNineForAMinimumWithoutADistribution() {
        assertThat(Tolerance.fewestForMinimum(0.95, 0.95)).isEqualTo(59);
        assertThat(Tolerance.fewestForMinimum(0.99, 0.95)).isEqualTo(299);
        assertThat(Tolerance.fewestForRange(0.95, 0.95)).isEqualTo(93);
    }

    /** The point's number, the first being 1. */
    static List<Integer> met(RuleSet set, int rule, List<BigDecimal> z) {
        return set.signals(z).stream()
                .filter(signal -> signal.rule() == rule)
                .map(signal -> signal.at() + 1)
                .toList();
    }

    static List<BigDecimal> numbers(String text) {
        return Stream.of(text.split(" ")).map(BigDecimal::new).toList();
    }

    private static BigDecimal lower(Moments moments, double k) {
        return moments.mean().subtract(moments.deviation().multiply(BigDecimal.valueOf(k)));
    }

    private static void about(BigDecimal value, double expected, int digits) {
        assertThat(value.doubleValue()).isEqualTo(expected, digits(digits));
    }

    private static Offset<Double> digits(int digits) {
        return offset(0.5000001 * Math.pow(10, -digits));
    }
}

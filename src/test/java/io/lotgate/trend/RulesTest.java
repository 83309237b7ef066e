package io.lotgate.trend;

import static io.lotgate.trend.WorkedTrendsTest.met;
import static io.lotgate.trend.WorkedTrendsTest.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules at their borders: one point fewer, a point on the line, a tie. */
class RulesTest {
    @Test
    void aPointOnTheLimitIsInside() {
        assertThat(met(RuleSet.NELSON, 1, numbers("3 -3 3.000001 -3.000001"))).containsExactly(3, 4);
    }

    @Test
    void aPointOnTheCentreEndsARun() {
        assertThat(met(RuleSet.NELSON, 2, numbers("0.2 0.4 0.1 0.6 0 0.8 0.5 0.2 0.9 0.4")))
                .isEmpty();
    }

    @Test
    void equalNeighboursEndARise() {
        assertThat(met(RuleSet.NELSON, 3, numbers("-1.2 -0.7 -0.7 0.1 0.6 1.1 1.5")))
                .isEmpty();
        assertThat(met(RuleSet.NELSON, 3, numbers("1.5 1.1 0.6 0.1 -0.3 -0.7"))).containsExactly(6);
    }

    @Test
    void fourteenAlternateAndThirteenDoNot() {
        String up = "0.5 0.1 ";
        assertThat(met(RuleSet.NELSON, 4, numbers(up.repeat(7).strip()))).containsExactly(14);
        assertThat(met(RuleSet.NELSON, 4, numbers(up.repeat(6) + "0.5"))).isEmpty();
        assertThat(met(RuleSet.NELSON, 4, numbers(up.repeat(6) + "0.1 0.5"))).isEmpty();
    }

    @Test
    void farOutOnBothSidesIsNotOneSide() {
        assertThat(met(RuleSet.NELSON, 5, numbers("2.3 -2.1 0.1"))).isEmpty();
        assertThat(met(RuleSet.NELSON, 6, numbers("1.2 1.3 -1.2 -1.5 1.1"))).isEmpty();
    }

    @Test
    void thePointItselfHasToBeFarOut() {
        assertThat(met(RuleSet.NELSON, 5, numbers("2.3 2.1 0.1"))).containsExactly(2);
    }

    @Test
    void fifteenCloseInAreTooQuiet() {
        List<BigDecimal> quiet = Collections.nCopies(15, new BigDecimal("0.99"));
        assertThat(met(RuleSet.NELSON, 7, quiet)).containsExactly(15);
        assertThat(met(RuleSet.NELSON, 7, quiet.subList(0, 14))).isEmpty();
        assertThat(met(RuleSet.NELSON, 7, Collections.nCopies(15, BigDecimal.ONE)))
                .isEmpty();
    }

    @Test
    void eightFarFromTheCentreNeedBothSides() {
        assertThat(met(RuleSet.NELSON, 8, numbers("1.2 -1.3 1.2 -1.5 1.1 1.4 -1.1 1.2")))
                .containsExactly(8);
        assertThat(met(RuleSet.NELSON, 8, Collections.nCopies(8, new BigDecimal("1.5"))))
                .isEmpty();
    }

    @Test
    void tellsEveryRuleAPointMeets() {
        List<Signal> signals = RuleSet.NELSON.signals(numbers("2.5 3.5"));
        assertThat(signals).extracting(Signal::name).containsExactly("Nelson 1", "Nelson 5");
        assertThat(RuleSet.NELSON.all()).hasSize(8);
        assertThat(RuleSet.WESTERN_ELECTRIC.all()).hasSize(4);
    }
}

package io.lotgate.trend;

import static io.lotgate.trend.WorkedTrendsTest.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Capability with two limits, and how sure its intervals are. */
class CapabilityTest {
    @Test
    void takesTheNearerLimit() {
        List<BigDecimal> values = numbers("9 10 11 10 9 11 10");
        Capability found = of(values, "4", "12");
        assertThat(found.pp().orElseThrow().value())
                .isEqualTo(8 / (6 * Moments.of(values).deviation().doubleValue()), offset(1e-12));
        assertThat(found.ppk().orElseThrow().value())
                .isEqualTo(2 / (3 * Moments.of(values).deviation().doubleValue()), offset(1e-12));
        assertThat(found.cp()).isPresent();
    }

    @Test
    void hasNoneWithoutSpread() {
        Capability found = of(numbers("5 5 5 5"), "4", "12");
        assertThat(List.of(found.cp(), found.cpk(), found.pp(), found.ppk())).containsOnly(Optional.empty());
    }

    /** 95 % means 95 %: seeded simulation against the true index of a normal process, 4 standard deviations from each limit. */
    @Test
    void intervalsHoldTheTruthNineteenTimesInTwenty() {
        Random random = new Random(20260101);
        int runs = 2000;
        int held = 0;
        int heldWithin = 0;
        int above = 0;
        for (int run = 0; run < runs; run++) {
            List<BigDecimal> values = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                values.add(BigDecimal.valueOf(random.nextGaussian()));
            }
            Capability found = of(values, "-4", "4");
            held += holds(found.pp().orElseThrow());
            heldWithin += holds(found.cp().orElseThrow());
            above += found.pp().orElseThrow().atLeast() <= 4 / 3.0 ? 1 : 0;
        }
        assertThat(held / (double) runs).isEqualTo(0.95, offset(0.015));
        assertThat(heldWithin / (double) runs).isEqualTo(0.95, offset(0.015));
        assertThat(above / (double) runs).isEqualTo(0.95, offset(0.015));
    }

    /** As many degrees of freedom as an s with the same coefficient of variation would have: about 0.6 a lot. */
    @Test
    void movingRangesKnowLessThanTheDeviation() {
        assertThat(Capability.rangeFreedom(2)).isEqualTo(0.876, offset(0.001));
        assertThat(Capability.rangeFreedom(100) / 99).isEqualTo(0.606, offset(0.001));
    }

    private static int holds(Capability.Index index) {
        return index.low() <= 4 / 3.0 && 4 / 3.0 <= index.high() ? 1 : 0;
    }

    private static Capability of(List<BigDecimal> values, String low, String high) {
        return Capability.of(
                Moments.of(values),
                ControlLimits.of(values, RangeConstants.EXACT),
                Optional.of(new BigDecimal(low)),
                Optional.of(new BigDecimal(high)));
    }
}

package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredTest {
    @Test
    void keepsTheSignOfACensoredReading() {
        assertThat(Measured.parse("< 0.05")).contains(new Measured.Below(BigFraction.of(5, 100), "<0.05"));
        assertThat(Measured.parse(">200")).contains(new Measured.Above(BigFraction.of(200), ">200"));
        assertThat(Measured.parse("0.050")).contains(new Measured.Exact(BigFraction.of(5, 100), "0.050"));
    }

    @Test
    void keepsTheSignThroughACalculation() {
        Measured below = Measured.parse("<0.05").orElseThrow();

        assertThat(below.map(bound -> bound.multiply(2))).isEqualTo(new Measured.Below(BigFraction.of(1, 10), "<0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", ">", "<<5", "<>5", "<=5", "~5", "<5 EU/mL", "ND", "< -"})
    void refusesWhatIsNoReading(String text) {
        assertThat(Measured.parse(text)).isEmpty();
    }
}

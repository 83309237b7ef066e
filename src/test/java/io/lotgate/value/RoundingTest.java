package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest
    @CsvSource({
        "97.95,   1, 98.0,  98.0",
        "97.92,   1, 97.9,  97.9",
        "97.85,   1, 97.9,  97.8",
        "97.9499, 1, 97.9,  97.9",
        "101.55,  1, 101.6, 101.6",
        "101.45,  1, 101.5, 101.4",
        "0.025,   2, 0.03,  0.02",
        "0.015,   2, 0.02,  0.02",
        "2.5,     0, 3,     2",
        "2.05,    1, 2.1,   2.0",
        "94.5,    0, 95,    94",
        "94.94,   1, 94.9,  94.9",
        "97.96,   1, 98.0,  98.0",
        "101.46,  1, 101.5, 101.5",
        "0.027,   2, 0.03,  0.03",
        "3.5,     0, 4,     4",
        "3.4,     0, 3,     3",
        "-2.5,    0, -3,    -2",
        "95,      1, 95.0,  95.0"
    })
    void followsThePharmacopoeiaAndTheStandard(String value, int decimals, String usp, String e29) {
        assertThat(Rounding.USP.round(new Decimal(value).exact(), decimals)).hasToString(usp);
        assertThat(Rounding.E29.round(new Decimal(value).exact(), decimals)).hasToString(e29);
    }

    @Test
    void roundsAQuotientOnce() {
        BigFraction justBelow =
                BigFraction.of(5, 100).subtract(BigFraction.of(1, 10).pow(40));

        assertThat(Rounding.USP.round(justBelow, 1)).hasToString("0.0");
        assertThat(Rounding.USP.round(BigFraction.of(1, 3), 2)).hasToString("0.33");
    }

    @Test
    void noneNeverRounds() {
        assertThatIllegalStateException().isThrownBy(() -> Rounding.NONE.round(BigFraction.ONE, 1));
    }
}

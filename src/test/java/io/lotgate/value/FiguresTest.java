package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void printsAllDigitsOrFifteen() {
        assertThat(Figures.of(BigFraction.of(69989302691L, 1000))).isEqualTo("69989302.691");
        assertThat(Figures.of(BigFraction.of(2, 3))).isEqualTo("0.666666666666667");
        assertThat(Figures.of(BigFraction.of(7).multiply(10_000_000))).isEqualTo("70000000");
        assertThat(Figures.of(BigFraction.ZERO)).isEqualTo("0");
        assertThat(Figures.of(BigFraction.of(-1, 8))).isEqualTo("-0.125");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1.00e6",
        "1060000, 1.06e6",
        "100946, 1.00946e5",
        "5, 5.00e0",
        "0.00012, 1.20e-4",
        "-2500, -2.50e3",
        "0, 0",
        "99999.5, 9.99995e4"
    })
    void printsCellNumbersWithAnExponent(String value, String printed) {
        assertThat(Figures.exponent(new BigDecimal(value))).isEqualTo(printed);
    }
}

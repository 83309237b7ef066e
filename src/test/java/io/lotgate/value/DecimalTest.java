package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @Test
    void keepsALimitAsItWasWritten() {
        assertThat(new Decimal("95.0")).isNotEqualTo(new Decimal("95")).hasToString("95.0");
        assertThat(new Decimal("95.0").exact()).isEqualTo(new Decimal("95").exact());
    }

    @ParameterizedTest
    @CsvSource({"95,0", "95.0,1", "0.025,3", "-4.50,2", "007,0"})
    void countsTheDecimalsWritten(String text, int decimals) {
        assertThat(new Decimal(text).decimals()).isEqualTo(OptionalInt.of(decimals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9e6", "4.00E6", "1e-5", "9.50e1"})
    void anExponentImpliesNoDecimals(String text) {
        assertThat(new Decimal(text).decimals()).isEmpty();
    }

    @Test
    void isExact() {
        assertThat(new Decimal("0.1e6").exact()).isEqualTo(new Decimal("1e5").exact());
        assertThat(new Decimal("0.1").exact()).isEqualTo(BigFraction.of(1, 10));
        assertThat(new Decimal("1e-30").exact()).isEqualTo(Decimal.exact(new BigDecimal("1E-30")));
    }

    @Test
    void toleratesBlanksAround() {
        assertThat(Decimal.parse(" 94.9\t")).contains(new Decimal("94.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "94,9",
                "1 000",
                "1'000",
                "1_000",
                ".5",
                "5.",
                "NaN",
                "Infinity",
                "0x1F",
                "1e",
                "1e999",
                "--1",
                "1.2.3",
                "९",
                "<5",
                "12f",
                "1e+",
                "1234567890123456789012345678901"
            })
    void guessesNothing(String text) {
        assertThat(Decimal.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Decimal(text));
    }
}

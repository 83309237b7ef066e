package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ExactJsonTest {
    @Test
    void readsNumbersWithEveryDigitAndTheirTrailingZeros() {
        assertThat(ExactJson.mapper().readTree("94.94999999999999999999").decimalValue())
                .hasToString("94.94999999999999999999");
        assertThat(ExactJson.mapper().readTree("95.0").decimalValue()).hasToString("95.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"value\":\"1\",\"value\":\"2\"}", "{} {}", "{\"a\":NaN}", "{'a':1}", "[1,]", "{", "{\"a\":01}"
            })
    void refusesWhatCouldBeReadInTwoWays(String text) {
        assertThatThrownBy(() -> ExactJson.mapper().readTree(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesBottomlessNesting() {
        String deep = "[".repeat(101) + "]".repeat(101);

        assertThatThrownBy(() -> ExactJson.mapper().readTree(deep)).isInstanceOf(JacksonException.class);
    }
}

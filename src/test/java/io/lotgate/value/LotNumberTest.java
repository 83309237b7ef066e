package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"UCM-P1-1", "A12", "0-0", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123"})
    void takesANumberAsOnTheLabel(String text) {
        assertThat(LotNumber.parse(text)).contains(new LotNumber(text)).get().hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A1",
                "-A1",
                "ucm-p1",
                "UCM P1",
                "UCM_P1",
                " UCM1",
                "UCM1\n",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                "ÄBC"
            })
    void correctsNothing(String text) {
        assertThat(LotNumber.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new LotNumber(text));
    }
}

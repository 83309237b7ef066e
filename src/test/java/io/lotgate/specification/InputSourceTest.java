package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputSourceTest {
    @Test
    void knowsTheLotsWeightAndVolume() {
        assertThat(InputSource.parse("lot.weight")).contains(new InputSource.LotFact("weight"));
        assertThat(InputSource.parse("lot.volume")).contains(new InputSource.LotFact("volume"));
    }

    @Test
    void splitsATestValueAtTheDots() {
        assertThat(InputSource.parse("test.cd73-cd90.viablePerMl"))
                .contains(new InputSource.TestValue("cd73-cd90", "viablePerMl"));
    }

    @Test
    void takesAConstantAsItStands() {
        assertThat(InputSource.parse("fixed:EU/mL")).contains(new InputSource.Fixed("EU/mL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lot.",
                "lot.height",
                "test.viability",
                "test..x",
                "test.Viability.x",
                "fixed:",
                "fixed: ",
                "kg"
            })
    void knowsNoOtherForm(String written) {
        assertThat(InputSource.parse(written)).isEmpty();
    }
}

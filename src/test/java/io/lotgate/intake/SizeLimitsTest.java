package io.lotgate.intake;

import static io.lotgate.intake.Samples.NUCLEO_LONG;
import static io.lotgate.intake.Samples.VI_CELL;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static io.lotgate.intake.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are too large, too long or too wide: answered soon and in little memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SizeLimitsTest {
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    @Test
    void refusesMoreThan32MegabytesBySizeAlone() {
        byte[] large = Arrays.copyOf(text(VI_CELL).getBytes(StandardCharsets.UTF_8), MAX_BYTES + 1);
        byte[] largest = Arrays.copyOf(large, MAX_BYTES);

        assertThat(codes(refused(large).findings())).containsExactly("FILE_TOO_LARGE");
        assertThat(codes(refused(largest).findings())).containsExactly("FILE_NUL");
    }

    @Test
    void readsTenThousandOfAMillionRowsAndSaysSo() {
        String heading =
                "Sample ID,Cell count,Viable cells,Total (x10^6) cells/mL,Viable (x10^6) cells/mL,Viability (%)\n";
        byte[] rows = (heading + "A,100,90,1,0.9,90\n".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);

        Recognised reading = recognised(rows);

        assertThat(reading.proposals()).hasSize(10_000);
        assertThat(codes(reading.findings())).containsExactly("ROWS_LEFT_OUT");
        assertThat(reading.findings().get(0).message()).contains("up to line 10001");
    }

    @Test
    void readsTenThousandRowsWithoutAFinding() {
        String heading =
                "Sample ID,Cell count,Viable cells,Total (x10^6) cells/mL,Viable (x10^6) cells/mL,Viability (%)\n";

        Recognised reading = recognised(heading + "A,100,90,1,0.9,90\n".repeat(10_000) + "\n,,,,,\n");

        assertThat(reading.proposals()).hasSize(10_000);
        assertThat(reading.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\"", "\n\"", "a", "\u00B5", "sep=,\n", "Viability (%);"})
    void refusesManyMegabytesOfTheSame(String unit) {
        assertThat(refused(unit.repeat(MAX_BYTES / 4 / unit.length())).findings())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\"", "\n\"", "a", ",\n", "\r"})
    void takesNothingFromManyMegabytesOfTheSameUnderAHeading(String unit) {
        String heading = text(VI_CELL).lines().findFirst().orElseThrow() + "\n";

        assertThat(codes(refused(heading + unit.repeat(MAX_BYTES / 4 / unit.length()))
                        .findings()))
                .containsAnyOf("FILE_MALFORMED", "FILE_TRUNCATED");
    }

    @Test
    void refusesARowFarTooLong() {
        String huge = edited(VI_CELL, "CLB002", "x".repeat(20_000_000));

        assertThat(codes(refused(huge).findings())).containsExactly("FILE_MALFORMED");
        assertThat(refused(huge).findings().get(0).message()).contains("after line 2");
    }

    @Test
    void takesNothingUnderANameFarTooLong() {
        Proposal proposal = recognised(edited(VI_CELL, "CLB002", "x".repeat(15_000)))
                .proposals()
                .get(1);

        assertThat(codes(proposal.findings())).containsExactly("SAMPLE_UNREADABLE");
        assertThat(proposal.sampleName()).hasSizeLessThan(110);
        assertThat(proposal.findings().get(0).message()).hasSizeLessThan(300);
    }

    @Test
    void takesNoNumberFarTooLong() {
        Proposal proposal = recognised(edited(VI_CELL, "0.78,0.75,96.9,", "0.78,0." + "7".repeat(15_000) + ",96.9,"))
                .proposals()
                .get(0);

        assertThat(codes(proposal.findings())).containsExactly("NUMBER_UNREADABLE");
        assertThat(proposal.findings().get(0).message()).hasSizeLessThan(300);
    }

    @Test
    void refusesAFormFarTooLong() {
        String padded = edited(NUCLEO_LONG, "//[", ";\r\n".repeat(1_000_000) + "//[");

        assertThat(codes(refused(padded).findings())).containsExactly("FILE_MALFORMED");
    }
}

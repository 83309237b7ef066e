package io.lotgate.intake;

import static io.lotgate.intake.Samples.NUCLEO_LONG;
import static io.lotgate.intake.Samples.NUCLEO_SHORT;
import static io.lotgate.intake.Samples.NUCLEO_VARIANT;
import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static io.lotgate.intake.Samples.single;
import static io.lotgate.intake.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NucleoViewTest {

    @Test
    void readsTheLongForm() {
        Recognised reading = recognised(bytes(NUCLEO_LONG));

        assertThat(reading.instrument()).isEqualTo("NucleoCounter NC-200 (NucleoView), s/n 9000201099909999");
        assertThat(reading.software()).isEqualTo("1.4.2.0");
        Proposal sample = single(text(NUCLEO_LONG));
        assertThat(sample.sampleName()).isEqualTo("20231120-0012-c-cellsABCD");
        assertThat(sample.observation()).hasToString("{\"viability\":\"68.2\",\"viablePerMl\":\"2450000\"}");
        assertThat(sample.origins())
                .containsExactly(
                        new Origin("/viability", "Viability (%)", 4, "68.2"),
                        new Origin("/viablePerMl", "Live (cells/ml)", 5, "2.45E6"));
        assertThat(sample.performedAt()).contains("20231120 163016");
        assertThat(sample.findings()).isEmpty();
    }

    @Test
    void saysThatTheInstrumentKeptNoProtectedRecord() {
        Recognised reading = recognised(bytes(NUCLEO_LONG));

        assertThat(codes(reading.findings())).containsExactly("CHECK_VALUE_UNVERIFIED", "TIME_ZONE", "PART11_DISABLED");
        assertThat(reading.findings()).allMatch(finding -> finding.severity() == Severity.INFO);
        assertThat(reading.findings().get(0).message()).contains("ECEC5A41");
        assertThat(codes(
                        recognised(edited(NUCLEO_LONG, ";disabled", ";enabled")).findings()))
                .doesNotContain("PART11_DISABLED");
    }

    @Test
    void readsTheShortFormWhoseLinesEndInSemicolonAndComma() {
        Recognised reading = recognised(bytes(NUCLEO_SHORT));
        Proposal sample = reading.proposals().get(0);

        assertThat(sample.observation()).hasToString("{\"viability\":\"95.5\",\"viablePerMl\":\"1600000\"}");
        assertThat(sample.usable()).isTrue();
        assertThat(sample.performedAt()).isEmpty();
        assertThat(codes(reading.findings())).containsExactly("CHECK_VALUE_UNVERIFIED", "METADATA_MISSING");
    }

    @Test
    void readsTheVariantWithADiameterBelowTheRange() {
        Recognised reading = recognised(bytes(NUCLEO_VARIANT));

        assertThat(reading.proposals().get(0).observation())
                .hasToString("{\"viability\":\"68.2\",\"viablePerMl\":\"2450000\"}");
        assertThat(reading.proposals().get(0).usable()).isTrue();
        assertThat(reading.findings())
                .anyMatch(finding -> finding.code().equals("VALUE_CENSORED")
                        && finding.severity() == Severity.INFO
                        && finding.message().contains("\"<8\""));
    }

    @ParameterizedTest
    @CsvSource({"68.9, true", "68.93, true", "68.94, false", "67.93, false", "86.2, false"})
    void toleratesHalfAPercentagePointOfViabilityFromRounding(String viability, boolean consistent) {
        Proposal sample = single(edited(NUCLEO_LONG, "68.2", viability));

        assertThat(codes(sample.findings())).isEqualTo(consistent ? List.of() : List.of("VIABILITY_INCONSISTENT"));
        assertThat(sample.usable()).isTrue();
    }

    @Test
    void warnsWhenLiveAndDeadDoNotAddUp() {
        assertThat(codes(single(edited(NUCLEO_LONG, "1.14E6", "1.41E6")).findings()))
                .containsExactly("COUNTS_INCONSISTENT");
    }

    @Test
    void keepsTheInstrumentsRemarkBehindANumber() {
        Proposal sample = single(edited(NUCLEO_LONG, "2.45E6;", "2.45E6 (Out of optimal range);"));

        assertThat(sample.observation().get("viablePerMl").stringValue()).isEqualTo("2450000");
        assertThat(codes(sample.findings())).containsExactly("INSTRUMENT_WARNING");
        assertThat(sample.findings().get(0).message()).contains("Out of optimal range");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(%);68.2|(%);<8|VALUE_CENSORED",
                "2.45E6|<5E4|VALUE_CENSORED",
                "2.45E6|-2.45E6|VALUE_IMPOSSIBLE",
                "2.45E6|2.45E99|VALUE_IMPOSSIBLE",
                "2.45E6|Not determined|NUMBER_UNREADABLE",
                "2.45E6|3.59E6|VALUE_IMPOSSIBLE",
                "3.58E6|0|NO_CELLS",
                "(%);68.2|(%);68.2;99|NUMBER_UNREADABLE",
                "(%);68.2|(%);68,2|NUMBER_AMBIGUOUS"
            })
    void refusesToUseAnImpossibleOrUnsureValue(String passage, String replacement, String code) {
        Proposal sample = single(edited(NUCLEO_LONG, passage, replacement));

        assertThat(sample.usable()).isFalse();
        assertThat(codes(sample.findings())).contains(code);
    }

    @Test
    void readsDecimalCommasWhenEveryNumberHasThem() {
        String european = edited(NUCLEO_LONG, "68.2", "68,2")
                .replace("2.45E6", "2,45E6")
                .replace("1.14E6", "1,14E6")
                .replace("3.58E6", "3,58E6");

        assertThat(single(european).observation()).hasToString("{\"viability\":\"68.2\",\"viablePerMl\":\"2450000\"}");
        assertThat(single(european).usable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20231320 163016", "20231120 256016", "20230229 120000", "20.11.2023"})
    void keepsAnImpossibleDateAsPrintedWithAWarning(String date) {
        Proposal sample = single(edited(NUCLEO_LONG, "20231120 163016", date));

        assertThat(sample.performedAt()).contains(date);
        assertThat(codes(sample.findings())).containsExactly("DATE_IMPOSSIBLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Image;20231120-0012-c-cellsABCD;\r\n",
                "Viability (%);68.2;\r\n",
                "Live (cells/ml);2.45E6;\r\n",
                "Dead (cells/ml);1.14E6;\r\n",
                "Total (cells/ml);3.58E6;\r\n"
            })
    void refusesAFileWithoutAKeyItNeeds(String line) {
        assertThat(codes(refused(edited(NUCLEO_LONG, line, "")).findings())).containsExactly("KEY_MISSING");
    }

    @Test
    void refusesAFileCutOffAnywhereBeforeItsCheckValue() {
        String whole = text(NUCLEO_LONG);

        assertThat(codes(refused(whole.substring(0, whole.indexOf("//["))).findings()))
                .containsExactly("FILE_TRUNCATED");
        assertThat(codes(refused(whole.substring(0, whole.length() - 1)).findings()))
                .containsExactly("FILE_TRUNCATED");
        assertThat(codes(refused(whole.substring(0, whole.indexOf("Total"))).findings()))
                .containsExactly("KEY_MISSING", "FILE_TRUNCATED");
    }

    @Test
    void refusesTwoSamplesInOneFile() {
        assertThat(codes(refused(text(NUCLEO_LONG) + "\r\n" + text(NUCLEO_VARIANT))
                        .findings()))
                .hasSize(5)
                .containsOnly("KEY_REPEATED");
    }

    @Test
    void notesAMultiplicationWithoutApplyingIt() {
        Proposal sample = single(edited(NUCLEO_LONG, "factor;1.000", "factor;2.000"));

        assertThat(codes(sample.findings())).containsExactly("DILUTION");
        assertThat(sample.observation().get("viablePerMl").stringValue()).isEqualTo("2450000");
    }
}

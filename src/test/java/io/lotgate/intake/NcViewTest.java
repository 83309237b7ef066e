package io.lotgate.intake;

import static io.lotgate.intake.Samples.NC_VIEW_FORM;
import static io.lotgate.intake.Samples.NC_VIEW_TABLE;
import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.named;
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
import org.junit.jupiter.params.provider.ValueSource;

class NcViewTest {

    @Test
    void readsTheSingleSampleForm() {
        Recognised reading = recognised(bytes(NC_VIEW_FORM));
        Proposal sample = single(text(NC_VIEW_FORM));

        assertThat(reading.instrument()).isEqualTo("NucleoCounter single sample (NC-View), S/N:99999999999");
        assertThat(reading.software()).isEqualTo("9.9.9.99");
        assertThat(codes(reading.findings())).containsExactly("TIME_ZONE");
        assertThat(sample.sampleName()).isEqualTo("1111_viability count new 99x_pass 99");
        assertThat(sample.observation()).hasToString("{\"viability\":\"83.0\",\"viablePerMl\":\"928000\"}");
        assertThat(sample.origins())
                .containsExactly(
                        new Origin("/viability", "Viability (%)", 17, "83.0"),
                        new Origin("/viablePerMl", "Live (cells/ml)", 15, "9.28E+05"));
    }

    @Test
    void keepsTheImpossibleDateOfTheFormAsPrinted() {
        Proposal sample = single(text(NC_VIEW_FORM));

        assertThat(sample.performedAt()).contains("1999-09-99 09:49:29");
        assertThat(sample.usable()).isTrue();
        assertThat(codes(sample.findings())).containsExactly("DATE_IMPOSSIBLE", "DILUTION");
        assertThat(sample.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void saysThatSecureModeWasOff() {
        assertThat(codes(recognised(edited(NC_VIEW_FORM, "Enable", "Disable")).findings()))
                .contains("PART11_DISABLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Status:\tOK\r\n", "Viability (%):\t83.0\r\n", "Live (cells/ml):\t9.28E+05\r\n"})
    void refusesAFormWithoutAKeyItNeeds(String line) {
        assertThat(codes(refused(edited(NC_VIEW_FORM, line, "")).findings())).containsExactly("KEY_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Status:\tO", "Status:\t", "Status:\tError: no cassette"})
    void takesNothingThatTheInstrumentDoesNotConfirm(String status) {
        Proposal sample = single(edited(NC_VIEW_FORM, "Status:\tOK", status));

        assertThat(sample.usable()).isFalse();
        assertThat(codes(sample.findings())).contains("INSTRUMENT_ERROR");
    }

    @Test
    void readsEveryRowOfTheTable() {
        Recognised reading = recognised(bytes(NC_VIEW_TABLE));

        assertThat(reading.instrument()).isEqualTo("NucleoCounter table (NC-View), S/N: 9002020102201902");
        assertThat(reading.proposals()).hasSize(32).allMatch(Proposal::usable);
        assertThat(reading.proposals())
                .allSatisfy(proposal -> assertThat(proposal.performedAt()).isEmpty());
    }

    @Test
    void readsThousandsSetApartByNoBreakSpacesAndPowersOfTen() {
        Recognised reading = recognised(bytes(NC_VIEW_TABLE));

        assertThat(named(reading, "1").observation())
                .hasToString("{\"viability\":\"45.1\",\"viablePerMl\":\"124000\"}");
        assertThat(named(reading, "1").origins().get(1).printed()).isEqualTo("124\u00A0000");
        assertThat(named(reading, "2").observation()).hasToString("{\"viability\":\"49\",\"viablePerMl\":\"220000\"}");
        assertThat(named(reading, "22").observation())
                .hasToString("{\"viability\":\"94.9\",\"viablePerMl\":\"1020000\"}");
        assertThat(named(reading, "22").findings()).isEmpty();
    }

    @Test
    void keepsTheInstrumentsWarningsAndFindsNothingElse() {
        Recognised reading = recognised(bytes(NC_VIEW_TABLE));

        List<String> warned = reading.proposals().stream()
                .filter(proposal -> codes(proposal.findings()).contains("INSTRUMENT_WARNING"))
                .map(Proposal::sampleName)
                .toList();
        assertThat(warned).containsExactly("8", "11");
        assertThat(named(reading, "8").findings().get(0).message()).contains("Foreign object detected");
        assertThat(reading.proposals().stream().flatMap(p -> codes(p.findings()).stream()))
                .containsOnly("INSTRUMENT_WARNING");
    }

    @Test
    void namesASampleByTheInstrumentsNumberWhenTheOperatorTypedNone() {
        String content = edited(NC_VIEW_TABLE, "20240219-00019,1,", "20240219-00019,,");

        assertThat(recognised(content).proposals().get(0).sampleName()).isEqualTo("20240219-00019");
    }

    @Test
    void doesNotTakeLooseDigitGroupsForThousands() {
        String content = edited(NC_VIEW_TABLE, "124\u00A0000", "124\u00A000");

        Proposal first = recognised(content).proposals().get(0);

        assertThat(first.usable()).isFalse();
        assertThat(codes(first.findings())).containsExactly("NUMBER_UNREADABLE");
    }

    @Test
    void refusesATablePerMicrolitre() {
        assertThat(codes(refused(edited(NC_VIEW_TABLE, "LIVE (cells/ml)", "LIVE (cells/ul)"))
                        .findings()))
                .containsExactly("COLUMN_MISSING");
    }
}

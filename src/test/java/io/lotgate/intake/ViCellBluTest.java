package io.lotgate.intake;

import static io.lotgate.intake.Samples.VI_CELL;
import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.named;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static io.lotgate.intake.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Finding;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViCellBluTest {
    private static final String FIRST = "CLB001,2191,2123,0.78,0.75,96.9,";

    @Test
    void takesViableCellsAndViabilityWithTheirPlacesInTheFile() {
        Recognised reading = recognised(bytes(VI_CELL));

        assertThat(reading.instrument()).isEqualTo("Vi-CELL BLU");
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.proposals()).hasSize(10);
        Proposal first = reading.proposals().get(0);
        assertThat(first.sampleName()).isEqualTo("CLB001");
        assertThat(first.observation()).hasToString("{\"viability\":\"96.9\",\"viablePerMl\":\"750000\"}");
        assertThat(first.origins())
                .containsExactly(
                        new Origin("/viability", "Viability (%)", 2, "96.9"),
                        new Origin("/viablePerMl", "Viable (x10^6) cells/mL", 2, "0.75"));
        assertThat(first.performedAt()).contains("3/21/2022 16:56");
    }

    @Test
    void findsTheInstrumentsViabilityExactInEverySoundRow() {
        assertThat(recognised(bytes(VI_CELL)).proposals())
                .filteredOn(Proposal::usable)
                .hasSize(9)
                .allSatisfy(proposal -> assertThat(proposal.findings()).isEmpty());
    }

    @Test
    void keepsARowWhoseCountFailedButNotForUse() {
        Proposal failed = named(recognised(bytes(VI_CELL)), "CLB008");

        assertThat(failed.usable()).isFalse();
        assertThat(codes(failed.findings())).containsExactly("INSTRUMENT_ERROR", "INSTRUMENT_ERROR");
        assertThat(failed.findings().get(0).message()).contains("\"Viable cells\" in line 8 is printed \"ERROR\"");
    }

    @Test
    void readsUtf16OfEitherByteOrderAsItReadsUtf8() {
        String marked = "\uFEFF" + text(VI_CELL);
        Reading expected = recognised(bytes(VI_CELL));

        assertThat(recognised(marked.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(expected);
        assertThat(recognised(marked.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(expected);
        assertThat(recognised(marked)).isEqualTo(expected);
    }

    @Test
    void readsTheInstrumentsUtf16FileWhereNoCountFailed() {
        List<Proposal> expected = recognised(bytes(VI_CELL)).proposals();

        List<Proposal> read =
                recognised(bytes("Beckman_Vi-Cell-BLU_example01_utf16.csv")).proposals();

        assertThat(read)
                .hasSize(10)
                .allMatch(Proposal::usable)
                .filteredOn(sample -> !expected.contains(sample))
                .extracting(Proposal::sampleName)
                .containsExactly("CLB008");
    }

    @ParameterizedTest
    @ValueSource(strings = {"96.91", "96.89", "97", "69.9"})
    void warnsOfAViabilityThatTheCountsDoNotGive(String viability) {
        String content = edited(VI_CELL, "0.75,96.9,", "0.75," + viability + ",");

        Proposal changed = recognised(content).proposals().get(0);

        assertThat(changed.usable()).isTrue();
        assertThat(changed.findings())
                .anyMatch(finding -> finding.code().equals("VIABILITY_INCONSISTENT")
                        && finding.severity() == Severity.WARNING
                        && finding.where().equals("/viability"));
        assertThat(changed.observation().get("viability").stringValue()).isEqualTo(viability);
    }

    @Test
    void warnsOfAConcentrationThatDoesNotFitTheViability() {
        String content = edited(VI_CELL, "0.78,0.75,", "0.78,0.57,");

        assertThat(codes(recognised(content).proposals().get(0).findings()))
                .containsExactly("CONCENTRATION_INCONSISTENT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "96.9,|196.9,|VALUE_IMPOSSIBLE",
                "96.9,|-1,|VALUE_IMPOSSIBLE",
                "96.9,|,|VALUE_MISSING",
                "96.9,|NaN,|NUMBER_UNREADABLE",
                "96.9,|<8,|VALUE_CENSORED",
                "96.9,|96.9%,|NUMBER_UNREADABLE",
                "96.9,|٩٦,|NUMBER_UNREADABLE",
                "96.9,|\"96,9\",|NUMBER_AMBIGUOUS",
                "0.75,|-0.75,|VALUE_IMPOSSIBLE",
                "0.75,|1E9,|VALUE_IMPOSSIBLE",
                "0.75,|1E400,|NUMBER_UNREADABLE",
                "0.75,|7.50,|VALUE_IMPOSSIBLE",
                "0.75,|>99,|VALUE_CENSORED",
                "0.78,|0,|NO_CELLS",
                "2123,|2192,|VALUE_IMPOSSIBLE",
                "2123,|2123.5,|VALUE_IMPOSSIBLE",
                "2191,|,|VALUE_MISSING",
                "2191,|0,|NO_CELLS"
            })
    void refusesToUseAnImpossibleOrUnsureValue(String passage, String replacement, String code) {
        String row = FIRST.replaceFirst(passage, replacement);

        Proposal changed = recognised(edited(VI_CELL, FIRST, row)).proposals().get(0);

        assertThat(changed.usable()).isFalse();
        assertThat(codes(changed.findings())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/32/2022 16:56", "2/30/2022 16:56", "3/21/2022 25:56", "3/21/1022 16:56", "yesterday"})
    void keepsAnImpossibleDateAsPrintedWithAWarning(String date) {
        Proposal dated =
                recognised(edited(VI_CELL, "3/21/2022 16:56", date)).proposals().get(0);

        assertThat(dated.performedAt()).contains(date);
        assertThat(codes(dated.findings())).containsExactly("DATE_IMPOSSIBLE");
        assertThat(dated.usable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/21/2022 4:56:01 PM", "21/3/2022 16:56", "21.3.2022 16:56", "2022/3/21 16:56:01"})
    void acceptsTheDateOrderOfOtherRegions(String date) {
        assertThat(recognised(edited(VI_CELL, "3/21/2022 16:56", date))
                        .proposals()
                        .get(0)
                        .findings())
                .isEmpty();
    }

    @Test
    void saysWhenNoDateIsPrinted() {
        Proposal undated =
                recognised(edited(VI_CELL, "3/21/2022 16:56", "")).proposals().get(0);

        assertThat(undated.performedAt()).isEmpty();
        assertThat(codes(undated.findings())).containsExactly("DATE_MISSING");
    }

    @Test
    void notesADilutionWithoutMultiplyingByIt() {
        String content = edited(VI_CELL, "3/21/2022 16:56,,Vi-CELL,,1,", "3/21/2022 16:56,,Vi-CELL,,2,");

        Proposal diluted = recognised(content).proposals().get(0);

        assertThat(codes(diluted.findings())).containsExactly("DILUTION");
        assertThat(diluted.observation().get("viablePerMl").stringValue()).isEqualTo("750000");
    }

    @Test
    void warnsOfACountAnalysedAgain() {
        String content = edited(VI_CELL, "3/21/2022 16:56,,", "3/21/2022 16:56,3/22/2022 9:00,");

        Finding finding = recognised(content).proposals().get(0).findings().get(0);

        assertThat(finding.code()).isEqualTo("REANALYSED");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void refusesTheExportOfSingleImagesByName() {
        String detail =
                """
                "Sample ID","Images for analysis","Cell type","Analysis date/time","Dilution"
                "20-7","100","CHO","9/29/2026 1:42:31 PM","1"
                """;

        assertThat(codes(refused(detail).findings())).hasSize(5).containsOnly("COLUMN_MISSING");
        assertThat(refused(detail).findings().get(0).message()).contains("Vi-CELL BLU", "\"Cell count\"");
    }
}

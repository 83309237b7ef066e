package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.intake.Reading.Recognised;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of the Allotrope Simple Model. */
class AsmTest {
    private static final String COUNT = "vi_cell_blu_asm_excerpt.json";
    private static final String QPCR = "qpcr_asm_constructed.json";
    private static final String FLOW = "flow_asm_constructed.json";
    private static final String PCR = "absolute_q_asm_excerpt.json";

    @Test
    void readsACellCountAsTheInstrumentsOwnFile() {
        Recognised asm = recognised(bytes(COUNT));
        Recognised own = recognised(bytes(Samples.VI_CELL));

        assertThat(asm.proposals()).hasSize(3).allMatch(Proposal::usable);
        for (int i = 0; i < 3; i++) {
            assertThat(asm.proposals().get(i).sampleName())
                    .isEqualTo(own.proposals().get(i).sampleName());
            assertThat(asm.proposals().get(i).observation())
                    .isEqualTo(own.proposals().get(i).observation());
        }
    }

    @Test
    void linksAValueToItsLine() {
        Origin viability = recognised(bytes(COUNT)).proposals().get(0).origins().get(0);

        String line = Samples.text(COUNT).lines().toList().get(viability.line() - 1);
        assertThat(viability.pointer()).isEqualTo("/viability");
        assertThat(line.strip()).isEqualTo("\"value\": 96.9,");
    }

    @Test
    void readsTheTimeWithItsDistanceFromUtc() {
        assertThat(recognised(bytes(COUNT))
                        .proposals()
                        .get(0)
                        .measuredAt()
                        .orElseThrow()
                        .only(ZoneId.of("Asia/Shanghai")))
                .contains(Instant.parse("2022-03-21T16:56:00Z"));
    }

    @Test
    void readsTheWellsOfDigitalPcr() {
        Recognised reading = recognised(bytes(PCR));
        Proposal jun = reading.proposals().get(0);

        assertThat(reading.instrument())
                .isEqualTo("QuantStudio Absolute Q Digital PCR System, 2262720120102 (Allotrope Simple Model)");
        assertThat(jun.well().orElseThrow().target()).isEqualTo("JUN");
        assertThat(jun.observation())
                .hasToString(
                        "{\"wells\":[{\"positives\":\"2311\",\"accepted\":\"20419\",\"instrument\":{\"copiesPerUl\":\"278.04\"}}]}");
        assertThat(reading.proposals().get(1).usable()).isFalse();
        assertThat(codes(reading.proposals().get(1).findings())).contains("NO_PARTITIONS");
    }

    @Test
    void readsAWellOfQuantitativePcrWithTheQuantityThatNamesIt() {
        Recognised reading = recognised(bytes(QPCR));

        assertThat(reading.proposals())
                .extracting(one -> one.sampleName() + " " + one.observation() + " " + codes(one.findings()))
                .containsExactly(
                        "UCM-0412 {\"cq\":\"27.4183\",\"quantity\":\"0.0831\"} []",
                        "UCM-0413 {\"cq\":\"31.02\"} [QUANTITY_MISSING]",
                        "UCM-0414 {\"quantity\":\"0.5\"} [VALUE_MISSING]");
        assertThat(reading.proposals().get(0).well()).contains(new Well("B1", "Alu FAM", List.of(), false));
        assertThat(reading.controls())
                .extracting(control -> control.name() + " " + control.subject() + " " + control.value())
                .containsExactly("no-template control Alu FAM no Cq in C1");
    }

    @Test
    void takesNoQuantityWhereTheDocumentGivesTwo() {
        Proposal first = recognised(edited(QPCR, "\"quantity mean\"", "\"quantity\""))
                .proposals()
                .get(0);

        assertThat(codes(first.findings())).containsExactly("QUANTITY_REPEATED");
    }

    @Test
    void readsPopulationsWithTheEventsOfTheOneTheyAreNestedIn() {
        Recognised reading = recognised(bytes(FLOW));

        assertThat(reading.proposals())
                .extracting(one ->
                        one.well().orElseThrow().target() + " " + one.observation() + " " + codes(one.findings()))
                .containsExactly(
                        "Live {\"positives\":\"18000\",\"examined\":\"20000\",\"percent\":\"90.0000\"} []",
                        "Live / CD73+ {\"positives\":\"17730\",\"examined\":\"18000\",\"percent\":\"98.5000\"} []",
                        "Live / CD90+ {\"positives\":\"17910\",\"examined\":\"18000\",\"percent\":\"99.5000\"} []",
                        "Live / CD105+ {} [VALUE_IMPOSSIBLE]",
                        "Debris {\"positives\":\"0\",\"examined\":\"20000\",\"percent\":\"0.0000\"} []",
                        "Debris / CD45+ {} [NO_EVENTS]");
        assertThat(reading.proposals()).allMatch(one -> one.sampleName().equals("UCM-0412"));
        assertThat(reading.proposals().get(0).performedAt()).contains("2026-03-30T09:15:00+00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\": 96.9|\"value\": 196.9|VALUE_IMPOSSIBLE",
                "\"value\": 96.9|\"value\": \"N/A\"|NUMBER_UNREADABLE",
                "\"value\": 96.9|\"value\": 1e999999999|NUMBER_UNREADABLE",
                "\"value\": 96.9|\"valeu\": 96.9|VALUE_MISSING",
                "\"value\": 0.75,|\"value\": 0.75e0, \"note\": 1,|",
                "\"unit\": \"10^6 cells/mL\"|\"unit\": \"10^9 cells/mL\"|UNIT_UNKNOWN",
                "\"sample identifier\": \"CLB001\"|\"sample identifier\": \"\"|SAMPLE_MISSING"
            })
    void refusesToUseAnImpossibleOrUnsureValue(String passage, String replacement, String code) {
        Proposal first =
                recognised(edited(COUNT, passage, replacement)).proposals().get(0);

        assertThat(first.usable()).isEqualTo(code == null);
        if (code != null) {
            assertThat(codes(first.findings())).contains(code);
        }
    }

    @Test
    void refusesADamagedDocumentAndAnotherTechnique() {
        String whole = Samples.text(COUNT);

        assertThat(codes(refused(whole.substring(0, whole.length() / 2)).findings()))
                .containsExactly("FILE_MALFORMED");
        assertThat(codes(refused(whole.replace("\"sample identifier\"", "\"a\": 1, \"a\": 2, \"sample identifier\""))
                        .findings()))
                .containsExactly("FILE_MALFORMED");
        assertThat(refused(whole.replace("cell counting", "plate reader"))
                        .findings()
                        .get(0)
                        .message())
                .contains("plate reader");
    }
}

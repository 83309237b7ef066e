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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of the Allotrope Simple Model. */
class AsmTest {
    private static final String COUNT = "vi_cell_blu_asm_excerpt.json";
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

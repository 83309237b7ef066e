package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.recognised;
import static io.lotgate.intake.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Severity;
import io.lotgate.evaluation.Verdict;
import io.lotgate.intake.Reading.Control;
import io.lotgate.intake.Reading.Recognised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Digital PCR readers on their real files: wells, merged wells, volumes, the reader's own interval. */
class DigitalPcrFilesTest {
    private static final String QX200 = "qx200_quantasoft174_20-1363.csv";
    private static final String QX200_LOW = "qx200_quantasoft174_19-3581.csv";
    private static final String QX100 = "qx100_quantasoft_small.csv";
    private static final String MANAGER = "qxmanager_quant.csv";
    private static final String EVAGREEN = "qx200_qxmanager_evagreen_dilutions.tsv";
    private static final String QIACUITY = "qiacuity_dpcr_example03.csv";
    private static final String ABSOLUTE_Q = "Appbio_AbsoluteQ_example01.csv";

    @ParameterizedTest
    @CsvSource({
        QX200 + ", 34, 34",
        QX200_LOW + ", 38, 25",
        "qx200_quantasoft174_20-4570.csv, 56, 32",
        "qx200_quantasoft174_21-0097.csv, 54, 44",
        "qx200_v174_empty_results.csv, 4, 0",
        QX100 + ", 10, 10",
        MANAGER + ", 12, 12",
        EVAGREEN + ", 7, 7",
        QIACUITY + ", 24, 24",
        "qiacuity_dpcr_example01.csv, 6, 5",
        "qiacuity_8k5_slcvsir1-analysis.csv, 384, 376",
        ABSOLUTE_Q + ", 16, 16",
        "Appbio_AbsoluteQ_multichannel.csv, 15, 15",
        "Appbio_AbsoluteQ_summary.csv, 16, 16"
    })
    void findsEveryWellAndItsTarget(String file, int wells, int usable) {
        Recognised reading = recognised(bytes(file));

        assertThat(reading.proposals()).hasSize(wells);
        assertThat(reading.proposals()).filteredOn(Proposal::usable).hasSize(usable);
    }

    @ParameterizedTest
    @CsvSource({
        QX200 + ", A07, HbS, 103, 21786, 5.6, 4.5, 6.7, 0.85",
        QX200 + ", M01, HbS, 1291, 336637, 4.52, 4.27, 4.77, 0.85",
        QX200_LOW + ", M01, ZFY, 200, 30059, 7.9, 6.8, 8.9, 0.85",
        QX100 + ", A05, Consensus_FAM, 1638, 13165, 146, 139, 153, 0.91",
        MANAGER + ", A01, 1, 10940, 20486, 898.375854492188, 881.25439453125, 915.750244140625, 0.85",
        EVAGREEN + ", A02, FSTL_1_H_204, 10918, 21793, 817.79, 802.24, 833.55, 0.85",
        ABSOLUTE_Q + ", B1, Gene A, 34, 20449, 3.85, 2.75, 4.95, 0.432",
        "Appbio_AbsoluteQ_summary.csv, A1, TARGET 1 FAM, 3182, 20419, 392.15, 378.743, 406.032, 0.432",
        QIACUITY + ", B2, CD3, 6, 25437, 0.324, 0.0648, 0.5832, ''",
        "qiacuity_dpcr_example01.csv, A1, 5p, 1778, 25485, 86.32, 82.34928, 90.29072, ''"
    })
    void takesCountsAndKeepsTheReadersOwnInterval(
            String file,
            String well,
            String target,
            String positives,
            String accepted,
            String perUl,
            String lower,
            String upper,
            String volume) {
        Proposal proposal = well(recognised(bytes(file)), well, target);

        assertThat(text(proposal, "/wells/0/positives")).isEqualTo(positives);
        assertThat(text(proposal, "/wells/0/accepted")).isEqualTo(accepted);
        assertThat(text(proposal, "/wells/0/instrument/copiesPerUl")).isEqualTo(perUl);
        assertThat(Double.parseDouble(text(proposal, "/wells/0/instrument/lower")))
                .isCloseTo(Double.parseDouble(lower), within(1e-12));
        assertThat(Double.parseDouble(text(proposal, "/wells/0/instrument/upper")))
                .isCloseTo(Double.parseDouble(upper), within(1e-12));
        assertThat(text(proposal, "/partitionVolumeNl")).isEqualTo(volume);
    }

    @Test
    void takesTheChannelsOfOneDye() {
        Recognised reading = recognised(bytes("Appbio_AbsoluteQ_multichannel.csv"));
        Proposal jun = well(reading, "Sample A1", "JUN");

        assertThat(text(jun, "/wells/0/positives")).isEqualTo("2311");
        assertThat(text(jun, "/wells/0/instrument/copiesPerUl")).isEqualTo("278.04");
        assertThat(jun.measuredAt().orElseThrow().offset()).contains(java.time.ZoneOffset.UTC);
        assertThat(reading.ignored().get(0)).contains("several dyes");
    }

    @Test
    void linksEveryValueToItsLineAndColumn() {
        assertThat(well(recognised(bytes(QX200)), "A07", "HbS").origins())
                .contains(
                        new Origin("/wells/0/positives", "Positives", 4, "103"),
                        new Origin("/wells/0/accepted", "AcceptedDroplets", 4, "21786"),
                        new Origin("/wells/0/instrument/copiesPerUl", "Concentration", 4, "5.6"),
                        new Origin("/partitionVolumeNl", "Concentration", 4, "5.6"));
    }

    @Test
    void takesNoZeroWhereTheReaderMadeNoCall() {
        List<Proposal> uncalled = recognised(bytes(QX200_LOW)).proposals().stream()
                .filter(proposal -> codes(proposal.findings()).contains("NO_CALL"))
                .toList();

        assertThat(uncalled).hasSize(13).noneMatch(Proposal::usable);
    }

    @Test
    void reportsNoResultWhereTheFileHasNone() {
        assertThat(recognised(bytes("qx200_v174_empty_results.csv")).proposals())
                .allSatisfy(proposal -> assertThat(codes(proposal.findings())).contains("VALUE_MISSING"));
    }

    @Test
    void showsTheControlsWithoutTemplateAndTakesNone() {
        Recognised reading = recognised(bytes(QX200_LOW));

        assertThat(reading.controls())
                .extracting(Control::name, Control::subject, Control::value)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "no-template control", "ZFY", "0 positive of 75618 partitions in M02"));
        assertThat(reading.proposals())
                .filteredOn(proposal -> proposal.sampleName().equals("NTC"))
                .isNotEmpty()
                .noneMatch(Proposal::usable);
    }

    @Test
    void countsMergedWellsOnce() {
        Recognised reading = recognised(bytes(QX200));
        Proposal merged = well(reading, "M01", "HbS");
        Proposal member = well(reading, "A07", "HbS");

        Proposal both = Intake.standard().together(List.of(merged, member));

        assertThat(codes(merged.findings())).contains("MERGED_WELLS");
        assertThat(both.usable()).isFalse();
        assertThat(codes(both.findings())).contains("POOL_TWICE");
    }

    @Test
    void addsTheWellsUpToWhatTheReaderMerged() {
        Recognised reading = recognised(bytes(QX200));
        List<Proposal> singles = reading.proposals().stream()
                .filter(one -> one.well().orElseThrow().target().equals("HbS"))
                .filter(one -> one.well().orElseThrow().members().isEmpty())
                .toList();

        Proposal pooled = Intake.standard().together(singles);

        assertThat(pooled.usable()).isTrue();
        assertThat(pooled.observation().get("wells").size()).isEqualTo(16);
        assertThat(sum(pooled, "positives")).isEqualTo(1291);
        assertThat(sum(pooled, "accepted")).isEqualTo(336637);
        assertThat(pooled.origins())
                .contains(new Origin("/wells/1/positives", "Positives", 5, "73"))
                .filteredOn(origin -> origin.pointer().equals("/partitionVolumeNl"))
                .hasSize(1);
    }

    @Test
    void addsUpNoOtherSampleOrTarget() {
        Recognised reading = recognised(bytes(QX200_LOW));
        Proposal one = well(reading, "M01", "ZFY");

        assertThat(codes(Intake.standard()
                        .together(List.of(one, well(reading, "M03", "ZFY")))
                        .findings()))
                .contains("POOL_SAMPLES");
        assertThat(codes(Intake.standard()
                        .together(List.of(one, well(reading, "M01", "ZFX")))
                        .findings()))
                .contains("POOL_TARGETS");
    }

    @Test
    void isJudgedWithTheInstrumentsFiguresBesideOurs() {
        Recognised reading = recognised(bytes(QX200));
        Proposal pooled = Intake.standard().together(List.of(well(reading, "A07", "HbS"), well(reading, "B07", "HbS")));

        Evaluation evaluation = Evaluator.standard()
                .evaluate(
                        "digital-pcr",
                        new JsonMapper().readTree("{\"max\":\"10\",\"partitionVolumeNl\":\"0.85\"}"),
                        pooled.observation());

        assertThat(evaluation.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.workings())
                .anyMatch(line -> line.contains("the instrument gives 5.6 copies/uL")
                        && line.contains("its interval 4.5 to 6.7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "103,21683,|103,21684,|COUNTS_INCONSISTENT",
                "103,21683,|-103,21683,|VALUE_IMPOSSIBLE",
                "103,21683,|103.5,21683,|VALUE_IMPOSSIBLE",
                "103,21683,|,21683,|VALUE_MISSING",
                "0,21786,|0,0,|NO_PARTITIONS",
                "0,21786,|0,99,|VALUE_IMPOSSIBLE",
                "\"HbS\",\"Manual\",5.6,|\"HbS\",\"Manual\",<0.1,|VALUE_CENSORED",
                "\"HbS\",\"Manual\",5.6,|\"HbS\",\"Manual\",\"5,6\",|NUMBER_AMBIGUOUS"
            })
    void refusesToUseAnImpossibleWell(String passage, String replacement, String code) {
        Proposal changed = well(recognised(edited(QX200, passage, replacement)), "A07", "HbS");

        assertThat(changed.usable()).isFalse();
        assertThat(codes(changed.findings())).contains(code);
    }

    @Test
    void proposesNoVolumeThatTheReaderIsNotKnownFor() {
        assertThat(codes(recognised(bytes(QIACUITY)).findings()))
                .containsExactly("PARTITION_VOLUME_UNKNOWN", "CHARACTERS_LOST");
        assertThat(codes(recognised(bytes(QX100)).findings())).containsExactly("PARTITION_VOLUME");
    }

    @Test
    void passesOverTheRowsOfAverages() {
        assertThat(recognised(bytes(ABSOLUTE_Q)).ignored().get(0)).contains("averages");
        assertThat(recognised(bytes(ABSOLUTE_Q)).instrument()).isEqualTo("Absolute Q, 0140");
    }

    @Test
    void takesNoWellThatTheInstrumentsCheckDidNotPass() {
        String failed = edited("Appbio_AbsoluteQ_summary.csv", "A1,1/1.00000,PASS", "A1,1/1.00000,FAIL");

        assertThat(codes(well(recognised(failed), "A1", "TARGET 1 FAM").findings()))
                .contains("INSTRUMENT_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Positives", "AcceptedDroplets", "PoissonConfMin", "MergedWells"})
    void namesAMissingColumn(String column) {
        String without = Samples.text(QX200).replaceFirst("," + column + ",", ",Other,");

        assertThat(refused(without).findings())
                .anyMatch(finding -> finding.message().contains('"' + column + '"')
                        || finding.code().equals("FILE_UNKNOWN"));
    }

    private static Proposal well(Recognised reading, String well, String target) {
        return reading.proposals().stream()
                .filter(proposal -> proposal.well().orElseThrow().name().equals(well)
                        && proposal.well().orElseThrow().target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Proposal proposal, String pointer) {
        return proposal.observation().at(pointer).asString("");
    }

    private static long sum(Proposal proposal, String name) {
        long sum = 0;
        for (var well : proposal.observation().get("wells")) {
            sum += Long.parseLong(well.get(name).stringValue());
        }
        return sum;
    }
}

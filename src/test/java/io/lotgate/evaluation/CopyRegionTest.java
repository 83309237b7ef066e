package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gain of 300 kb, within the limit of size: what decides is whether its place is a recurrent region. */
class CopyRegionTest {
    private static Evaluation gain(String region) {
        return gain(region, "30300000");
    }

    private static Evaluation gain(String region, String end) {
        return Asked.evaluate(
                "copy-number",
                "{'maxSize':'400'}",
                "{'resolutionKb':'50','donorSex':'F','segments':[{'region':'" + region
                        + "','copyNumber':'3','start':'30000001','end':'" + end + "'}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20q11.21",
                "20 q11.21",
                "chr20q11.21",
                "Chr20q11.21",
                "CHR20",
                "20Q11.21",
                "20q11.21-q11.22",
                "20q11.21q11.22",
                "20q11.21–q11.22",
                "20q11.21—20q11.22",
                "20q11.21~q11.22",
                "20q11.21->q11.22",
                "20q11.21→q11.22",
                "20q11-qter",
                "20pter-qter",
                "２０ｑ１１．２１",
                "20",
                "20q",
                "x",
                "Xp22.31"
            })
    void aRecurrentRegionIsKnownHoweverItIsWritten(String region) {
        assertThat(gain(region).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Asked.codes(gain(region))).contains("RECURRENT_REGION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20q11.21 (BCL2L1)",
                "chr20:30000001-30300000",
                "BCL2L1",
                "dup 20q11.21",
                "arr 20q11.21",
                "20q11.29",
                "20q11.21-q99",
                "q11.21",
                "23",
                "0",
                "20q11.",
                "20q11.21-q13.33(hg38)",
                "Chromosome 20"
            })
    void aPlaceThatCannotBeReadIsRefused(String region) {
        Evaluation evaluation = gain(region);

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::severity, Finding::where)
                .containsExactly(tuple("NOT_A_REGION", Severity.ERROR, "/segments/0/region"));
    }

    @Test
    void aLargeSegmentStaysOutOfSpecificationWhereverItLies() {
        assertThat(gain("BCL2L1", "39000000").verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource({"20p", "20p13", "5q31.1", "3p21-p14"})
    void otherRegionsAreNone(String region) {
        assertThat(gain(region).verdict()).isEqualTo(Verdict.CONFORMS);
    }
}

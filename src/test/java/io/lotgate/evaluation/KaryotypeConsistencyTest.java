package io.lotgate.evaluation;

import static io.lotgate.evaluation.Karyotypes.classification;
import static io.lotgate.evaluation.Karyotypes.judge;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that can be read and do not fit together. */
class KaryotypeConsistencyTest {
    private static final String TETRAPLOID = "{'maxTetraploid':'4','unit':'%'}";

    private static void unresolved(Evaluation evaluation, String code, int character) {
        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(classification(evaluation)).isEqualTo("INVALID");
        assertThat(Asked.codes(evaluation)).contains(code, "ABNORMAL_UNRESOLVED");
        assertThat(evaluation.findings())
                .filteredOn(finding -> finding.code().equals(code))
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("Character " + character + ": "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46~48,XX[20]                   | F | ''                    | 1",
                "44~46,XX[20]                   | F | ''                    | 1",
                "46~92,XX[20]                   | F | ''                    | 1",
                "46-48,XX[20]                   | F | ''                    | 1",
                "45-46,XX[20]                   | F | ''                    | 1",
                "46,XX[cp20]                    | F | ''                    | 1",
                "48,XX[cp20]                    | F | ''                    | 1",
                "92,XX[cp20]                    | F | ''                    | 1",
                "45,XX[cp20]                    | F | ''                    | 1",
                "43~49,XX[cp20]                 | F | ''                    | 1",
                "46~47,XX[1]/46,XX[19]          | F | ''                    | 1",
                "46,XX[18]/46~48,idem[cp2]      | F | ''                    | 11",
                "23<1n>,X[20]                   | F | ''                    | 1",
                "23<1n>,X[1]/46,XX[19]          | F | ''                    | 1",
                "23<1n>,Y[20]                   | M | ''                    | 1",
                "24<1n>,X,+5[1]/46,XX[19]       | F | ''                    | 1",
                "46~48,XX,16qh+[20]             | F | 46,XX,16qh+           | 1",
                "48,XX,16qh+[cp20]              | F | 46,XX,16qh+           | 1",
                "46~48,XX,+21c[20]              | F | 47,XX,+21c            | 1",
                "46~48,XX,t(1;2)(p13;q21)[cp20] | F | 46,XX,t(1;2)(p13;q21) | 1"
            })
    void onlyAPlainNumberIsNormal(String karyotype, String sex, String donor, int character) {
        unresolved(judge("{'nonClonal':'report'}", karyotype, sex, donor), "COUNT_UNEXPLAINED", character);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "58,XXX[cp4]/46,XX[96]",
                "80~95<4n>,XXXX[cp4]/46,XX[96]",
                "88~92,XXXX[4]/46,XX[96]",
                "70~92<4n>,XXXX[cp4]/46,XX[96]"
            })
    void aPolyploidCellHasAPlainNumberToo(String karyotype) {
        unresolved(judge(TETRAPLOID, karyotype, "F", ""), "COUNT_UNEXPLAINED", 1);
        unresolved(judge(karyotype, "F"), "COUNT_UNEXPLAINED", 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mos 46,XX[20]                                  | MOSAIC_OF_ONE | 5",
                "mos 47,XX,+21c[20]                             | MOSAIC_OF_ONE | 5",
                "mos 46,XX[10]/46,XX[10]                        | MOSAIC_OF_ONE | 5",
                "46,XX[10]/46,XX[10]                            | CLONE_TWICE   | 11",
                "46,XX[20]/46,XX[20]                            | CLONE_TWICE   | 11",
                "46,XX[10]/46<2n>,XX[10]                        | CLONE_TWICE   | 11",
                "46,XX[10]/46,sl[10]                            | CLONE_TWICE   | 11",
                "47,XX,+5[1]/46,XX[10]/46,XX[10]                | CLONE_TWICE   | 23"
            })
    void oneLineIsNoMosaicAndNoLineStandsTwice(String karyotype, String code, int character) {
        unresolved(judge(karyotype, "F"), code, character);
    }

    /** A report that is doubtful otherwise does not make an abnormal clone disappear. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46~48,XX[2]/47,XX,+8[18]                                     | CLONAL       | COUNT_UNEXPLAINED",
                "27<1n>,X,+8,+10,+18,+21[5]/46,XX[15]                         | CLONAL       | COUNT_UNEXPLAINED",
                "46,XX,del(5)(q13q33)[1]/46,XX,del(5)(q13q33)[1]/46,XX[18]    | CLONAL       | CLONE_TWICE",
                "45,X,-X[2]/45,X[1]/46,XX[17]                                 | CLONAL       | CLONE_TWICE",
                "46~48,XX[19]/46,XY[1]                                        | SEX_MISMATCH | COUNT_UNEXPLAINED"
            })
    void aCloneStandsAllTheSame(String karyotype, String classification, String code) {
        Evaluation evaluation = judge(karyotype, "F");

        assertThat(classification(evaluation)).isEqualTo(classification);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Asked.codes(evaluation)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "46~48,XX,+8[cp20]",
                "53,XX,+8,+21,+21,+4mar[cp7]/46,XX[3]",
                "44~46,XX,-18[cp5]/46,XX[15]",
                "chi 46,XX[10]/46,XX[10]",
                "mos 45,X[3]/46,XX[17]"
            })
    void aNumberThatItemsExplainIsRead(String karyotype) {
        assertThat(judge(karyotype, "F").verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Asked.codes(judge(karyotype, "F")))
                .doesNotContain("COUNT_UNEXPLAINED", "CLONE_TWICE", "MOSAIC_OF_ONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,XX,inc[20]                  | 46,XX,inc",
                "46,XX,inc[20]                  | 46,XX,inc",
                "47,XX,+8[20]                   | 46~48,XX,+8",
                "47,XX,+8[20]                   | 47,XX,+8[cp3]",
                "47,XX,+8[20]                   | 47,XX,+?8",
                "94,XXXX,+8,+8[20]              | 94,XXXX,+8,+8",
                "47,XX,+8[20]                   | mos 47,XX,+8",
                "47,XX,+8[20]                   | 47,XX,+8.ish 8p11(D8Z2x3)"
            })
    void aRecordThatLeavesAnythingOpenIsNotCompared(String karyotype, String donor) {
        Evaluation evaluation = judge("{}", karyotype, "F", donor);

        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Asked.codes(evaluation)).contains("DONOR_NOT_COMPARED", "CLONAL");
    }
}

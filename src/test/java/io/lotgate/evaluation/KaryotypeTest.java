package io.lotgate.evaluation;

import static io.lotgate.evaluation.Karyotypes.classification;
import static io.lotgate.evaluation.Karyotypes.judge;
import static io.lotgate.evaluation.Karyotypes.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaryotypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"46, XX [20]", "46,XX\n[20]", " 46,\r\n\tXX[20] ", "４６，ＸＸ［２０］", "46,XX[20]."})
    void blanksLineBreaksAndFullWidthCharactersAreReadWithAWarning(String written) {
        Evaluation evaluation = judge(written, "F");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("46,XX[20]");
        assertThat(evaluation.findings()).extracting(Finding::severity).containsOnly(Severity.WARNING);
    }

    @Test
    void aBlankBetweenDigitsIsNotGuessed() {
        assertThat(judge("47,XX,+1 2[20]", "F").findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("Character 9: A blank stands between two digits"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX[20]                          | ''                 | CONFORMS           | NORMAL",
                "46,XX,16qh+[20]                    | ''                 | INCONCLUSIVE       | CONSTITUTIONAL",
                "46,XX,16qh+[20]                    | 46,XX,16qh+        | CONFORMS           | CONSTITUTIONAL",
                "46,XX,16qh+[20]                    | 46,XX              | INCONCLUSIVE       | CONSTITUTIONAL",
                "46,XX[20]                          | 46,XX,16qh+        | CONFORMS           | NORMAL",
                "46,XX,16qh+[10]/46,XX[10]          | 46,XX,16qh+        | OUT_OF_SPECIFICATION | CLONAL",
                "46,XX,inv(9)(p12q13)[20]           | 46,XX,inv(9)(p11q13) | CONFORMS         | CONSTITUTIONAL",
                "46,XX,inv(9)(p12q13)[19]           | 46,XX,inv(9)(p11q13) | INCONCLUSIVE     | CONSTITUTIONAL",
                "47,XX,+21c[20]                     | 47,XX,+21c         | CONFORMS           | CONSTITUTIONAL",
                "47,XX,+21[20]                      | 47,XX,+21c         | CONFORMS           | CONSTITUTIONAL",
                "47,XX,+21c[20]                     | 46,XX              | OUT_OF_SPECIFICATION | CONSTITUTIONAL",
                "46,XX[20]                          | 47,XX,+21c         | OUT_OF_SPECIFICATION | CLONAL",
                "47,XX,+21c[18]/46,XX[2]            | 47,XX,+21c         | INCONCLUSIVE       | NONCLONAL",
                "47,XX,+21c[17]/46,XX[3]            | 47,XX,+21c         | OUT_OF_SPECIFICATION | CLONAL",
                "48,XX,+12,+21c[2]/47,XX,+21c[18]   | 47,XX,+21c         | OUT_OF_SPECIFICATION | CLONAL",
                "47,XXX[20]                         | 47,XXX             | CONFORMS           | CONSTITUTIONAL",
                "47,XXXc[20]                        | ''                 | INCONCLUSIVE       | CONSTITUTIONAL",
                "46,XX,inv(2)(p11.2q13)[20]         | ''                 | OUT_OF_SPECIFICATION | CLONAL",
                "46,XX,t(1;2)(p13;q21)mat[20]       | 46,XX,t(1;2)(p13;q21) | CONFORMS        | CONSTITUTIONAL"
            })
    void constitutionalFindingsAreComparedWithTheDonor(
            String karyotype, String donor, Verdict verdict, String classification) {
        Evaluation evaluation = judge("{}", karyotype, "F", donor);

        assertThat(classification(evaluation)).isEqualTo(classification);
        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XY[20]             | F | SEX_MISMATCH",
                "46,XX[20]             | M | SEX_MISMATCH",
                "46,XY[1]/46,XX[19]    | F | SEX_MISMATCH",
                "47,XXY[20]            | F | SEX_MISMATCH",
                "45,X,-Y[20]           | F | SEX_MISMATCH",
                "45,X,-X[20]           | M | SEX_MISMATCH",
                "92,XXYY[2]/46,XX[98]  | F | SEX_MISMATCH",
                "chi 46,XX[10]/46,XX[10] | F | SEX_MISMATCH",
                "45,X[20]              | F | CLONAL",
                "45,X[20]              | M | CLONAL",
                "46,X,idic(Y)(q11.2)[20] | M | CLONAL",
                "46,X,+X,-Y[3]/46,XY[17] | M | CLONAL",
                "46,Y,fra(X)(q27.3)[20] | M | CLONAL"
            })
    void theSexChromosomesAreThoseOfTheDonor(String karyotype, String sex, String classification) {
        assertThat(classification(judge(karyotype, sex))).isEqualTo(classification);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "92,XXXX[4]/46,XX[96]        | {'maxTetraploid':'4','unit':'%'}               | CONFORMS",
                "92,XXXX[4]/46,XX[96]        | {'maxTetraploid':{'max':'0.04','unit':'1'}}    | CONFORMS",
                "92,XXXX[5]/46,XX[95]        | {'maxTetraploid':'4','unit':'%'}               | OUT_OF_SPECIFICATION",
                "92<4n>,XXXX[4]/46,XX[95]    | {'maxTetraploid':'5','unit':'%'}               | INCONCLUSIVE",
                "92,XXXX[4]/46,XX[96]        | {}                                             | INCONCLUSIVE",
                "69,XXX[4]/46,XX[96]         | {'maxTetraploid':'4','unit':'%'}               | CONFORMS",
                "92,XXXX[4]/47,XX,+5[1]/46,XX[95] | {'maxTetraploid':'4','unit':'%'}          | INCONCLUSIVE",
                "92,XXXX[4]/47,XX,+5[1]/46,XX[95] | {'maxTetraploid':'4','unit':'%','nonClonal':'report'} | CONFORMS"
            })
    void polyploidCellsAreJudgedByTheirShareOfAHundred(String karyotype, String criterion, Verdict verdict) {
        Evaluation evaluation = judge(criterion, karyotype, "F", "");

        assertThat(classification(evaluation)).isEqualTo("POLYPLOID");
        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+5[1]/46,XX[19]   | CONFORMS",
                "47,XX,+12[1]/46,XX[19]  | INCONCLUSIVE",
                "47,XX,+5[1]/46,XX[18]   | INCONCLUSIVE",
                "46,XX[18]/nonclonal[2]  | INCONCLUSIVE",
                "46,XX[20].ish del(22)(q11.2q11.2)(HIRA-) | INCONCLUSIVE",
                "47,XX,+5[2]/46,XX[18]   | OUT_OF_SPECIFICATION"
            })
    void singleCellsMayBeReportedOnlyButNotThoseOfARecurrentRegion(String karyotype, Verdict verdict) {
        assertThat(judge("{'nonClonal':'report'}", karyotype, "F", "").verdict())
                .isEqualTo(verdict);
    }

    @Test
    void everythingFoundIsInTheAnswer() {
        Evaluation evaluation = judge("47,XX,+12[1]/48,sl,+17[1]/47,XX,i(20)(q10),+mar[1]/46,XX[17]", "F");

        assertThat(classification(evaluation)).isEqualTo("CLONAL");
        assertThat(texts(evaluation, "clonal")).containsExactly("+12");
        assertThat(texts(evaluation, "nonClonal")).containsExactly("+17", "i(20)(q10)", "+mar");
        assertThat(texts(evaluation, "recurrent")).containsExactly("gain 12p13.3", "gain 17q25", "gain 20q11.21");
        assertThat(evaluation.values().path("clones").path(1).toString())
                .isEqualTo(
                        "{\"chromosomes\":\"48\",\"sex\":\"XX\",\"cells\":\"1\",\"abnormalities\":[\"+12\",\"+17\"]}");
        assertThat(Asked.value(evaluation, "cells")).isEqualTo("20");
        assertThat(Asked.codes(evaluation)).contains("CLONAL", "NONCLONAL", "RECURRENT_REGION");
    }

    /** Dossier 3.2: in percent, for 5 to 299 cells. */
    @ParameterizedTest
    @CsvSource({
        "5,45.072",
        "10,25.887",
        "15,18.104",
        "20,13.911",
        "25,11.293",
        "29,9.814",
        "30,9.503",
        "50,5.816",
        "59,4.951",
        "100,2.951",
        "299,0.997"
    })
    void aNumberOfNormalCellsExcludesAMosaic(int cells, double percent) {
        Evaluation evaluation = judge("46,XX[" + cells + "]", "F");

        assertThat(Double.parseDouble(Asked.value(evaluation, "mosaicismExcluded95")))
                .isCloseTo(percent, within(5e-4));
        assertThat(Double.parseDouble(Asked.value(evaluation, "mosaicismExcluded95")) / 100)
                .isCloseTo(1 - Math.pow(0.05, 1.0 / cells), within(1e-12));
    }

    /** Dossier 3.2: to call a clone, or a loss, with 95 % power. */
    @ParameterizedTest
    @CsvSource({"20,21.611,28.262", "30,14.860,19.533", "50,9.140,12.061", "100,4.656,6.162"})
    void moreIsNeededToCallAClone(int cells, double clone, double loss) {
        Evaluation evaluation = judge("46,XX[" + cells + "]", "F");

        assertThat(Double.parseDouble(Asked.value(evaluation, "clonalDetected95")))
                .isCloseTo(clone, within(5e-4));
        assertThat(Double.parseDouble(Asked.value(evaluation, "lossDetected95")))
                .isCloseTo(loss, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX                          | false",
                "46,XX[19                       | false",
                "46 XX                          | false",
                "pending                        | false",
                "No clonal abnormality seen     | false",
                "46,XY                          | true",
                "46,XX/46,XY                    | true",
                "46,XX[20,one is 4n]            | true",
                "46,XX[18]/abnormal[2]          | true",
                "trisomy of chromosome twelve   | true",
                "核型异常                       | true",
                "46,XX,c[20]                    | true",
                "46,XX//46,XX[20]               | true",
                "47,xx,+8[20]                   | true",
                "46,UU[20]                      | true",
                "46,XX,+8,-8,-dic(1;5)[20]      | true",
                "47,XX,+8[1][20]                | true",
                "46,XX,del(5)(q13;q33)[20]      | true",
                "46,idem,+8[20]                 | true",
                "46,XX[0]                       | false",
                "Report pending; see letter     | false",
                "no result                      | false",
                "see report                     | false",
                "culture failure                | false",
                "no metaphases                  | false",
                "No numerical or structural aberrations detected. | false",
                "核型正常                       | false",
                "未见克隆性异常                 | false",
                "待报告                         | false",
                "pending, trisomy suspected     | true",
                "trisomies                      | true",
                "monosomies found               | true",
                "Karyotype anomaly found        | true",
                "Unbalanced rearrangement       | true",
                "not normal                     | true",
                "dicentric seen                 | true",
                "additional chromosome          | true",
                "double minutes                 | true",
                "XXY                            | true",
                "XO                             | true",
                "染色体畸变                     | true",
                "四倍体                         | true",
                "非整倍体                       | true",
                "不正常                         | true",
                "衍生染色体                     | true",
                "标记染色体                     | true",
                "überzähliges Chromosom         | true"
            })
    void whatCannotBeReadAndListsAnAbnormalCellGoesToQualityAssurance(String karyotype, boolean abnormal) {
        Evaluation evaluation = judge(karyotype, "F");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(classification(evaluation)).isEqualTo("INVALID");
        assertThat(Asked.codes(evaluation).contains("ABNORMAL_UNRESOLVED")).isEqualTo(abnormal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX[20].nuc ish(BCL2L1x2)[200]/47,XX,+12[5]             | 34",
                "46,XX[18].ish 20q11.2(BCL2L1x2)/47,XX,+8[2]               | 33",
                "46,XX[18].ish 20q11.2(BCL2L1x2)/ 47 , XX,+8[2]            | 34",
                "46,XX[18].ish 20q11.2(BCL2L1x2)/45~47<2n>,XX,+8[cp2]      | 33",
                "46,XX[18].ish 20q11.2(BCL2L1x2)/nonclonal[2]              | 33"
            })
    void aCloneBehindAPartThatIsNotBandingIsNotSwallowed(String karyotype, int character) {
        Evaluation evaluation = judge(karyotype, "F");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(Asked.codes(evaluation)).contains("CLONE_BEHIND_FULL_STOP", "ABNORMAL_UNRESOLVED");
        assertThat(evaluation.findings().toString()).contains("Character " + character + ": A clone stands behind");
    }

    @Test
    void moreCellsDoNotAnswerAFindingOfFish() {
        Evaluation evaluation = judge("46,XX[20].nuc ish(BCL2L1x3)[50/200]", "F");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(classification(evaluation)).isEqualTo("MOLECULAR_PART");
        assertThat(Asked.codes(evaluation)).containsExactly("MOLECULAR_PART");
        assertThat(Asked.codes(judge("46,XX[10].nuc ish(BCL2L1x3)[50/200]", "F")))
                .containsExactly("MOLECULAR_PART", "INSUFFICIENT");
        assertThat(classification(judge("47,XX,+8[3]/46,XX[17].nuc ish(BCL2L1x2)[200]", "F")))
                .isEqualTo("CLONAL");
    }

    @Test
    void anAbnormalKaryotypeStandsWhateverElseIsMissing() {
        String control = "{'controls':[{'name':'banding','accept':['good']}]}";
        String observation = "{'karyotype':'47,XX,+12[2]/46,XX[18]','controls':[{'name':'banding','value':'poor'}]}";

        assertThat(Asked.evaluate("karyotype", control, observation).verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Asked.evaluate("karyotype", control, observation.replace("47,XX,+12[2]/46,XX[18]", "46,XX[20]"))
                        .verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(Asked.codes(Asked.evaluate("karyotype", "{}", "{'karyotype':'46,XX[20]'}")))
                .containsExactly("MISSING");
    }

    @Test
    void aPoorRunOfNormalCellsMayBeRepeated() {
        Evaluation evaluation = Asked.evaluate(
                "karyotype",
                "{'controls':[{'name':'banding','accept':['good']}]}",
                "{'karyotype':'46,XX[20]','donorSex':'F','controls':[{'name':'banding','value':'poor'}]}");

        assertThat(evaluation.cause()).contains(Cause.RUN);
    }

    @Test
    void theDonorsRecordHasToBeReadableAndOfTheDonorsSex() {
        assertThat(Asked.codes(judge("{}", "46,XX[20]", "F", "46,XY"))).contains("DONOR_CONTRADICTS");
        assertThat(Asked.codes(judge("{}", "46,XX[20]", "F", "46~48,XY"))).contains("DONOR_CONTRADICTS");
        assertThat(Asked.codes(judge("{}", "46,XX[20]", "F", "46,XX,dell(5)"))).contains("NOT_UNDERSTOOD");
        assertThat(Asked.codes(judge("{}", "46,XX,16qh+[20]", "F", "mos 45,X[3]/46,XX[17]")))
                .contains("DONOR_NOT_COMPARED", "CONSTITUTIONAL");
    }

    @Test
    void aTextTooLongIsRefusedUnread() {
        Evaluation evaluation = judge("46,XX[20]" + " ".repeat(4000), "F");

        assertThat(Asked.codes(evaluation)).contains("TOO_LONG");
    }

    @Test
    void theCriterionIsChecked() {
        assertThat(Asked.limits("karyotype", "{'maxTetraploid':'4','unit':'%'}"))
                .isEqualTo(List.of("No clonal abnormality in ≥ 20 cells", "tetraploid cells ≤ 4 %"));
        assertThat(Asked.codes(Asked.check("karyotype", "{'minCells':'0'}"))).contains("OUT_OF_RANGE");
        assertThat(Asked.codes(Asked.check("karyotype", "{'maxTetraploid':'4'}")))
                .contains("MISSING");
        assertThat(Asked.codes(Asked.check("karyotype", "{'maxTetraploid':'4','unit':'kg'}")))
                .contains("UNIT_MISMATCH");
        assertThat(Asked.codes(Asked.check("karyotype", "{'nonClonal':'ignore'}")))
                .contains("NOT_A_CHOICE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+20                        | gain 20q11.21",
                "46,XX,i(20)(q10)                 | gain 20q11.21",
                "46,XX,dup(20)(q11.2q13.3)        | gain 20q11.21",
                "46,XX,dup(20)(q11.21q11.21)      | gain 20q11.21",
                "46,XX,dup(20)(q13.1q13.3)        | gain 20q",
                "47,XX,+i(20)(p10)                | ''",
                "47,XX,+del(20)(q11.1)            | ''",
                "47,XX,+del(20)(q12)              | gain 20q11.21",
                "46,XX,idic(20)(p11.2)            | gain 20q11.21",
                "46,XX,der(5)t(5;20)(p15;q11.1)   | gain 20q11.21",
                "46,XX,der(20)t(5;20)(p15;q11.1)  | ''",
                "46,XX,t(5;20)(p15;q11.1)         | ''",
                "46,XX,del(18)(q12q22)            | loss 18q21",
                "46,XX,add(18)(q21)               | loss 18q21",
                "46,XX,der(18)t(1;18)(q21;q23)    | gain 1q32.1; loss 18q",
                "45,XX,der(1;7)(q10;p10)          | ''",
                "47,XX,+7,der(7)t(1;7)(q10;p10)   | gain 7p; gain 1q32.1",
                "46,XX,i(17)(q10)                 | gain 17q25",
                "46,XX,dup(17)(q11.2q21)          | gain 17q",
                "46,XX,trp(12)(p13.3p11.2)        | gain 12p13.3",
                "47,XXX                           | gain X",
                "46,XX,der(4)ins(4;20)(q21;q11.2q13.1) | gain 20q11.21",
                "46,XX,inv(20)(p11.2q13)          | ''"
            })
    void recurrentRegionsAreFoundInLargerChangesToo(String karyotype, String recurrent) {
        assertThat(String.join("; ", texts(judge(karyotype + "[20]", "F"), "recurrent")))
                .isEqualTo(recurrent);
    }
}

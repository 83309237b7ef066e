package io.lotgate.evaluation;

import static io.lotgate.evaluation.Karyotypes.classification;
import static io.lotgate.evaluation.Karyotypes.judge;
import static io.lotgate.evaluation.Karyotypes.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a culture has acquired beside the donor's own abnormality of the same name. */
class KaryotypeCopiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,XX,+21c,+21[20]                      | F | 47,XX,+21c            | CLONAL",
                "48,XX,+21,+21[20]                       | F | 47,XX,+21c            | CLONAL",
                "48,XX,+21c,+21[3]/47,XX,+21c[17]        | F | 47,XX,+21c            | CLONAL",
                "48,XX,+21,+21c[3]/47,XX,+21c[17]        | F | 47,XX,+21c            | CLONAL",
                "48,XX,+8c,+8[10]/47,XX,+8c[10]          | F | 47,XX,+8c             | CLONAL",
                "48,XX,+21c,+21[1]/47,XX,+21c[19]        | F | 47,XX,+21c            | NONCLONAL",
                "48,XXXX[20]                             | F | 47,XXX                | CLONAL",
                "48,XXXY[20]                             | M | 47,XXY                | CLONAL",
                "48,XYYY[20]                             | M | 47,XYY                | CLONAL",
                "48,XX,+2mar[20]                         | F | 47,XX,+mar            | CLONAL",
                "48,XX,+mar,+mar[20]                     | F | 47,XX,+mar            | CLONAL",
                "46,XX,i(20)(q10)x2[20]                  | F | 46,XX,i(20)(q10)      | CLONAL",
                "46,XX,del(5)(q13q33)x2[20]              | F | 46,XX,del(5)(q13q33)  | CLONAL",
                "46,XX,inv(9)(p12q13)x2[20]              | F | 46,XX,inv(9)(p12q13)  | CONSTITUTIONAL",
                "47,XX,+21[20]                           | F | 48,XX,+21,+21         | CLONAL"
            })
    void aSecondCopyIsNotTheDonorsFirst(String karyotype, String sex, String donor, String classification) {
        Evaluation evaluation = judge("{}", karyotype, sex, donor);

        assertThat(classification(evaluation)).isEqualTo(classification);
        assertThat(evaluation.verdict()).isNotEqualTo(Verdict.CONFORMS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,XX,+21,+21[20]                       | F | 48,XX,+21,+21         | CONSTITUTIONAL",
                "48,XX,+21c,+21c[20]                     | F | 48,XX,+21x2           | CONSTITUTIONAL",
                "46,XX,inv(9)(p12q13)x2[20]              | F | 46,XX,inv(9)(p11q13)x2 | CONSTITUTIONAL",
                "48,XX,+2mar[20]                         | F | 48,XX,+mar,+mar       | CONSTITUTIONAL",
                "47,XX,+del(5)(q13q33)[20]               | F | 47,XX,+del(5)(q13q33) | CONSTITUTIONAL",
                "45,XX,der(13;14)(q10;q10)[20]           | F | 45,XX,rob(13;14)(q10;q10) | CONSTITUTIONAL",
                "45,XX,rob(13;14)(q10;q10)[20]           | F | 45,XX,der(13;14)(q10;q10) | CONSTITUTIONAL"
            })
    void whatTheDonorHasAsOftenIsTheDonors(String karyotype, String sex, String donor, String classification) {
        Evaluation evaluation = judge("{}", karyotype, sex, donor);

        assertThat(classification(evaluation)).isEqualTo(classification);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
    }

    /** A gained changed chromosome makes three; in its place among two it may be the donor's own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+inv(9)(p12q13)[20]                                        | 46,XX,inv(9)(p12q13)",
                "47,XX,+inv(9)(p12q13)[20]                                        | ''",
                "47,XX,inv(9)(p12q13),+inv(9)(p12q13)[5]/46,XX,inv(9)(p12q13)[15] | 46,XX,inv(9)(p12q13)",
                "47,XX,+del(5)(q13q33)[20]                                        | 46,XX,del(5)(q13q33)",
                "46,XX,del(5)(q13q33)[20]                                         | 47,XX,+del(5)(q13q33)",
                "47,XX,+t(11;22)(q23;q11)[20]                                     | 46,XX,t(11;22)(q23;q11)",
                "46,XX,+rob(14;21)(q10;q10),-14[20]                               | 45,XX,rob(14;21)(q10;q10)"
            })
    void theSignOfAStructureIsPartOfIt(String karyotype, String donor) {
        Evaluation evaluation = judge("{}", karyotype, "F", donor);

        assertThat(classification(evaluation)).isEqualTo("CLONAL");
        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX,del(5)(q13q33)[1]/47,XX,+del(5)(q13q33)[1]/46,XX[18]    | del(5)(q13q33)",
                "45,XX,der(13;14)(q10;q10)[1]/46,XX,rob(13;14)(q10;q10),+8[1]/46,XX[18] | der(13;14)(q10;q10)",
                "48,XX,+8,+8[1]/47,XX,+8[1]/46,XX[18]                          | +8"
            })
    void oneAbnormalityIsCountedOverTheClonesThatHaveIt(String karyotype, String clonal) {
        assertThat(texts(judge(karyotype, "F"), "clonal")).containsExactly(clonal);
    }

    @Test
    void aTetraploidCellHasEachCopyTwice() {
        String limit = "{'maxTetraploid':'4','unit':'%'}";

        assertThat(judge(limit, "47,XX,+21c[96]/94,slx2[4]", "F", "47,XX,+21c").verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(judge(limit, "47,XX,+21c[96]/95,XXXX,+21,+21,+21[4]", "F", "47,XX,+21c")
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void theCopyIsNamed() {
        assertThat(texts(judge("{}", "48,XX,+21c,+21[20]", "F", "47,XX,+21c"), "clonal"))
                .containsExactly("+21 (copy 2)");
        assertThat(texts(judge("47,XX,5~20dmin,+8[3]/46,XX[17]", "F"), "clonal"))
                .containsExactly("dmin", "+8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,XX,+5,+5[1]/46,XX[19]     | 47,XX,+5[1]/46,XX[39]             | true",
                "48,XX,+5,+5[1]/46,XX[19]     | 48,XX,+5x2[1]/46,XX[39]           | false",
                "45,XX,rob(13;14)(q10;q10)[1]/46,XX[19] | 45,XX,der(13;14)(q10;q10)[1]/46,XX[39] | false"
            })
    void aFollowUpHasEveryCopyOfTheFirstCount(String first, String all, boolean incomplete) {
        Evaluation evaluation = Asked.evaluate(
                "karyotype",
                "{}",
                "{'karyotype':'" + all + "','donorSex':'F','earlier':[{'karyotype':'" + first + "'}]}");

        assertThat(Asked.codes(evaluation).contains("FOLLOW_UP_INCOMPLETE")).isEqualTo(incomplete);
    }
}

package io.lotgate.evaluation;

import static io.lotgate.evaluation.Karyotypes.classification;
import static io.lotgate.evaluation.Karyotypes.judge;
import static io.lotgate.evaluation.Karyotypes.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single abnormal cells where the criterion has them reported only. */
class KaryotypeSingleCellsTest {
    private static final String REPORT = "{'nonClonal':'report'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX,inc[1]/46,XX[19]                  | UNKNOWN_CONTENT",
                "48,XX,inc[1]/46,XX[19]                  | UNKNOWN_CONTENT",
                "47,XX,+mar[1]/46,XX[19]                 | UNKNOWN_CONTENT",
                "47,XX,+r[1]/46,XX[19]                   | UNKNOWN_CONTENT",
                "46,XX,dmin[1]/46,XX[19]                 | UNKNOWN_CONTENT",
                "46,XX,hsr(20)(q11.2)[1]/46,XX[19]       | UNKNOWN_CONTENT",
                "46,XX,add(20)(q11.2)[1]/46,XX[19]       | UNKNOWN_CONTENT",
                "46,XX,add(4)(q35)[1]/46,XX[19]          | UNKNOWN_CONTENT",
                "46,XX,der(4)add(4)(q35)[1]/46,XX[19]    | UNKNOWN_CONTENT",
                "46,XX,t(11;?)(q23;?)[1]/46,XX[19]       | UNKNOWN_CONTENT",
                "47,XX,+?5[1]/46,XX[19]                  | UNKNOWN_CONTENT",
                "45~47,XX,+5[1]/46,XX[19]                | UNKNOWN_CONTENT",
                "47,XX,+5[cp1]/46,XX[19]                 | UNKNOWN_CONTENT",
                "46,XX,del(5)(q?13q33)[1]/46,XX,del(5)(q13q33)[1]/46,XX[18]   | PERHAPS_THE_SAME",
                "46,XX,del(5)(q13q33)[1]/46,XX,del(5)(q13q33.1)[1]/46,XX[18]  | PERHAPS_THE_SAME",
                "47,XX,+4[1]/47,XX,+5[1]/47,XX,+6[1]/46,XX[17]                | MANY_ABNORMAL_CELLS",
                "47,XX,+4[1]/47,XX,+5[1]/47,XX,+6[1]/47,XX,+9[1]/47,XX,+11[1]/47,XX,+13[1]/46,XX,del(3)(p21)[1]/46,XX,t(5;6)(q13;q21)[1]/45,XX,-2[1]/45,XX,-3[1]/46,XX[10] | MANY_ABNORMAL_CELLS"
            })
    void areFollowedUpWhereMoreMayBeBehindThem(String karyotype, String code) {
        Evaluation evaluation = judge(REPORT, karyotype, "F", "");

        assertThat(classification(evaluation)).isEqualTo("NONCLONAL");
        assertThat(evaluation.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Asked.codes(evaluation)).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "47,XX,+5[1]/46,XX[19]",
                "47,XX,+5[1]/47,XX,+4[1]/46,XX[18]",
                "46,XX,del(5)(q13q33)[1]/46,XX,del(6)(q13q21)[1]/46,XX[18]",
                "46,XX,t(5;6)(q13;q21)[1]/46,XX[19]"
            })
    void areReportedOnlyWhereTheyAreUnderstood(String karyotype) {
        assertThat(judge(REPORT, karyotype, "F", "").verdict()).isEqualTo(Verdict.CONFORMS);
    }

    /** The changed chromosome 5 is lost, and with it chromosome 5. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XX,del(5)(q13q33)[1]/45,sl,-del(5)(q13q33)[3]/46,XX[16]                | -5",
                "46,XX,del(5)(q13q33)[1]/46,sl,-del(5)(q13q33),+8[3]/46,XX[16]             | -5 +8",
                "45,XX,dic(3;7)(p12;q31)[1]/44,sl,-dic(3;7)[3]/46,XX[16]                   | -3 -7",
                "47,XX,+del(5)(q13q33)[3]/46,sl,-del(5)(q13q33)[17]                        | +del(5)(q13q33)",
                "47,XX,+5,del(5)(q13q33)[3]/46,sl,-del(5)(q13q33)[17]                      | +5 del(5)(q13q33)",
                "46,XX,del(5)(q13q33)[3]/46,sl,+5,-del(5)(q13q33)[17]                      | del(5)(q13q33)"
            })
    void aLostStructureLeavesAMonosomy(String karyotype, String clonal) {
        assertThat(texts(judge(REPORT, karyotype, "F", ""), "clonal")).containsExactlyInAnyOrder(clonal.split(" "));
    }

    @Test
    void whatSpeaksAgainstReportingOnlyIsSaidInAnyCase() {
        assertThat(Asked.codes(judge("47,XX,+mar[1]/46,XX[19]", "F"))).contains("UNKNOWN_CONTENT", "NONCLONAL");
        assertThat(Asked.codes(judge("47,XX,+mar[2]/46,XX[18]", "F"))).containsExactly("CLONAL");
    }
}

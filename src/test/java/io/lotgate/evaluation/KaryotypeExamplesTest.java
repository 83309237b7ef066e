package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The karyotypes K1 to K48 of the domain dossier, section 3.4, by their ids: string, donor, classification. */
class KaryotypeExamplesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "K1 | 46,XX[20] | F | NORMAL | CONFORMS",
                "K2 | 46,XY[25] | M | NORMAL | CONFORMS",
                "K3 | 46,XY[20] | F | SEX_MISMATCH | OUT_OF_SPECIFICATION",
                "K4 | 46,XX[19] | F | INSUFFICIENT | INCONCLUSIVE",
                "K5 | 47,XX,+mar[21]/46,XX[19] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K6 | 51,XX,+4,+6,+17,+18,+19[2]/46,XX[18] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K7 | 54,XY,+X,+Y,+4,+6,+10,+18,+21,+21[5]/46,XY[95] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K8 | 54,XX,+X,+X,+4,+6,+17,+18,+21,+21[3]/55,idem,+14[2] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K9 | 53,XX,+8,+21,+21,+4mar[cp7]/46,XX[3] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K10 | 53,XY,+X,+4,+6,+14,+14,+21,+mar[2]/52,idem,-Y[8] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K11 | 58,XX,+X,dup(1)(q21q32),+4,+5,+6,i(7)(q10),+10,+10,+11,+14,+18,+18,+21,+21[18]/46,XX[18] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K12 | 52,XX,+X,+4,+del(6)(q?22),i(17)(q10),+21,+21,+mar[4]/46,XX[6] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K13 | 61,XY,+X,+dic(1;4)(p12;q31),+5,+6,+8,+8,inv(9)(p11q13),+10,+11,+12,+14,+17,+18,+21,+21,+22[4]/46,XY,inv(9)(p11q13)[16] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K14 | 57,X,+X,-Y,dup(1)(q21q32),+4,+6,+7,+8,+10,+14,+17,+18,+21,+21,+22[11]/46,XY[2] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K15 | 53,XX,+9,+9,+14,+14,+18,+20,+21,+21,-22[9]/53,idem,del(9)(p21),-20,+22[2]/46,XX[1] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K16 | 50~58,inc[6]/46,XX[5] | F | INVALID | INVALID",
                "K17 | ?50-60,+18,+21,+21,inc[cp3] | F | INVALID | INVALID",
                "K18 | 54-56,XX,+X,+4,+5,+8,4-6mars[4] | F | INVALID | INVALID",
                "K19 | 55,XY,+X,+Y,+4,+6,+8/10,+14,+18,+20/21,+22,inc[3] | M | INVALID | INVALID",
                "K20 | 58,XX,+X,+4,+6,+8,+9,+10,+14,+17,+18,+20,+21,+21[3]/58,idem,add(4)(p?)/58,idem,dup(1)(q21q?32)/46,XX | F | INVALID | INVALID",
                "K21 | 47,XX,+12[5]/46,XX[15] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K22 | 47,XX,+12[1]/46,XX[19] | F | NONCLONAL | INCONCLUSIVE",
                "K23 | 45,XX,-18[2]/46,XX[18] | F | NONCLONAL | INCONCLUSIVE",
                "K24 | 45,XX,-18[3]/46,XX[17] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K25 | 46,XX,dup(1)(q21q32)[2]/46,XX[18] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K26 | 46,XX,i(20)(q10)[3]/46,XX[17] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K27 | 47,XX,+i(12)(p10)[4]/46,XX[16] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K28 | 46,XX,der(18)t(1;18)(q21;q23)[6]/46,XX[14] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K29 | 46,XY,t(9;22)(q34;q11.2)[1]/46,XY[19] | M | NONCLONAL | INCONCLUSIVE",
                "K30 | 47,XY,+8[2]/48,sl,+12[3]/46,XY[15] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K31 | 47,XX,+12[1]/47,XX,+17[1]/46,XX[18] | F | NONCLONAL | INCONCLUSIVE",
                "K32 | 47,XX,+12[1]/48,XX,+12,+17[1]/46,XX[18] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K33 | 45,XX,-18[2]/44,XX,-18,-22[1]/46,XX[17] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K34 | 45,X,-X[2]/46,XX[18] | F | NONCLONAL | INCONCLUSIVE",
                "K35 | 45,X,-Y[4]/46,XY[16] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K36 | 45,X[20] | F | CLONAL | OUT_OF_SPECIFICATION",
                "K37 | 46,XX,inv(9)(p12q13)[20] | F | CONSTITUTIONAL | INCONCLUSIVE",
                "K38 | 47,XY,+21c[20] | M | CONSTITUTIONAL | INCONCLUSIVE",
                "K39 | chi 46,XX[15]/46,XY[5] | F | SEX_MISMATCH | OUT_OF_SPECIFICATION",
                "K40 | mos 47,XXY[12]/46,XY[8] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K41 | 46,XX,+12[20] | F | INVALID | INVALID",
                "K42 | 46,XX,del(21)(q31)[20] | F | INVALID | INVALID",
                "K43 | 46,XX,t(9;22)(q34)[20] | F | INVALID | INVALID",
                "K44 | 46,XX,dell(5)(q13)[20] | F | INVALID | INVALID",
                "K45 | 92,XXXX[2]/46,XX[18] | F | POLYPLOID | INCONCLUSIVE",
                "K46 | 48,XY,+8,+8[6]/46,XY[44] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K47 | 46,XY,inv(7)(p13q11.2)[3]/46,XY[17] | M | CLONAL | OUT_OF_SPECIFICATION",
                "K48 | 54,XX,+X,+4,+6,+10,+14,+17,+18,+21,+21[8] | F | INVALID | INVALID"
            })
    void isClassifiedAsInTheDossier(String id, String karyotype, String sex, KaryoClass wanted, Verdict verdict) {
        Evaluation evaluation = Karyotypes.judge(karyotype, sex);

        assertThat(evaluation.verdict()).as(id).isEqualTo(verdict);
        assertThat(Karyotypes.classification(evaluation)).as(id).isEqualTo(wanted.name());
        assertThat(Asked.codes(evaluation).contains("ABNORMAL_UNRESOLVED")).isEqualTo(wanted == KaryoClass.INVALID);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "K16 | 50~58,inc[6]/46,XX[5]                                         | Character 7: expected the sex chromosomes",
                "K17 | ?50-60,+18,+21,+21,inc[cp3]                                   | Character 1: expected the number of chromosomes",
                "K18 | 54-56,XX,+X,+4,+5,+8,4-6mars[4]                               | Character 22: expected + or -",
                "K19 | 55,XY,+X,+Y,+4,+6,+8/10,+14,+18,+20/21,+22,inc[3]             | Character 25: expected the sex chromosomes",
                "K20 | 58,XX,+X,+4,+6,+8,+9,+10,+14,+17,+18,+20,+21,+21[3]/58,idem,add(4)(p?)/46,XX | Character 53: How many cells?",
                "K41 | 46,XX,+12[20]                                                 | Character 1: The clone says 46 chromosomes, but what is listed makes 47",
                "K42 | 46,XX,del(21)(q31)[20]                                        | Character 15: Chromosome 21 has no band q31",
                "K43 | 46,XX,t(9;22)(q34)[20]                                        | Character 7: The number of breakpoints of t(9;22) has to be 1 for each of 2 chromosomes",
                "K44 | 46,XX,dell(5)(q13)[20]                                        | Character 7: expected an abnormality such as +8",
                "K48 | 54,XX,+X,+4,+6,+10,+14,+17,+18,+21,+21[8]                     | Character 1: The clone says 54 chromosomes, but what is listed makes 55"
            })
    void aRefusalSaysWhereAndWhatWasExpected(String id, String karyotype, String message) {
        assertThat(Karyotypes.judge(karyotype, "F").findings())
                .as(id)
                .extracting(Finding::message)
                .anyMatch(text -> text.startsWith(message));
    }
}

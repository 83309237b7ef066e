package io.lotgate.evaluation;

import static io.lotgate.evaluation.Karyotypes.classification;
import static io.lotgate.evaluation.Karyotypes.judge;
import static io.lotgate.evaluation.Karyotypes.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sex chromosomes that are gained or lost: beside constitutional ones, against the letters, in cells of three sets. */
class KaryotypeSexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,XXYc,-X[20]                | M | ''     | -X",
                "46,XXYc,-X[20]                | M | 47,XXY | -X",
                "46,Xc,+X[20]                  | F | ''     | +X",
                "46,Xc,+X[20]                  | F | 45,X   | +X",
                "46,XXXc,-X[20]                | F | 47,XXX | -X",
                "46,XYYc,-Y[20]                | M | ''     | -Y",
                "44,Xc,-X[20]                  | F | 45,X   | -X (copy 2)",
                "48,XXYc,+X[20]                | M | 47,XXY | +X (copy 2)",
                "48,XXYc,+X[5]/47,XXYc[15]     | M | 47,XXY | +X (copy 2)",
                "47,XXYc[15]/46,idem,-X[5]     | M | 47,XXY | -X"
            })
    void aChangeBesideConstitutionalSexChromosomesIsAcquired(
            String karyotype, String sex, String donor, String clonal) {
        Evaluation evaluation = judge("{}", karyotype, sex, donor);

        assertThat(classification(evaluation)).isEqualTo("CLONAL");
        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(texts(evaluation, "clonal")).containsExactly(clonal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46,X,+X[20]                   | F | +X",
                "46,XX,+X,-X[20]               | F | +X -X",
                "46,X,-X,+X[20]                | F | +X -X",
                "46~48,X,+X[cp20]              | F | +X",
                "46,X,+Y[20]                   | M | +Y",
                "46,XY,-Y,+Y[20]               | M | +Y -Y",
                "46,XX,-X,+Y[20]               | M | -X +Y",
                "46,XX[17]/46,sl,+X,-X[3]      | F | +X -X",
                "46,XX[17]/46,sl,+8,-8[3]      | F | +8 -8",
                "45,X,-Y[3]/46,XY[17]          | M | -Y",
                "46,X,+X,-Y[3]/46,XY[17]       | M | +X -Y"
            })
    void whatCancelsToTheDonorsSexChromosomesIsKept(String karyotype, String sex, String clonal) {
        Evaluation evaluation = judge(karyotype, sex);

        assertThat(classification(evaluation)).isEqualTo("CLONAL");
        assertThat(texts(evaluation, "clonal")).containsExactly(clonal.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"46,sl,'-mar'", "47,sl,'+mar,-mar'"})
    void aClonesOwnGainIsNoGainOfItsStemLine(String number, String word, String items) {
        assertThat(Asked.codes(judge("46,XX[17]/" + number + "," + word + "," + items + "[3]", "F")))
                .contains("LOST_UNKNOWN", "ABNORMAL_UNRESOLVED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "69,XXX[4]/46,XX[96]            | F | CONFORMS             | ''",
                "69,XXY[4]/46,XY[96]            | M | CONFORMS             | ''",
                "69,XYY[4]/46,XY[96]            | M | CONFORMS             | ''",
                "70<3n>,XXXX[4]/46,XX[96]       | F | OUT_OF_SPECIFICATION | +X",
                "70<3n>,XXX,+X[4]/46,XX[96]     | F | OUT_OF_SPECIFICATION | +X",
                "68<3n>,XX,-X[4]/46,XX[96]      | F | OUT_OF_SPECIFICATION | -X",
                "68<3n>,XY,-X[4]/46,XY[96]      | M | OUT_OF_SPECIFICATION | -X",
                "68<3n>,XX,-Y[4]/46,XY[96]      | M | OUT_OF_SPECIFICATION | -Y",
                "70<3n>,XXYY[4]/46,XY[96]       | M | OUT_OF_SPECIFICATION | +Y"
            })
    void threeSetsHaveThreeSexChromosomes(String karyotype, String sex, Verdict verdict, String clonal) {
        Evaluation evaluation = judge("{'maxTetraploid':'4','unit':'%'}", karyotype, sex, "");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(String.join(" ", texts(evaluation, "clonal"))).isEqualTo(clonal);
    }
}

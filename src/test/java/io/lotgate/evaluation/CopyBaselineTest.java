package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the donor, or the bank, had before. */
class CopyBaselineTest {
    private static final String X = "'start':'1','end':'155000000'";
    private static final String Y = "'start':'1','end':'57000000'";

    private static Evaluation judge(String segment, String baseline, String sex) {
        return Asked.evaluate(
                "copy-number",
                "{'maxSize':'400','baseline':[" + baseline + "]}",
                "{'resolutionKb':'50','segments':[" + segment + "]" + (sex.isEmpty() ? "" : ",'donorSex':'" + sex + "'")
                        + "}");
    }

    private static Evaluation judge(String segment, String sex) {
        return Asked.evaluate(
                "copy-number",
                "{'maxSize':'400'}",
                "{'resolutionKb':'50','segments':[" + segment + "]" + (sex.isEmpty() ? "" : ",'donorSex':'" + sex + "'")
                        + "}");
    }

    private static String segment(String region, String copies, String rest) {
        return "{'region':'" + region + "','copyNumber':'" + copies + "'" + (rest.isEmpty() ? "" : "," + rest) + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X | 2 | F | CONFORMS",
                "X | 1 | M | CONFORMS",
                "X | 2 | M | OUT_OF_SPECIFICATION",
                "X | 1 | F | OUT_OF_SPECIFICATION",
                "X | 3 | F | OUT_OF_SPECIFICATION",
                "X | 1 |   | INCONCLUSIVE",
                "X | 2 |   | INCONCLUSIVE",
                "X | 3 |   | OUT_OF_SPECIFICATION",
                "Y | 0 | F | CONFORMS",
                "Y | 1 | M | CONFORMS",
                "Y | 2 | M | OUT_OF_SPECIFICATION",
                "Y | 0 | M | OUT_OF_SPECIFICATION",
                "Y | 1 | F | OUT_OF_SPECIFICATION",
                "Y | 1 |   | INCONCLUSIVE",
                "Y | 2 |   | OUT_OF_SPECIFICATION",
                "8 | 2 |   | CONFORMS"
            })
    void copiesOfXAndYAreUsualForOneSex(String chromosome, String copies, String sex, Verdict verdict) {
        Evaluation evaluation = judge(segment(chromosome, copies, X), sex == null ? "" : sex);

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(Asked.codes(evaluation).contains("DONOR_SEX_NEEDED"))
                .isEqualTo(sex == null && !chromosome.equals("8"));
    }

    @Test
    void aGainOfXInAMansCellsIsAGain() {
        Evaluation evaluation = judge(segment("X", "2", X), segment("X", "1", X), "");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(Karyotypes.texts(evaluation, "recurrent")).containsExactly("gain X");
        assertThat(judge(segment("Y", "2", Y), segment("Y", "1", Y), "").verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(judge(segment("Xq28", "2", "'start':'150000001','end':'150300000'"), segment("X", "1", X), "")
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(segment("Xq28", "2", "'start':'150000001','end':'150300000'"), "M")
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The donor's own copies come before those that go with the sex: 45,X, or a bank that was measured. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | 1    | F | CONFORMS",
                "1    | 1    |   | CONFORMS",
                "1.04 | 1    |   | CONFORMS",
                "1.04 | 1.04 |   | CONFORMS",
                "1    | 2    | F | OUT_OF_SPECIFICATION",
                "2    | 2    | M | CONFORMS",
                "2    | 1    | M | OUT_OF_SPECIFICATION",
                "3    | 3    | F | CONFORMS"
            })
    void theBaselineOfXComesFirst(String before, String copies, String sex, Verdict verdict) {
        assertThat(judge(segment("X", copies, X), segment("X", before, X), sex == null ? "" : sex)
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void theWholeChromosomeNeedsNoCoordinatesToSayHowManyThereAre() {
        assertThat(judge(segment("X", "1", X), segment("X", "1", ""), "").verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(judge(segment("X", "2", X), segment("X", "1", ""), "").verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(judge(segment("X", "3", X), segment("X", "3", ""), "F").verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(judge(segment("Xq28", "1", X), segment("Xq28", "1", ""), "").verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.9 | 0.1 | OUT_OF_SPECIFICATION",
                "0.1 | 0.1 | CONFORMS",
                "0.1 | 0.9 | CONFORMS",
                "''  | 0.9 | OUT_OF_SPECIFICATION",
                "''  | 1   | CONFORMS",
                "''  | ''  | CONFORMS",
                "1   | ''  | CONFORMS",
                "0.9 | ''  | INCONCLUSIVE"
            })
    void aLargerShareOfTheCellsIsNew(String share, String before, Verdict verdict) {
        String place = "'start':'30000001','end':'33000000'";
        String found = place + (share.isEmpty() ? "" : ",'cellFraction':'" + share + "'");
        String known = place + (before.isEmpty() ? "" : ",'cellFraction':'" + before + "'");

        Evaluation evaluation = judge(segment("20q11.21", "3", found), segment("20q11.21", "3", known), "");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(Asked.codes(evaluation).contains("SHARE_NOT_COMPARED")).isEqualTo(verdict == Verdict.INCONCLUSIVE);
    }

    @Test
    void aKnownSegmentWithoutCoordinatesAccountsForNoLength() {
        String place = "'start':'30000001','end':'33000000'";

        assertThat(judge(segment("20q11.21", "3", place), segment("20q11.21", "3", ""), "")
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(judge(segment("20q11.21", "3", ""), segment("20q11.21", "3", place), "")
                        .verdict())
                .isNotEqualTo(Verdict.CONFORMS);
        assertThat(judge(segment("chr20q11.21", "3", place), segment("20Q11.21", "3", place), "")
                        .verdict())
                .isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void theSexIsFOrM() {
        assertThat(Asked.codes(judge(segment("X", "2", X), "female"))).contains("NOT_A_CHOICE");
    }
}

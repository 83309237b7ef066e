package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.INCONCLUSIVE;
import static io.lotgate.evaluation.Verdict.OUT_OF_SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RareCellsTest {
    private static final String BY_BOUND = "{'max':'0.01','unit':'%','decision':'upper-bound'}";
    private static final String BY_POINT = "{'max':'0.01','unit':'%','decision':'point'}";

    private static String counts(long positives, long examined) {
        return "{'positives':'" + positives + "','examined':'" + examined + "'}";
    }

    /** The assay cannot exclude less than its LOD: that share of the cells may be in the dose. */
    @Test
    void theBurdenAndThePrintedBoundRestOnWhatDecides() {
        Evaluation evaluation = evaluate(
                "rare-cells",
                "{'max':'0.01','unit':'%','decision':'upper-bound','lod':'0.01','cellsPerDose':'1e7'}",
                "{'positives':'0','examined':'1000000'}");

        assertThat(value(evaluation, "burdenPerDose")).isEqualTo("1000");
        assertThat(evaluation.reported()).startsWith("<LOD (0.01 %), upper 95 % bound 0.01 %");
    }

    @Test
    void aDecisionByPointSaysThatTheBoundMissesTheLimit() {
        String criterion = "{'max':'0.01','unit':'%','decision':'point'}";
        Evaluation few = evaluate("rare-cells", criterion, "{'positives':'0','examined':'1'}");

        assertThat(few.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(codes(few)).contains("BOUND_OUTSIDE_LIMIT");
        assertThat(codes(evaluate("rare-cells", criterion, "{'positives':'0','examined':'1e6'}")))
                .isEmpty();
    }

    @Test
    void w6NoneInAMillionBoundsTheBurdenOfADose() {
        Evaluation evaluation = evaluate(
                "rare-cells",
                "{'max':'0.001','unit':'%','decision':'upper-bound','cellsPerDose':'1e7'}",
                counts(0, 1_000_000));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "upper")).isEqualTo("0.00000299572778635254");
        assertThat(value(evaluation, "fraction")).isEqualTo("0");
        assertThat(value(evaluation, "burdenPerDose")).startsWith("29.957");
        assertThat(evaluation.reported()).isEqualTo("<0.0002996 %, upper 95 % bound (0 of 1000000)");
    }

    /** The dossier's bound is Poisson's, 2.99573227e-6; the exact binomial one gives the same burden to its digits. */
    @Test
    void d17TheBurdenOfADoseByItsUpperBound() {
        Evaluation evaluation = evaluate(
                "rare-cells",
                "{'max':'0.01','unit':'%','decision':'upper-bound','cellsPerDose':'7.0e7'}",
                "{'positives':'0','examined':'1000000'}");

        assertThat(value(evaluation, "burdenPerDose")).startsWith("209.70");
    }

    @Test
    void w7ThreeOf200000ConformByTheirBound() {
        Evaluation evaluation = evaluate("rare-cells", BY_BOUND, counts(3, 200_000));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "fraction")).isEqualTo("0.000015");
        assertThat(value(evaluation, "upper")).isEqualTo("0.0000387678219140788");
        assertThat(value(evaluation, "lower95")).startsWith("0.00000309337");
        assertThat(value(evaluation, "upper95")).startsWith("0.00004383573");
        assertThat(evaluation.reported()).isEqualTo("0.0015 %, upper 95 % bound 0.003877 % (3 of 200000)");
        assertThat(evaluation.findings()).isEmpty();
    }

    @Test
    void w8TheDecisionIsTheOneFiled() {
        Evaluation bound = evaluate("rare-cells", BY_BOUND, counts(8, 100_000));
        Evaluation point = evaluate("rare-cells", BY_POINT, counts(8, 100_000));

        assertThat(bound.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(bound)).containsExactly("LIMIT_NOT_PROVED");
        assertThat(point.verdict()).isEqualTo(CONFORMS);
        assertThat(value(bound, "upper")).isEqualTo("0.000144341853072579");
        assertThat(value(point, "upper")).isEqualTo(value(bound, "upper"));
        assertThat(point.workings()).contains("decision by point: the upper bound is information");
    }

    @Test
    void w9AnEstimateAboveTheLimitFailsEitherWay() {
        Evaluation bound = evaluate("rare-cells", BY_BOUND, counts(12, 100_000));

        assertThat(bound.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(codes(bound)).containsExactly("OUTSIDE_LIMIT");
        assertThat(value(bound, "lower")).startsWith("0.0000692");
        assertThat(value(bound, "upper")).startsWith("0.000194418");
        assertThat(evaluate("rare-cells", BY_POINT, counts(12, 100_000)).verdict())
                .isEqualTo(OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource({"100000,4", "200000,12", "500000,38", "1000000,83"})
    void w10SaysTheLargestCountThatConforms(long examined, long most) {
        assertThat(value(evaluate("rare-cells", BY_BOUND, counts(0, examined)), "maxPositives"))
                .isEqualTo("" + most);
        assertThat(evaluate("rare-cells", BY_BOUND, counts(most, examined)).verdict())
                .isEqualTo(CONFORMS);
        assertThat(evaluate("rare-cells", BY_BOUND, counts(most + 1, examined)).verdict())
                .isNotEqualTo(CONFORMS);
    }

    @Test
    void w10TheBoundsOfFourAndFive() {
        assertThat(value(evaluate("rare-cells", BY_BOUND, counts(4, 100_000)), "upper"))
                .startsWith("0.0000915328");
        assertThat(value(evaluate("rare-cells", BY_BOUND, counts(5, 100_000)), "upper"))
                .startsWith("0.000105127");
    }

    /** By point the count may reach the limit itself. */
    @Test
    void theLargestCountByPointIsTheLimitsShare() {
        assertThat(value(evaluate("rare-cells", BY_POINT, counts(0, 100_000)), "maxPositives"))
                .isEqualTo("10");
        assertThat(value(
                        evaluate("rare-cells", "{'below':'0.01','unit':'%','decision':'point'}", counts(0, 100_000)),
                        "maxPositives"))
                .isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource({
        "1e-6, 1,      0.95, 2995731",
        "1e-6, 1,      0.99, 4605168",
        "1,    10*-6,  0.95, 2995731",
        "1e-5, 1,      0.95, 299572",
        "0.01, %,      0.95, 29956",
        "1,    [ppth], 0.95, 2995"
    })
    void w11AndW12SayHowManyCellsWithoutOneProveTheLimit(String max, String unit, String confidence, String cells) {
        String criterion = "{'max':'" + max + "','unit':'" + unit + "','decision':'upper-bound','confidence':'"
                + confidence + "'}";

        assertThat(value(evaluate("rare-cells", criterion, counts(0, 10)), "cellsForZero"))
                .isEqualTo(cells);
        assertThat(evaluate("rare-cells", criterion, counts(0, Long.parseLong(cells)))
                        .verdict())
                .isEqualTo(CONFORMS);
        Evaluation oneLess = evaluate("rare-cells", criterion, counts(0, Long.parseLong(cells) - 1));
        assertThat(oneLess.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(oneLess)).contains("SAMPLE_TOO_SMALL");
        assertThat(value(oneLess, "maxPositives")).isEmpty();
    }

    @Test
    void followUpCountsAreAddedToTheFirst() {
        Evaluation first = evaluate("rare-cells", BY_BOUND, counts(8, 100_000));
        Evaluation followed = evaluate(
                "rare-cells", BY_BOUND, "{'positives':'2','examined':'200000','earlier':[" + counts(8, 100_000) + "]}");

        assertThat(first.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(followed.values())
                .isEqualTo(evaluate("rare-cells", BY_BOUND, counts(10, 300_000)).values());
        assertThat(followed.verdict()).isEqualTo(CONFORMS);
        assertThat(followed.workings()).first().isEqualTo("1 earlier count of this sample added");
    }

    @Test
    void fewerCellsThanTheMethodNeedsCannotPassByPoint() {
        String criterion = "{'max':'0.01','unit':'%','decision':'point','minExamined':'100000'}";

        Evaluation few = evaluate("rare-cells", criterion, counts(0, 99_999));
        assertThat(few.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(codes(few)).containsExactly("TOO_FEW_CELLS");
        assertThat(evaluate("rare-cells", criterion, counts(0, 100_000)).verdict())
                .isEqualTo(CONFORMS);
        assertThat(evaluate("rare-cells", criterion, counts(50, 99_999)).verdict())
                .isEqualTo(OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2  | <LOD (0.003 %), upper 95 % bound 0.006296 % (2 of 100000)",
                "3  | detected, <LLOQ (0.005 %), upper 95 % bound 0.007754 % (3 of 100000)",
                "5  | 0.005 %, upper 95 % bound 0.01052 % (5 of 100000)",
                "30 | >ULOQ (0.02 %), upper 95 % bound 0.04069 % (30 of 100000)"
            })
    void whatTheAssayCannotTellIsReportedCensored(long positives, String reported) {
        String criterion =
                "{'max':'0.01','unit':'%','decision':'upper-bound','lod':'0.003','lloq':'0.005','uloq':'0.02'}";

        assertThat(evaluate("rare-cells", criterion, counts(positives, 100_000)).reported())
                .isEqualTo(reported);
    }

    /** A million cells bound the fraction below what the assay can see: its detection limit is the bound then. */
    @Test
    void anAssayProvesNothingBelowItsDetectionLimit() {
        String criterion = "{'max':'0.01','unit':'%','decision':'upper-bound','lod':'0.01'}";

        Evaluation evaluation = evaluate("rare-cells", criterion, counts(0, 1_000_000));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.workings())
                .contains("the assay cannot exclude less than 0.01: taken as the upper bound")
                .contains("upper 95 % bound: 0.01 <= 0.01");
    }

    /** Only where the criterion asks for decimals is a bound rounded before it is compared. */
    @Test
    void aBoundIsComparedUnroundedUnlessDecimalsAreAskedFor() {
        String rounded = "{'max':'0.01','unit':'%','decision':'upper-bound','decimals':'2'}";

        assertThat(evaluate("rare-cells", rounded, counts(8, 100_000)).verdict())
                .isEqualTo(CONFORMS);
        assertThat(evaluate("rare-cells", rounded, counts(9, 100_000)).verdict())
                .isEqualTo(INCONCLUSIVE);
        assertThat(evaluate("rare-cells", rounded, counts(8, 100_000)).workings())
                .contains("upper 95 % bound: 0.0144341853072579 rounds to 0.01 (USP 7.20, 2 decimals as the criterion"
                        + " asks)");
    }

    @Test
    void everyCellPositiveIsTheWhole() {
        Evaluation evaluation = evaluate("rare-cells", BY_BOUND, counts(10, 10));

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(value(evaluation, "upper")).isEqualTo("1");
        assertThat(value(evaluation, "fraction")).isEqualTo("1");
    }

    @Test
    void readsNumbersThatAreUnambiguous() {
        assertThat(evaluate("rare-cells", BY_BOUND, "{'positives':3,'examined':'2e5'}"))
                .isEqualTo(evaluate("rare-cells", BY_BOUND, counts(3, 200_000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                  | MISSING        | /positives",
                "{'positives':'0'}                                   | NO_DENOMINATOR | /examined",
                "{'positives':'0','examined':''}                     | NO_DENOMINATOR | /examined",
                "{'positives':'0','examined':null}                   | NO_DENOMINATOR | /examined",
                "{'positives':'0','examined':'unknown'}              | NOT_A_NUMBER   | /examined",
                "{'positives':'0','examined':'0'}                    | NO_DENOMINATOR | /examined",
                "{'examined':'1000'}                                 | MISSING        | /positives",
                "{'positives':'-1','examined':'1000'}                | OUT_OF_RANGE   | /positives",
                "{'positives':'\u22121','examined':'1000'}           | NOT_A_NUMBER   | /positives",
                "{'positives':'0','examined':'-1000'}                | OUT_OF_RANGE   | /examined",
                "{'positives':'0.5','examined':'1000'}               | OUT_OF_RANGE   | /positives",
                "{'positives':'<1','examined':'1000'}                | NOT_A_NUMBER   | /positives",
                "{'positives':'3 %','examined':'1000'}               | NOT_A_NUMBER   | /positives",
                "{'positives':'1001','examined':'1000'}              | OUT_OF_RANGE   | /positives",
                "{'positives':'0','examined':'1e99'}                 | OUT_OF_RANGE   | /examined",
                "{'positives':'0','examined':'1000000001'}           | OUT_OF_RANGE   | /examined",
                "{'positives':'0','examined':'1,000,000'}            | NOT_A_NUMBER   | /examined",
                "{'positives':'0','examined':'1000,0'}               | NOT_A_NUMBER   | /examined",
                "{'positives':'0','examined':'\uff11\uff10\uff10'}   | NOT_A_NUMBER   | /examined",
                "{'positives':'0','examined':[]}                     | NOT_A_NUMBER   | /examined",
                "{'positives':'0','examined':'9','earlier':'1'}      | NOT_A_LIST     | /earlier",
                "{'positives':'0','examined':'9','earlier':[{'positives':'1'}]} | NO_DENOMINATOR | /earlier/0/examined",
                "{'positives':'0','examined':'1e9','earlier':[{'positives':'0','examined':'1'}]} | OUT_OF_RANGE |"
                        + " /examined",
                "[]                                                  | MISSING        | /positives"
            })
    void refusesWhatIsNoCount(String observation, String code, String where) {
        Evaluation evaluation = evaluate("rare-cells", BY_BOUND, observation);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.values()).isEmpty();
        assertThat(evaluation.findings()).anySatisfy(finding -> assertThat(finding.code() + " " + finding.where())
                .isEqualTo(code + " " + where));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'max':'0.01','decision':'point'}                                        | MISSING         | /unit",
                "{'max':'0.01','unit':'%'}                                                | MISSING         | /decision",
                "{'unit':'%','decision':'point'}                                          | NO_LIMIT        | ''",
                "{'min':'0.01','unit':'%','decision':'point'}                             | NO_LIMIT        | /max",
                "{'max':'1','min':'0.01','unit':'%','decision':'point'}                   | NO_LIMIT        | /max",
                "{'max':'0.01','unit':'percent','decision':'point'}                       | NOT_A_UNIT      | /unit",
                "{'max':'0.01','unit':'ng/mL','decision':'point'}                         | UNIT_MISMATCH   | /unit",
                "{'max':'0','unit':'%','decision':'upper-bound'}                          | OUT_OF_RANGE    | /max",
                "{'max':'-1','unit':'%','decision':'point'}                               | OUT_OF_RANGE    | /max",
                "{'max':'100','unit':'%','decision':'point'}                              | OUT_OF_RANGE    | /max",
                "{'max':'1','unit':'1','decision':'point'}                                | OUT_OF_RANGE    | /max",
                "{'max':'0,01','unit':'%','decision':'point'}                             | NOT_A_NUMBER    | /max",
                "{'max':'0.01 %','unit':'%','decision':'point'}                           | NOT_A_NUMBER    | /max",
                "{'max':'0.01','unit':'%','decision':'bound'}                             | UNKNOWN_DECISION | /decision",
                "{'max':'0.01','unit':'%','decision':'point','confidence':'95'}           | OUT_OF_RANGE    | /confidence",
                "{'max':'0.01','unit':'%','decision':'point','confidence':'0.4'}          | OUT_OF_RANGE    | /confidence",
                "{'max':'0.01','unit':'%','decision':'point','confidence':'1'}            | OUT_OF_RANGE    | /confidence",
                "{'max':'0.01','unit':'%','decision':'point','cellsPerDose':'0'}          | OUT_OF_RANGE    |"
                        + " /cellsPerDose",
                "{'max':'0.01','unit':'%','decision':'point','lod':'0.02'}                | LIMITS_CROSSED  | /lod",
                "{'max':'0.01','unit':'%','decision':'point','lloq':'0.02'}               | LIMITS_CROSSED  | /lloq",
                "{'max':'0.01','unit':'%','decision':'point','uloq':'0.001'}              | LIMITS_CROSSED  | /uloq",
                "{'max':'0.01','unit':'%','decision':'point','cellsPerDos':'1'}           | UNKNOWN_FIELD   |"
                        + " /cellsPerDos"
            })
    void refusesACriterionThatCannotBeJudgedBy(String criterion, String code, String where) {
        assertThat(Asked.check("rare-cells", criterion))
                .anySatisfy(finding -> assertThat(finding.code() + " " + finding.where())
                        .isEqualTo((code + " " + where).stripTrailing() + (where.isEmpty() ? " " : "")));
        assertThat(evaluate("rare-cells", criterion, counts(0, 1000)).cause()).contains(Cause.INPUT);
    }

    @Test
    void printsTheLimitWithWhatIsHeldAgainstIt() {
        assertThat(Asked.limits("rare-cells", BY_BOUND)).containsExactly("≤ 0.01 % (upper 95 % bound)");
        assertThat(Asked.limits("rare-cells", BY_POINT)).containsExactly("≤ 0.01 %");
    }
}

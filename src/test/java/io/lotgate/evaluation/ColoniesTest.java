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

class ColoniesTest {
    private static final String CONTROL = "'controlColonies':'20','controlSeeded':'100'";
    private static final String NONE = "{'colonies':'0','seeded':'3e6'," + CONTROL + "}";

    private static String criterion(String max, String more) {
        return "{'max':'" + max + "','unit':'1','decision':'upper-bound','cellsPerDose':'1e7'" + more + "}";
    }

    @Test
    void w13TheBoundRestsOnTheLowerBoundOfACountedEfficiency() {
        Evaluation evaluation = evaluate("colonies", criterion("1e-5", ""), NONE);

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "effectiveCells")).isEqualTo("600000");
        assertThat(value(evaluation, "upperAtEfficiency")).startsWith("0.00000499288712");
        assertThat(value(evaluation, "burdenAtEfficiency")).startsWith("49.9");
        assertThat(value(evaluation, "upper")).startsWith("0.00000730694966");
        assertThat(value(evaluation, "burdenPerDose")).startsWith("73.0694966");
        assertThat(evaluation.workings())
                .anyMatch(line -> line.contains("lower bound of the efficiency, 0.136661325245867"));
        assertThat(evaluation.reported()).isEqualTo("<0.000007307, upper 95 % bound (0 on 3000000 seeded cells)");
    }

    @Test
    void w13WhichEfficiencyDecidesIsFiled() {
        assertThat(evaluate("colonies", criterion("6e-6", ""), NONE).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(evaluate("colonies", criterion("6e-6", ",'efficiency':'lower-bound'"), NONE)
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
        Evaluation point = evaluate("colonies", criterion("6e-6", ",'efficiency':'point'"), NONE);
        assertThat(point.verdict()).isEqualTo(CONFORMS);
        assertThat(value(point, "upper")).startsWith("0.00000499288712");
        assertThat(value(point, "burdenPerDose")).startsWith("49.9");
    }

    @Test
    void w14TwoColoniesAtAGivenEfficiency() {
        Evaluation evaluation = evaluate(
                "colonies",
                criterion("1e-5", ""),
                "{'colonies':'2','seeded':'2e6','platingEfficiency':'50','platingEfficiencyUnit':'%'}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "fraction")).isEqualTo("0.000002");
        assertThat(value(evaluation, "upper")).isEqualTo("0.00000629579362187199");
        assertThat(evaluation.values())
                .isEqualTo(evaluate(
                                "colonies",
                                criterion("1e-5", ""),
                                "{'colonies':'2','seeded':'2e6','platingEfficiency':'0.5'}")
                        .values());
    }

    /** W11, the Poisson figure 2995732.27, over the efficiency that decides: that many cells have to be seeded. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'colonies':'0','seeded':'3e6','platingEfficiency':'1'}   | 2995733",
                "{'colonies':'0','seeded':'3e6','platingEfficiency':'0.2'} | 14978662",
                "{'colonies':'0','seeded':'3e6','controlColonies':'20','controlSeeded':'100'} | 21920849"
            })
    void w11CellsNeededAreCellsToSeed(String observation, String needed) {
        Evaluation evaluation = evaluate("colonies", criterion("1e-6", ""), observation);

        assertThat(value(evaluation, "cellsForZero")).isEqualTo(needed);
        assertThat(evaluation.workings())
                .contains(needed + " cells seeded at this efficiency without a rare one would prove the limit");
    }

    @Test
    void asManySeededCellsAsNeededProveTheLimitAndOneFewerDoNot() {
        String seeded = "{'colonies':'0','seeded':'%s','platingEfficiency':'0.2'}";

        assertThat(evaluate("colonies", criterion("1e-6", ""), seeded.formatted("14978662"))
                        .verdict())
                .isEqualTo(CONFORMS);
        assertThat(evaluate("colonies", criterion("1e-6", ""), seeded.formatted("14978661"))
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void followUpColoniesAndCellsAreAdded() {
        Evaluation evaluation = evaluate(
                "colonies",
                criterion("1e-5", ""),
                "{'colonies':'1','seeded':'1e6','platingEfficiency':'0.5','earlier':[{'colonies':'1','seeded':'2e6',"
                        + "'platingEfficiency':'0.25'}]}");

        assertThat(value(evaluation, "upper")).isEqualTo("0.00000629579362187199");
    }

    @Test
    void aControlWithoutAColonyInvalidatesTheRun() {
        Evaluation evaluation = evaluate(
                "colonies",
                criterion("1e-5", ""),
                "{'colonies':'0','seeded':'3e6','controlColonies':'0','controlSeeded':'100'}");

        assertThat(evaluation.cause()).contains(Cause.RUN);
        assertThat(codes(evaluation)).containsExactly("CONTROL_FAILED");
    }

    /** Even if every seeded cell had grown, 500 of 3e6 are above 5e-6: no failed control excuses them. */
    @Test
    void coloniesAboveTheLimitAtAnyEfficiencyAreNotRepeatedAway() {
        Evaluation evaluation = evaluate(
                "colonies",
                criterion("5e-6", ""),
                "{'colonies':'500','seeded':'3e6','controlColonies':'0','controlSeeded':'100'}");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(codes(evaluation)).containsExactly("CONTROL_FAILED", "OUTSIDE_LIMIT");
        assertThat(evaluation.reported()).isEqualTo("at least 0.0001666 (500 on 3000000 seeded cells)");
    }

    @Test
    void coloniesWithinTheLimitProveNothingWithoutAControl() {
        Evaluation evaluation = evaluate(
                "colonies",
                criterion("5e-6", ""),
                "{'colonies':'5','seeded':'3e6','controlColonies':'0','controlSeeded':'100'}");

        assertThat(evaluation.cause()).contains(Cause.RUN);
        assertThat(evaluation.findings())
                .extracting(Finding::message)
                .containsExactly("The run is not valid: nothing grew from the control, although the sample grew: the"
                        + " plating efficiency is not known");
    }

    @Test
    void moreColoniesThanCellsThatCouldGrowIsTheWhole() {
        Evaluation evaluation =
                evaluate("colonies", criterion("0.1", ""), "{'colonies':'5','seeded':'10','platingEfficiency':'0.2'}");

        assertThat(value(evaluation, "fraction")).isEqualTo("1");
        assertThat(value(evaluation, "upper")).isEqualTo("1");
        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'seeded':'1e6','platingEfficiency':'0.5'}                                 | MISSING | /colonies",
                "{'colonies':'0','platingEfficiency':'0.5'}                                 | NO_DENOMINATOR | /seeded",
                "{'colonies':'0','seeded':'0','platingEfficiency':'0.5'}                    | NO_DENOMINATOR | /seeded",
                "{'colonies':'0','seeded':'1e6'}                                            | NO_DENOMINATOR |"
                        + " /controlSeeded",
                "{'colonies':'0','seeded':'1e6','controlColonies':'9'}                      | NO_DENOMINATOR |"
                        + " /controlSeeded",
                "{'colonies':'0','seeded':'1e6','controlSeeded':'9'}                        | MISSING |"
                        + " /controlColonies",
                "{'colonies':'0','seeded':'1e6','controlColonies':'0','controlSeeded':'0'}  | NO_DENOMINATOR |"
                        + " /controlSeeded",
                "{'colonies':'0','seeded':'1e6','controlColonies':'11','controlSeeded':'10'} | OUT_OF_RANGE |"
                        + " /controlColonies",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'0.5','controlSeeded':'9'} | EITHER_OR |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'20'}                   | OUT_OF_RANGE |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'0'}                    | OUT_OF_RANGE |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'-0.2'}                 | OUT_OF_RANGE |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'0,2'}                  | NOT_A_NUMBER |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'20 %'}                 | NOT_A_NUMBER |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'\uff10.\uff12'}        | NOT_A_NUMBER |"
                        + " /platingEfficiency",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'1','platingEfficiencyUnit':'kg'} |"
                        + " UNIT_MISMATCH | /platingEfficiencyUnit",
                "{'colonies':'\u22121','seeded':'1e6','platingEfficiency':'0.5'}            | NOT_A_NUMBER | /colonies",
                "{'colonies':'9','seeded':'8','platingEfficiency':'0.5'}                    | OUT_OF_RANGE | /colonies",
                "{'colonies':'0','seeded':'1e10','platingEfficiency':'0.5'}                 | OUT_OF_RANGE | /seeded"
            })
    void refusesWhatCannotBe(String observation, String code, String where) {
        Evaluation evaluation = evaluate("colonies", criterion("1e-5", ""), observation);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings()).anySatisfy(finding -> assertThat(finding.code() + " " + finding.where())
                .isEqualTo(code + " " + where));
    }

    @Test
    void theFiledWayToTheEfficiencyIsKept() {
        String given = "{'colonies':'0','seeded':'1e6','platingEfficiency':'0.5'}";

        assertThat(evaluate("colonies", criterion("1e-5", ",'efficiency':'point'"), given)
                        .cause())
                .contains(Cause.INPUT);
        assertThat(evaluate("colonies", criterion("1e-5", ",'efficiency':'given'"), NONE)
                        .cause())
                .contains(Cause.INPUT);
        assertThat(evaluate("colonies", criterion("1e-5", ",'efficiency':'given'"), given)
                        .verdict())
                .isEqualTo(CONFORMS);
        assertThat(codes(Asked.check("colonies", criterion("1e-5", ",'efficiency':'20 %'"))))
                .containsExactly("UNKNOWN_BASIS");
    }
}

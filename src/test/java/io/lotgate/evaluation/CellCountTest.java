package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellCountTest {
    private static final String ABOVE_80 = "{'viability':{'above':'80','unit':'%'}}";

    @Test
    void takesTheCountersOwnFigures() {
        Evaluation evaluation = evaluate("cell-count", ABOVE_80, "{'viablePerMl':'4.00e6','viability':'89'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("89 %");
        assertThat(value(evaluation, "viablePerMl")).isEqualTo("4000000");
        assertThat(value(evaluation, "viability")).isEqualTo("89");
        assertThat(evaluation.findings()).isEmpty();
    }

    /** D4: 212 live, 18 dead in 4 squares, dilution 2. */
    @ParameterizedTest
    @CsvSource({"70, 92 %", "70.0, 92.2 %"})
    void countsInAHaemocytometer(String limit, String reported) {
        Evaluation evaluation = evaluate(
                "cell-count",
                "{'viability':{'min':'" + limit + "','unit':'%'}}",
                "{'live':'212','dead':'18','squares':'4','dilution':'2'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.reported()).isEqualTo(reported);
        assertThat(value(evaluation, "viablePerMl")).isEqualTo("1060000");
        assertThat(value(evaluation, "viability")).isEqualTo("92.1739130434783");
    }

    /** D5: total nucleated cells 5.20e6/mL, viability 91.3 %. */
    @Test
    void multipliesATotalByItsViability() {
        Evaluation evaluation = evaluate("cell-count", "{}", "{'totalPerMl':'5.20e6','viability':'91.3'}");

        assertThat(value(evaluation, "viablePerMl")).isEqualTo("4747600");
        assertThat(evaluation.reported()).isEqualTo("4.748e6 cells/mL");
        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void aViabilityAtAStrictLimitDoesNotConform() {
        assertThat(evaluate("cell-count", ABOVE_80, "{'viablePerMl':'1e6','viability':'80.4'}")
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(evaluate("cell-count", ABOVE_80, "{'viablePerMl':'1e6','viability':'80.5'}")
                        .verdict())
                .isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void addsUpSeveralCountsInAHaemocytometer() {
        Evaluation evaluation = evaluate(
                "cell-count",
                "{'minCounts':'2'}",
                "{'counts':[{'live':100,'dead':10,'squares':4,'dilution':2},{'live':60,'dead':0,'squares':2,'dilution':2}]}");

        assertThat(value(evaluation, "viablePerMl")).isEqualTo("533333.333333333");
        assertThat(value(evaluation, "viability")).isEqualTo("94.1176470588235");
    }

    @Test
    void averagesSeveralCountsOfACounter() {
        String counts = "[{'viablePerMl':'1.0e6','viability':'90'},{'viablePerMl':'1.2e6','viability':'93'}]";

        Evaluation evaluation = evaluate("cell-count", ABOVE_80, "{'counts':" + counts + "}");

        assertThat(value(evaluation, "viablePerMl")).isEqualTo("1100000");
        assertThat(value(evaluation, "viability")).isEqualTo("91.5");
        assertThat(evaluation.reported()).isEqualTo("92 %");
        assertThat(evaluate("cell-count", ABOVE_80, counts)).isEqualTo(evaluation);
    }

    @Test
    void refusesFewerCountsThanOneResultNeeds() {
        Evaluation evaluation = evaluate("cell-count", "{'minCounts':'2'}", "{'viablePerMl':'1e6','viability':'90'}");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(codes(evaluation)).containsExactly("TOO_FEW_COUNTS");
    }

    @ParameterizedTest
    @CsvSource({"99, 62, INCONCLUSIVE", "99, 80, INCONCLUSIVE", "99, 81, CONFORMS", "81, 62, OUT_OF_SPECIFICATION"})
    void aMeanDoesNotHideACountOutsideTheLimit(String one, String other, Verdict verdict) {
        String count = "{'viablePerMl':'4e6','viability':'%s'}";

        Evaluation evaluation =
                evaluate("cell-count", ABOVE_80, "[" + count.formatted(one) + "," + count.formatted(other) + "]");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactlyElementsOf(
                        verdict == Verdict.INCONCLUSIVE
                                ? List.of(tuple("COUNT_OUTSIDE_LIMIT", "/1"))
                                : verdict == Verdict.CONFORMS
                                        ? List.of()
                                        : List.of(tuple("OUTSIDE_LIMIT", "/viability")));
    }

    @Test
    void replicatesAreAsManyAsFiled() {
        String count = "{'viablePerMl':'1e6','viability':'90'}";

        assertThat(codes(evaluate(
                        "cell-count",
                        "{'replicates':{'maxCv':'10','count':'2'}}",
                        "[" + String.join(",", Collections.nCopies(3, count)) + "]")))
                .containsExactly("TOO_MANY_COUNTS");
    }

    @Test
    void noneIsNotAlive() {
        assertThat(codes(evaluate("cell-count", ABOVE_80, "{'viablePerMl':'0','viability':'90'}")))
                .containsExactly("CONTRADICTION");
        assertThat(evaluate("cell-count", ABOVE_80, "{'viablePerMl':'0','viability':'0'}")
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void atMostTwentyCountsMakeOneResult() {
        String count = "{'viablePerMl':'1e6','viability':'90'}";
        String most = "[" + String.join(",", Collections.nCopies(20, count)) + "]";
        String more = "[" + String.join(",", Collections.nCopies(21, count)) + "]";

        assertThat(evaluate("cell-count", ABOVE_80, most).verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(codes(evaluate("cell-count", ABOVE_80, more))).containsExactly("TOO_MANY_COUNTS");
        assertThat(codes(evaluate("cell-count", ABOVE_80, "{'counts':" + more + "}")))
                .containsExactly("TOO_MANY_COUNTS");
    }

    @Test
    void countsThatSpreadTooMuchInvalidateTheRun() {
        String criterion = "{'replicates':{'maxCv':'10'}}";
        String counts = "{'counts':[{'viablePerMl':'%s','viability':'90'},{'viablePerMl':'1.1e6','viability':'90'}]}";

        assertThat(evaluate("cell-count", criterion, counts.formatted("1.0e6")).verdict())
                .isEqualTo(Verdict.CONFORMS);
        Evaluation spread = evaluate("cell-count", criterion, counts.formatted("0.9e6"));
        assertThat(spread.cause()).contains(Cause.RUN);
        assertThat(codes(spread)).containsExactly("SPREAD_TOO_LARGE");
    }

    @Test
    void pointsAtAViabilityThatLooksLikeAFraction() {
        Evaluation evaluation = evaluate("cell-count", ABOVE_80, "{'viablePerMl':'1e6','viability':'0.89'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(codes(evaluation)).contains("UNUSUAL_PERCENTAGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[7]",
                "{'counts':[]}",
                "{'counts':{}}",
                "{'viablePerMl':'1e6'}",
                "{'viability':'90'}",
                "{'viablePerMl':'-1','viability':'90'}",
                "{'viablePerMl':'1e6','viability':'101'}",
                "{'viablePerMl':'1e6','viability':'-1'}",
                "{'viablePerMl':'<1e6','viability':'90'}",
                "{'viablePerMl':'1e6','totalPerMl':'1e6','viability':'90'}",
                "{'viablePerMl':'1e6','viability':'90','live':'5'}",
                "{'live':'0','dead':'0','squares':'4','dilution':'2'}",
                "{'live':'5','dead':'0','squares':'0','dilution':'2'}",
                "{'live':'5','dead':'0','dilution':'2'}",
                "{'live':'5','dead':'0','squares':'4'}",
                "{'live':'5','dead':'0','squares':'4','dilution':'0.5'}",
                "{'live':'5.5','dead':'0','squares':'4','dilution':'2'}",
                "{'counts':[{'viablePerMl':'1e6','viability':'90'},{'live':'5','dead':'0','squares':'4','dilution':'2'}]}"
            })
    void refusesCountsThatCannotBe(String observation) {
        assertThat(evaluate("cell-count", ABOVE_80, observation).cause()).contains(Cause.INPUT);
    }
}

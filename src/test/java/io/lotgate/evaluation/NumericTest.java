package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.INCONCLUSIVE;
import static io.lotgate.evaluation.Verdict.INVALID;
import static io.lotgate.evaluation.Verdict.OUT_OF_SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class NumericTest {
    private static Evaluation percent(String limits, String value) {
        return evaluate("numeric", "{" + limits + ",'unit':'%'}", "{'value':'" + value + "','unit':'%'}");
    }

    /** The table of dossier section 4.2, with both roundings. */
    @ParameterizedTest
    @CsvSource({
        "97.95,   min, 98.0,  CONFORMS,             98.0,  CONFORMS",
        "97.92,   min, 98.0,  OUT_OF_SPECIFICATION, 97.9,  OUT_OF_SPECIFICATION",
        "97.85,   min, 97.9,  CONFORMS,             97.9,  OUT_OF_SPECIFICATION",
        "97.9499, min, 98.0,  OUT_OF_SPECIFICATION, 97.9,  OUT_OF_SPECIFICATION",
        "101.55,  max, 101.5, OUT_OF_SPECIFICATION, 101.6, OUT_OF_SPECIFICATION",
        "101.45,  max, 101.5, CONFORMS,             101.5, CONFORMS",
        "0.025,   max, 0.02,  OUT_OF_SPECIFICATION, 0.03,  CONFORMS",
        "0.015,   max, 0.02,  CONFORMS,             0.02,  CONFORMS",
        "2.5,     max, 2,     OUT_OF_SPECIFICATION, 3,     CONFORMS",
        "2.05,    max, 2.0,   OUT_OF_SPECIFICATION, 2.1,   CONFORMS",
        "94.5,    min, 95,    CONFORMS,             95,    OUT_OF_SPECIFICATION",
        "94.94,   min, 95.0,  OUT_OF_SPECIFICATION, 94.9,  OUT_OF_SPECIFICATION"
    })
    void roundsOnceToTheDecimalsOfTheLimit(
            String value, String kind, String limit, Verdict usp, String rounded, Verdict e29) {
        String bound = "'" + kind + "':'" + limit + "'";

        Evaluation byUsp = percent(bound, value);

        assertThat(byUsp.verdict()).isEqualTo(usp);
        assertThat(value(byUsp, "rounded")).isEqualTo(rounded);
        assertThat(byUsp.reported()).isEqualTo(rounded + " %");
        assertThat(percent(bound + ",'rounding':'usp'", value)).isEqualTo(byUsp);
        assertThat(percent(bound + ",'rounding':'e29'", value).verdict()).isEqualTo(e29);
    }

    /** D15, a lot over time: 88.0 % at release, losing 1.5 points an hour. */
    @ParameterizedTest
    @CsvSource({
        "0,   88.0,  80,   CONFORMS,             88",
        "5,   80.5,  80,   CONFORMS,             81",
        "5,   80.5,  80.0, CONFORMS,             80.5",
        "5.5, 79.75, 80,   CONFORMS,             80",
        "5.5, 79.75, 80.0, OUT_OF_SPECIFICATION, 79.8",
        "6,   79.0,  80,   OUT_OF_SPECIFICATION, 79",
        "6,   79.0,  80.0, OUT_OF_SPECIFICATION, 79.0"
    })
    void d15EightyAndEightyPointZeroAreDifferentLimits(
            BigDecimal hours, String value, String limit, Verdict verdict, String rounded) {
        Evaluation evaluation = percent("'min':'" + limit + "'", value);

        assertThat(new BigDecimal("88.0").subtract(hours.multiply(new BigDecimal("1.5"))))
                .isEqualByComparingTo(value);
        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(evaluation.reported()).isEqualTo(rounded + " %");
    }

    /** D6: a whole-number limit on the percentage of the target lets 89.97 % pass. */
    @Test
    void d6AWholeNumberLimitHidesADose() {
        assertThat(percent("'min':'90'", "89.9742930591260").verdict()).isEqualTo(CONFORMS);
        assertThat(percent("'min':'90.0'", "89.9742930591260").reported()).isEqualTo("90.0 %");
        assertThat(percent("'min':'90.00'", "89.9742930591260").verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }

    @Test
    void strictLimitsExcludeThemselvesAfterRounding() {
        assertThat(percent("'above':'95'", "95.4").verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(percent("'above':'95'", "95.5").verdict()).isEqualTo(CONFORMS);
        assertThat(percent("'below':'2'", "1.5").verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(percent("'below':'2','rounding':'none'", "1.99").verdict()).isEqualTo(CONFORMS);
    }

    @Test
    void withoutRoundingTheValueIsComparedAndReportedAsItIs() {
        Evaluation evaluation = percent("'min':'95.0','rounding':'none'", "94.96");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo("94.96 %");
        assertThat(evaluation.workings()).containsExactly("94.96 >= 95.0 does not hold");
    }

    @Test
    void decimalsOfTheCriterionGoBeforeThoseOfTheLimit() {
        assertThat(percent("'max':'10','decimals':'1'", "10.04").reported()).isEqualTo("10.0 %");
        assertThat(percent("'max':'10','decimals':1", "10.05").verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }

    @Test
    void anExponentInTheLimitImpliesNoRounding() {
        Evaluation evaluation =
                evaluate("numeric", "{'min':'0.9e6','unit':'{cells}/mL'}", "{'value':'899999.9','unit':'{cells}/mL'}");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo("899999.9 cells/mL");
    }

    @Test
    void eachOfTwoLimitsRoundsToItsOwnDecimals() {
        Evaluation evaluation =
                evaluate("numeric", "{'min':'7.0','max':'7.45','unit':'[pH]'}", "{'value':'7.454','unit':'[pH]'}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("7.45 pH");
        assertThat(evaluation.workings())
                .containsExactly(
                        "7.454 rounds to 7.5 (USP 7.20, 1 decimal as in the limit)",
                        "7.5 >= 7.0",
                        "7.454 rounds to 7.45 (USP 7.20, 2 decimals as in the limit)",
                        "7.45 <= 7.45");
    }

    @ParameterizedTest
    @CsvSource({
        "<0.5, max, 1, CONFORMS",
        "<0.5, max, 0.3, INCONCLUSIVE",
        "<0.5, max, 0.5, CONFORMS",
        "<0.5, below, 0.5, CONFORMS",
        "<0.34, max, 0.3, INCONCLUSIVE",
        "<0.5, min, 0, INCONCLUSIVE",
        "<0.5, min, 0.5, OUT_OF_SPECIFICATION",
        ">200, max, 100, OUT_OF_SPECIFICATION",
        ">200, min, 200, CONFORMS",
        ">200, above, 250, INCONCLUSIVE"
    })
    void aCensoredReadingIsNeverReadAsZeroOrItsBound(String value, String kind, String limit, Verdict verdict) {
        Evaluation evaluation = evaluate(
                "numeric",
                "{'" + kind + "':'" + limit + "','unit':'ng/mL'}",
                "{'value':'" + value + "','unit':'ng/mL'}");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(evaluation.reported()).isEqualTo(value + " ng/mL");
        assertThat(value(evaluation, "rounded")).isEqualTo(value);
    }

    @Test
    void anInconclusiveReadingSaysWhy() {
        assertThat(percent("'max':'0.3'", "<0.5").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("CENSORED_ACROSS_LIMIT");
            assertThat(finding.where()).isEqualTo("/value");
        });
    }

    @Test
    void aValueOutsideItsLimitIsPointedAt() {
        assertThat(codes(percent("'max':'2'", "3"))).containsExactly("OUTSIDE_LIMIT");
    }

    @Test
    void convertsCommensurableUnitsExactly() {
        Evaluation evaluation = evaluate("numeric", "{'max':'0.01','unit':'%'}", "{'value':'0.00010','unit':'1'}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("0.01 %");
        assertThat(evaluation.workings()).contains("0.00010 1 = 0.01 %");
    }

    @Test
    void convertsTheBoundOfACensoredReading() {
        Evaluation evaluation = evaluate("numeric", "{'max':'100','unit':'ug/L'}", "{'value':'<0.05','unit':'ug/mL'}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("<50 µg/L");
    }

    @Test
    void aQuotientIsRoundedFromTheExactValue() {
        Evaluation evaluation = evaluate("numeric", "{'max':'0.17','unit':'h'}", "{'value':'10.5','unit':'min'}");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo("0.18 h");
    }

    @ParameterizedTest
    @CsvSource({"ng/mL", "[IU]/mL", "kg", "{cells}/mL", "1"})
    void refusesAUnitThatMeasuresSomethingElse(String unit) {
        Evaluation evaluation =
                evaluate("numeric", "{'max':'5','unit':'[EU]/mL'}", "{'value':'1','unit':'" + unit + "'}");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(codes(evaluation)).containsExactly("UNIT_MISMATCH");
        assertThat(evaluation.reported()).isEmpty();
        assertThat(evaluation.values().isEmpty()).isTrue();
    }

    @Test
    void neverTakesAPercentageForAFraction() {
        Evaluation evaluation = evaluate("numeric", "{'min':'95','unit':'%'}", "{'value':'95.4','unit':'1'}");

        assertThat(evaluation.verdict()).isEqualTo(INVALID);
        assertThat(codes(evaluation)).containsExactly("FRACTION_ABOVE_ONE");
    }

    @Test
    void pointsAtASlippedDecimalPoint() {
        assertThat(codes(percent("'min':'70'", "895"))).containsExactly("UNUSUAL_PERCENTAGE");
        assertThat(codes(percent("'max':'150'", "120"))).isEmpty();
    }

    /** A plate does not hold fewer than no colonies; a temperature, a plain number or a negative limit is another matter. */
    @ParameterizedTest
    @CsvSource({
        "-3,  [CFU]/mL, 10,  INVALID",
        "<0,  [CFU]/mL, 10,  INVALID",
        "<-1, [CFU]/mL, 10,  INVALID",
        "0,   [CFU]/mL, 10,  CONFORMS",
        "<1,  [CFU]/mL, 10,  CONFORMS",
        "-1,  %,        2,   INVALID",
        "-1,  %,        -2,  OUT_OF_SPECIFICATION",
        "-85, Cel,      10,  CONFORMS",
        "<-80, Cel,     10,  CONFORMS",
        "-1,  1,        2,   CONFORMS",
        "-5,  ng/mL,    -2,  CONFORMS"
    })
    void refusesLessThanNothing(String value, String unit, String max, Verdict verdict) {
        Evaluation evaluation = evaluate(
                "numeric",
                "{'max':'" + max + "','unit':'" + unit + "'}",
                "{'value':'" + value + "','unit':'" + unit + "'}");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(codes(evaluation).contains("OUT_OF_RANGE")).isEqualTo(verdict == INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00b5g/mL", "\u03bcg/mL", "ug/mL"})
    void aMicroSignIsMicro(String unit) {
        Evaluation evaluation =
                evaluate("numeric", "{'max':'5','unit':'ug/mL'}", "{'value':'1','unit':'" + unit + "'}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("1 \u00b5g/mL");
    }

    @Test
    void readsJsonNumbersExactly() {
        Evaluation evaluation =
                evaluate("numeric", "{'min':95.0,'unit':'%'}", "{'value':94.94999999999999999999,'unit':'%'}");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo("94.9 %");
    }

    @Test
    void refusesANumberThatWentThroughBinaryFloatingPoint() {
        Evaluation evaluation = evaluate(
                "numeric",
                Asked.json("{'min':'95.0','unit':'%'}"),
                JsonNodeFactory.instance.objectNode().put("value", 94.95).put("unit", "%"));

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(codes(evaluation)).containsExactly("BINARY_FLOAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unit':'%'}",
                "{'value':null,'unit':'%'}",
                "{'value':' ','unit':'%'}",
                "{'value':'94,9','unit':'%'}",
                "{'value':true,'unit':'%'}",
                "{'value':['94.9'],'unit':'%'}",
                "{'value':1e99999,'unit':'%'}",
                "{'value':'94.9'}",
                "{'value':'94.9','unit':'percent'}",
                "{'value':'94.9','unit':7}",
                "[]",
                "'94.9'",
                "null",
                "{}"
            })
    void whatCannotBeReadIsInvalidForItsInput(String observation) {
        Evaluation evaluation = evaluate("numeric", "{'min':'90','unit':'%'}", observation);

        assertThat(evaluation.verdict()).isEqualTo(INVALID);
        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings()).extracting(Finding::severity).contains(Severity.ERROR);
    }

    @Test
    void saysEverythingThatIsWrongNotOnlyTheFirst() {
        Evaluation evaluation = evaluate("numeric", "{'min':'90','unit':'%'}", "{'value':'x','unit':'y','note':'z'}");

        assertThat(evaluation.findings()).extracting(Finding::where).containsExactly("/value", "/unit", "/note");
    }

    @Test
    void aFieldNobodyUsesIsNotPassedOver() {
        Evaluation evaluation = evaluate("numeric", "{'min':'90','unit':'%'}", "{'value':'91','unit':'%','vaule':'1'}");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::severity, Finding::where)
                .containsExactly(tuple("UNKNOWN_FIELD", Severity.ERROR, "/vaule"));
    }

    @Test
    void aCensoredReadingAcrossOneOfTwoLimitsProvesNeither() {
        assertThat(percent("'min':'1','max':'5'", "<4").verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(percent("'min':'1','max':'5'", "<0.5").verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }
}

package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.INCONCLUSIVE;
import static io.lotgate.evaluation.Verdict.OUT_OF_SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {
    private static final String PANEL = "{'markers':[{'name':'CD73','above':'95'},{'name':'CD45','max':'2.0'}]}";

    private static Evaluation panel(String cd73, String cd45) {
        return evaluate("markers", PANEL, "{'markers':[{'name':'CD73'," + cd73 + "},{'name':'CD45'," + cd45 + "}]}");
    }

    @ParameterizedTest
    @CsvSource({">100, min", "<0, max", ">99.9, min", "<0.1, max"})
    void moreThanAllAndLessThanNoneCannotBe(String percent, String kind) {
        Evaluation evaluation = evaluate(
                "markers",
                "{'markers':[{'name':'CD73','" + kind + "':'50'}]}",
                "{'markers':[{'name':'CD73','percent':'" + percent + "'}]}");

        boolean possible = percent.contains(".");
        assertThat(evaluation.verdict()).isEqualTo(possible ? Verdict.CONFORMS : Verdict.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "0.98, min, 95, true",
        "0.98, max, 2, false",
        "0, min, 95, false",
        "1.1, min, 95, false",
        "0.98, min, 0.5, false"
    })
    void pointsAtAPercentageThatLooksLikeAFraction(String percent, String kind, String limit, boolean warned) {
        Evaluation evaluation = evaluate(
                "markers",
                "{'markers':[{'name':'CD73','" + kind + "':'" + limit + "'}]}",
                "{'markers':[{'name':'CD73','percent':'" + percent + "'}]}");

        assertThat(codes(evaluation).contains("UNUSUAL_PERCENTAGE")).isEqualTo(warned);
    }

    @Test
    void reportsEachMarkerInTheDecimalsOfItsLimit() {
        Evaluation evaluation = panel("'percent':'99.63'", "'percent':'0.34'");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("CD73 100 %; CD45 0.3 %");
        assertThat(evaluation.values().path("CD73").path("rounded").stringValue())
                .isEqualTo("100");
        assertThat(evaluation.values().path("CD73").has("lower95")).isFalse();
    }

    @Test
    void oneMarkerOutsideMakesThePanelOutOfSpecificationAndIsNamed() {
        Evaluation evaluation = panel("'percent':'99.6'", "'percent':'2.05'");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.findings())
                .extracting(Finding::where, Finding::message)
                .containsExactly(tuple("/markers/1", "CD45 is outside its limit"));
    }

    @Test
    void aCensoredMarkerKeepsItsSign() {
        Evaluation evaluation = panel("'percent':'>99'", "'percent':'<3'");

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(evaluation.reported()).isEqualTo("CD73 >99 %; CD45 <3 %");
    }

    /** Dossier W7: 3 of 200,000; two-sided exact limits 3.0934e-6 to 4.3836e-5. */
    @Test
    void givesExactLimitsWhereEventsAreGiven() {
        Evaluation evaluation = panel("'percent':'99.6'", "'positives':'3','events':'200000'");

        BigDecimal lower =
                new BigDecimal(evaluation.values().path("CD45").path("lower95").stringValue());
        BigDecimal upper =
                new BigDecimal(evaluation.values().path("CD45").path("upper95").stringValue());
        assertThat(lower).isEqualByComparingTo("0.000309337129690532");
        assertThat(upper).isEqualByComparingTo("0.00438357333119673");
        assertThat(lower.precision()).isGreaterThanOrEqualTo(12);
        assertThat(upper.precision()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void judgesTheCountsNotTheirRoundedPercentage() {
        Evaluation evaluation = panel("'percent':'95.5','positives':'9545','events':'10000'", "'percent':'0'");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.workings()).contains("CD73: 100 x 9545 / 10000 = 95.45 %");
    }

    @ParameterizedTest
    @CsvSource({"19900, 20000, CONFORMS", "9900,  9999,  INCONCLUSIVE", "100,   200,   OUT_OF_SPECIFICATION"})
    void tooFewEventsProveNothingButDoNotHideAFailure(String positives, String events, Verdict verdict) {
        Evaluation evaluation = evaluate(
                "markers",
                "{'markers':[{'name':'CD73','min':'95'}],'minEvents':'10000'}",
                "{'markers':[{'name':'CD73','positives':" + positives + ",'events':" + events + "}]}");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @Test
    void aPercentageWithoutEventsIsNotEnoughWhereEventsAreAskedFor() {
        String criterion = "{'markers':[{'name':'CD73','min':'95'}],'minEvents':'10000'}";

        assertThat(codes(evaluate("markers", criterion, "{'markers':[{'name':'CD73','percent':'99'}]}")))
                .containsExactly("NO_DENOMINATOR");
        assertThat(evaluate("markers", criterion, "{'markers':[{'name':'CD73','percent':'99','events':'10000'}]}")
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    @Test
    void theRoundingOfThePanelHoldsForEveryMarkerThatSaysNothingElse() {
        Evaluation evaluation = evaluate(
                "markers",
                "{'markers':[{'name':'A','max':'2'},{'name':'B','max':'2','rounding':'usp'}],'rounding':'none'}",
                "{'markers':[{'name':'A','percent':'2.4'},{'name':'B','percent':'2.4'}]}");

        assertThat(evaluation.findings()).extracting(Finding::where).containsExactly("/markers/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'positives':'3'",
                "'positives':'3','events':'0'",
                "'positives':'0','events':''",
                "'positives':'5','events':'4'",
                "'positives':'-1','events':'4'",
                "'positives':'1.5','events':'4'",
                "'events':'200'",
                "'percent':'100.1'",
                "'percent':'-0.1'",
                "'percent':'50','positives':'1','events':'200'",
                "'percent':'<0.1','positives':'1','events':'200'",
                "'percent':'n/a'"
            })
    void refusesCountsThatCannotBe(String cd45) {
        Evaluation evaluation = panel("'percent':'99'", cd45);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings()).extracting(Finding::where).allMatch(where -> where.startsWith("/markers/1"));
    }

    @Test
    void theWholePanelIsNeeded() {
        Evaluation evaluation = evaluate("markers", PANEL, "{'markers':[{'name':'CD73','percent':'99'}]}");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("MARKER_MISSING", "/markers/1/percent"));
    }

    @Test
    void orderAndSpellingOfNamesDoNotMatterButDoublesDo() {
        assertThat(evaluate(
                                "markers",
                                PANEL,
                                "{'markers':[{'name':'cd45','percent':'0'},{'name':'CD73 ','percent':'99'}]}")
                        .verdict())
                .isEqualTo(CONFORMS);
        assertThat(
                        codes(
                                evaluate(
                                        "markers",
                                        PANEL,
                                        "{'markers':[{'name':'CD73','percent':'99'},{'name':'cd73','percent':'98'},{'name':'CD45','percent':'0'}]}")))
                .containsExactly("NAME_TWICE");
    }

    @Test
    void aMarkerOutsideThePanelIsNotJudged() {
        Evaluation evaluation = evaluate(
                "markers",
                PANEL,
                "{'markers':[{'name':'CD73','percent':'99'},{'name':'CD45','percent':'0'},{'name':'CD31','percent':'80'}]}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(codes(evaluation)).containsExactly("NOT_IN_PANEL");
    }
}

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
import org.junit.jupiter.params.provider.ValueSource;

/** Dossier examples D11 to D12b, and the rules around them. */
class EndotoxinTest {
    private static final String PER_HOUR = "{'perKgPerHour':'5','unit':'[EU]/kg/h'}";
    private static final String INTRATHECAL = "{'perKg':'0.2','unit':'[EU]/kg'}";

    private static String given(String result, String volumeMl, String durationH, String weightKg) {
        return "{'result':'" + result + "','unit':'[EU]/mL','volumeMl':'" + volumeMl + "','durationH':'" + durationH
                + "','weightKg':'" + weightKg + "'}";
    }

    @Test
    void d11AShortInfusionIsNotDividedByItsDuration() {
        Evaluation evaluation = evaluate("endotoxin", PER_HOUR, given("0.25", "17.5", "0.5", "70.0"));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "exposure")).isEqualTo("0.0625");
        assertThat(value(evaluation, "limitPerMl")).isEqualTo("20");
        assertThat(evaluation.reported()).isEqualTo("0.25 EU/mL");
    }

    @Test
    void d11bALongInfusionIsTakenPerHour() {
        Evaluation evaluation = evaluate("endotoxin", PER_HOUR, given("0.5", "120", "3", "12"));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "exposure")).isEqualTo("1.66666666666667");
        assertThat(value(evaluation, "limitPerMl")).isEqualTo("1.5");
    }

    @Test
    void d12ACensoredResultPassesByItsWorstCase() {
        Evaluation evaluation = evaluate("endotoxin", INTRATHECAL, given("<0.5", "3.2", "0.1", "63.4"));

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "limitPerMl")).isEqualTo("3.9625");
        assertThat(value(evaluation, "exposure")).isEqualTo("<0.0252365930599369");
        assertThat(evaluation.reported()).isEqualTo("<0.5 EU/mL");
    }

    @Test
    void d12bAnInsensitiveTestProvesNothing() {
        Evaluation evaluation = evaluate("endotoxin", INTRATHECAL, given("<0.5", "5", "0.1", "10"));

        assertThat(evaluation.verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(value(evaluation, "limitPerMl")).isEqualTo("0.4");
        assertThat(value(evaluation, "exposure")).isEqualTo("<0.25");
        assertThat(evaluate("endotoxin", INTRATHECAL, given("<0.1", "5", "0.1", "10"))
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    /** Two lots for one patient of 52.5 kg: the same result is judged by the limit of each route. */
    @Test
    void d13EachRouteHasItsOwnThreshold() {
        Evaluation intravenous = evaluate("endotoxin", PER_HOUR, given("5", "15.0", "0.5", "52.5"));
        Evaluation intrathecal = evaluate("endotoxin", INTRATHECAL, given("5", "2.5", "0.1", "52.5"));

        assertThat(value(intravenous, "limitPerMl")).isEqualTo("17.5");
        assertThat(intravenous.verdict()).isEqualTo(CONFORMS);
        assertThat(value(intrathecal, "limitPerMl")).isEqualTo("4.2");
        assertThat(value(intrathecal, "exposure")).isEqualTo("0.238095238095238");
        assertThat(intrathecal.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }

    /** D11b: per kilogram and at once the same infusion is at its limit of 5 EU/kg, not a third of it. */
    @Test
    void d11bTheWholeOfALongInfusionCountsWhereTheLimitIsPerKilogram() {
        Evaluation evaluation = evaluate("endotoxin", "{'perKg':'5'}", given("0.5", "120", "3", "12"));

        assertThat(value(evaluation, "exposure")).isEqualTo("5");
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
    }

    @ParameterizedTest
    @CsvSource({"[EU]/mL", "EU/mL"})
    void theResultIsReportedAsTheInstrumentGaveIt(String unit) {
        Evaluation evaluation = evaluate(
                "endotoxin",
                "{'perKgPerHour':'5','controls':[{'name':'spike recovery','min':'50','max':'200','unit':'%'}]}",
                "{'result':'<0.05','unit':'" + unit + "','volumeMl':'4.0','durationH':'0.5','weightKg':'3.6',"
                        + "'controls':[{'name':'spike recovery','value':'104'}]}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("<0.05 EU/mL");
        assertThat(evaluation.findings()).isEmpty();
    }

    @Test
    void theExposureIsComparedUnroundedAndInclusive() {
        assertThat(evaluate("endotoxin", PER_HOUR, given("5.04", "10", "1", "10"))
                        .verdict())
                .isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluate("endotoxin", PER_HOUR, given("5", "10", "1", "10")).verdict())
                .isEqualTo(CONFORMS);
        assertThat(evaluate("endotoxin", "{'perKgPerHour':'5','decimals':'0'}", given("5.04", "10", "1", "10"))
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    @Test
    void otherUnitsOfConcentrationAreConverted() {
        Evaluation evaluation = evaluate(
                "endotoxin",
                PER_HOUR,
                "{'result':'500','unit':'[EU]/L','volumeMl':'10','durationH':'1','weightKg':'10'}");

        assertThat(value(evaluation, "exposure")).isEqualTo("0.5");
        assertThat(evaluation.reported()).isEqualTo("500 EU/L");
    }

    @Test
    void aDoseAtOnceNeedsNoDuration() {
        Evaluation evaluation =
                evaluate("endotoxin", INTRATHECAL, "{'result':'0.1','unit':'EU/mL','volumeMl':'3','weightKg':'60'}");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "exposure")).isEqualTo("0.005");
    }

    @Test
    void aPassByTheDurationAloneSaysSo() {
        assertThat(evaluate("endotoxin", PER_HOUR, given("1", "120", "3", "12")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.where()).isEqualTo("/durationH");
                    assertThat(finding.message())
                            .isEqualTo(
                                    "This rests on an even infusion over 3 h; within one hour it would be 10 EU/kg/h");
                });
        assertThat(evaluate("endotoxin", PER_HOUR, given("0.5", "120", "3", "12"))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"24, CONFORMS", "24.1, INVALID"})
    void anInfusionOfMoreThanADayIsNotBelieved(String hours, Verdict verdict) {
        assertThat(evaluate("endotoxin", PER_HOUR, given("0.5", "120", hours, "12"))
                        .verdict())
                .isEqualTo(verdict);
        assertThat(evaluate("endotoxin", INTRATHECAL, given("0.01", "12", hours, "12"))
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    @Test
    void aBareZeroIsPointedAt() {
        assertThat(codes(evaluate("endotoxin", PER_HOUR, given("0", "10", "1", "10"))))
                .containsExactly("BARE_ZERO");
    }

    @Test
    void theMeanOfReplicatesIsTheResultWhereTheySpreadLittle() {
        String criterion = "{'perKgPerHour':'5','replicates':{'maxCv':'25'}}";
        String observation =
                "{'replicates':['0.07','%s'],'unit':'EU/mL','volumeMl':'10','durationH':'1','weightKg':'10'}";

        Evaluation close = evaluate("endotoxin", criterion, observation.formatted("0.08"));
        assertThat(close.verdict()).isEqualTo(CONFORMS);
        assertThat(close.reported()).isEqualTo("0.075 EU/mL");
        Evaluation apart = evaluate("endotoxin", criterion, observation.formatted("0.12"));
        assertThat(apart.cause()).contains(Cause.RUN);
        assertThat(codes(apart)).containsExactly("SPREAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'result':'0.1','volumeMl':'10','durationH':'1','weightKg':'10'}",
                "{'result':'0.1','unit':'[IU]/mL','volumeMl':'10','durationH':'1','weightKg':'10'}",
                "{'result':'0.1','unit':'[EU]/kg','volumeMl':'10','durationH':'1','weightKg':'10'}",
                "{'result':'0.1','unit':'EU/mL','durationH':'1','weightKg':'10'}",
                "{'result':'0.1','unit':'EU/mL','volumeMl':'0','durationH':'1','weightKg':'10'}",
                "{'result':'0.1','unit':'EU/mL','volumeMl':'10','weightKg':'10'}",
                "{'result':'0.1','unit':'EU/mL','volumeMl':'10','durationH':'0','weightKg':'10'}",
                "{'result':'0.1','unit':'EU/mL','volumeMl':'10','durationH':'1'}",
                "{'result':'0.1','unit':'EU/mL','volumeMl':'10','durationH':'1','weightKg':'3600'}",
                "{'result':'<0','unit':'EU/mL','volumeMl':'10','durationH':'1','weightKg':'10'}",
                "{'result':'-0.1','unit':'EU/mL','volumeMl':'10','durationH':'1','weightKg':'10'}",
                "{'result':'not detected','unit':'EU/mL','volumeMl':'10','durationH':'1','weightKg':'10'}",
                "{'unit':'EU/mL','volumeMl':'10','durationH':'1','weightKg':'10'}"
            })
    void refusesAnIncompleteEntry(String observation) {
        assertThat(evaluate("endotoxin", PER_HOUR, observation).cause()).contains(Cause.INPUT);
    }
}

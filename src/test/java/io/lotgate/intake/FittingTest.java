package io.lotgate.intake;

import static io.lotgate.intake.Samples.bytes;
import static io.lotgate.intake.Samples.codes;
import static io.lotgate.intake.Samples.edited;
import static io.lotgate.intake.Samples.named;
import static io.lotgate.intake.Samples.recognised;
import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Severity;
import io.lotgate.intake.Reading.Recognised;
import io.lotgate.specification.Basis;
import io.lotgate.specification.FurtherTesting;
import io.lotgate.specification.Gate;
import io.lotgate.specification.Performer;
import io.lotgate.specification.TestSpecification;
import io.lotgate.specification.Text;
import io.lotgate.value.ExactJson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was measured, in the form of a test's method, and when it was measured against when it may have been. */
class FittingTest {
    private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00Z");
    private static final String FLOWJO = "flowjo_example_2.wsp";

    @Test
    void givesANumericTestInPercentTheViability() {
        Proposal fitted = fit(test("numeric", "{\"min\":\"70\",\"unit\":\"%\"}", "cell-count", Map.of()), count());

        assertThat(fitted.observation()).hasToString("{\"value\":\"96.9\",\"unit\":\"%\"}");
        assertThat(fitted.origins()).containsExactly(new Origin("/value", "Viability (%)", 2, "96.9"));
        judged("numeric", "{\"min\":\"70\",\"unit\":\"%\"}", fitted);
    }

    @Test
    void namesTheInstrumentsThatFillATestAndNoOthers() {
        String count = Intake.standard()
                .instruments(test("numeric", "{\"min\":\"70\",\"unit\":\"%\"}", "cell-count", Map.of()));
        String flow = Intake.standard().instruments(test("markers", "{}", "", Map.of()));

        assertThat(count).contains("Vi-CELL BLU", "NucleoCounter", "Allotrope").doesNotContain("FlowJo", "RDML");
        assertThat(flow).contains("FlowJo", "FACSDiva", "Allotrope").doesNotContain("Vi-CELL", "QIAcuity");
        assertThat(Intake.standard().instruments(test("qualitative", "{}", "", Map.of())))
                .isEmpty();
    }

    @Test
    void givesANumericTestPerMlTheViableCells() {
        Proposal fitted =
                fit(test("numeric", "{\"min\":\"500000\",\"unit\":\"{cells}/mL\"}", "cell-count", Map.of()), count());

        assertThat(fitted.observation()).hasToString("{\"value\":\"750000\",\"unit\":\"{cells}/mL\"}");
    }

    @Test
    void givesADoseTheViableCellsUnlessAnotherTestDoes() {
        TestSpecification own = test("dose-per-kg", "{}", "cell-count", Map.of());
        TestSpecification given =
                test("dose-per-kg", "{}", "cell-count", Map.of("/viablePerMl", "test.viability.viablePerMl"));

        assertThat(fit(own, count()).observation()).hasToString("{\"viablePerMl\":\"750000\"}");
        assertThat(codes(fit(given, count()).findings())).containsExactly("VALUE_GIVEN_ELSEWHERE");
    }

    @ParameterizedTest
    @CsvSource({
        "numeric, '{\"max\":\"1\",\"unit\":\"mg\"}', cell-count, UNIT_MISMATCH",
        "qualitative, '{}', cell-count, NOT_FOR_THIS_TEST",
        "culture, '{}', '', NOT_FOR_THIS_TEST",
        "digital-pcr, '{}', '', NOT_FOR_THIS_TEST"
    })
    void saysWhereACountDoesNotFit(String method, String criterion, String intake, String code) {
        Proposal fitted = fit(test(method, criterion, intake, Map.of()), count());

        assertThat(fitted.usable()).isFalse();
        assertThat(codes(fitted.findings())).containsExactly(code);
    }

    @Test
    void givesAQuantityTheUnitOfTheTestWithAWarning() {
        Proposal quantity = recognised(bytes("example_quantsudio_results_only.txt"))
                .proposals()
                .get(0);

        Proposal fitted = fit(
                test("numeric", "{\"max\":\"200000\",\"unit\":\"{copies}/uL\"}", "quantitative-pcr", Map.of()),
                quantity);

        assertThat(fitted.observation().get("unit").stringValue()).isEqualTo("{copies}/uL");
        assertThat(codes(fitted.findings())).containsExactly("UNIT_OF_STANDARDS");
        assertThat(fitted.usable()).isTrue();
    }

    @Test
    void givesEndotoxinAndNumericTestsAValueOfAColumnMap() {
        String endotoxin = "{\"perKgPerHour\":\"5\",\"unit\":\"[EU]/kg/h\"}";
        String numeric = "{\"max\":\"500\",\"unit\":\"[EU]/L\"}";

        assertThat(fit(test("endotoxin", endotoxin, "value", Map.of()), value("<0.050"))
                        .observation())
                .hasToString("{\"result\":\"<0.050\",\"unit\":\"[EU]/mL\"}");
        Proposal fitted = fit(test("numeric", numeric, "value", Map.of()), value("0.182"));
        assertThat(fitted.observation()).hasToString("{\"value\":\"0.182\",\"unit\":\"[EU]/mL\"}");
        judged("numeric", numeric, fitted);
    }

    @ParameterizedTest
    @CsvSource({
        "numeric, '{\"max\":\"1\",\"unit\":\"ng/mL\"}', UNIT_MISMATCH",
        "numeric, '{\"max\":\"1\",\"unit\":\"[EU]/mL\",\"replicates\":{\"count\":2}}', NOT_FOR_THIS_TEST",
        "markers, '{\"markers\":[]}', NOT_FOR_THIS_TEST",
    })
    void givesNoValueWhereUnitOrFormIsAnother(String method, String criterion, String code) {
        Proposal fitted = fit(test(method, criterion, "value", Map.of()), value("0.182"));

        assertThat(codes(fitted.findings())).containsExactly(code);
    }

    @Test
    void givesATestOfRareCellsThePositivesOfAPopulation() {
        String criterion = "{\"max\":\"30\",\"unit\":\"%\",\"decision\":\"upper-bound\"}";
        Proposal cd3 = recognised(bytes(FLOWJO)).proposals().get(4);

        Proposal fitted = fit(test("rare-cells", criterion, "", Map.of()), cd3);

        assertThat(fitted.observation()).hasToString("{\"positives\":\"6891\",\"examined\":\"34753\"}");
        judged("rare-cells", criterion, fitted);
    }

    @Test
    void fillsAPanelFromPopulationsNamedAfterItsMarkersInItsOrder() {
        String criterion =
                "{\"markers\":[{\"name\":\"CD3\",\"above\":\"10\"},{\"name\":\"Live cells\",\"above\":\"90\"}]}";
        TestSpecification panel = test("markers", criterion, "", Map.of());
        Recognised reading = Samples.forTest(recognised(bytes(FLOWJO)), panel, occasion("2021-12-01T00:00:00Z"));

        Proposal together = Intake.standard()
                .together(
                        panel,
                        List.of(reading.proposals().get(3), reading.proposals().get(4)));

        assertThat(together.usable()).isTrue();
        assertThat(together.observation().at("/markers/0/name").stringValue()).isEqualTo("CD3");
        assertThat(together.observation().at("/markers/1/events").stringValue()).isEqualTo("35058");
        assertThat(together.origins())
                .anyMatch(origin -> origin.pointer().equals("/markers/1/percent")
                        && origin.column().contains("Live cells"));
        judged("markers", criterion, together);
        assertThat(codes(reading.proposals().get(0).findings())).contains("NOT_IN_PANEL");
        assertThat(codes(Intake.standard()
                        .together(
                                panel,
                                List.of(
                                        reading.proposals().get(4),
                                        reading.proposals().get(4)))
                        .findings()))
                .contains("POOL_TWICE");
    }

    @Test
    void refusesWhatWasMeasuredBeforeTheSampleWasCollected() {
        TestSpecification viability = test("cell-count", "{}", "cell-count", Map.of());
        Recognised counts = recognised(bytes(Samples.VI_CELL));

        Recognised old = Samples.forTest(counts, viability, occasion("2022-03-22T00:00:00Z"));

        assertThat(codes(named(old, "CLB001").findings())).containsExactly("OLDER_THAN_SAMPLE");
        assertThat(named(old, "CLB002").usable()).isTrue();
        assertThat(named(old, "CLB001").findings().get(0).message()).contains("3/21/2022 16:56", "2022-03-22T08:00");
    }

    @Test
    void refusesWhatLiesInTheFuture() {
        TestSpecification viability = test("cell-count", "{}", "cell-count", Map.of());
        Occasion early = new Occasion(Optional.empty(), SITE, Instant.parse("2022-03-22T00:00:00Z"));

        Recognised reading = Samples.forTest(recognised(bytes(Samples.VI_CELL)), viability, early);

        assertThat(named(reading, "CLB001").usable()).isTrue();
        assertThat(codes(named(reading, "CLB002").findings())).containsExactly("IN_THE_FUTURE");
    }

    @Test
    void doesNotDecideWhichOfDayAndMonthComesFirst() {
        String unsure = edited(Samples.VI_CELL, "3/21/2022 16:56", "3/4/2022 16:56");
        TestSpecification viability = test("cell-count", "{}", "cell-count", Map.of());

        Recognised between = Samples.forTest(recognised(unsure), viability, occasion("2022-03-20T00:00:00Z"));
        Recognised after = Samples.forTest(recognised(unsure), viability, occasion("2022-04-20T00:00:00Z"));

        assertThat(between.proposals().get(0).usable()).isTrue();
        assertThat(after.proposals().get(0).usable()).isFalse();
    }

    @Test
    void doesNotTrustAnAbbreviatedZoneNorAnImpossibleDate() {
        MeasuringTime unsure = recognised(bytes("example_quantsudio_results_only.txt"))
                .proposals()
                .get(0)
                .measuredAt()
                .orElseThrow();

        assertThat(unsure.surelyBefore(Instant.parse("2024-10-01T20:00:00Z"), SITE))
                .isFalse();
        assertThat(unsure.surelyBefore(Instant.parse("2024-10-02T03:10:00Z"), SITE))
                .isTrue();
        MeasuringTime impossible = recognised(bytes(Samples.NC_VIEW_FORM))
                .proposals()
                .get(0)
                .measuredAt()
                .orElseThrow();
        assertThat(impossible.surelyBefore(LATER, SITE)).isFalse();
    }

    private static Occasion occasion(String collected) {
        return new Occasion(Optional.of(Instant.parse(collected)), SITE, LATER);
    }

    private static Proposal value(String printed) {
        Draft draft = new Draft(Proposal.Kind.VALUE, DecimalMark.POINT);
        draft.sample(new Cell("Sample", 2, "S1"));
        draft.value(new Cell("Endotoxin (EU/mL)", 2, printed), "[EU]/mL");
        return draft.proposal();
    }

    private static Proposal count() {
        return named(recognised(bytes(Samples.VI_CELL)), "CLB001");
    }

    private static Proposal fit(TestSpecification test, Proposal proposal) {
        return Fitting.fit(test, proposal);
    }

    private static void judged(String method, String criterion, Proposal proposal) {
        Evaluation evaluation =
                Evaluator.standard().evaluate(method, ExactJson.mapper().readTree(criterion), proposal.observation());
        assertThat(evaluation.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static TestSpecification test(String method, String criterion, String intake, Map<String, String> inputs) {
        return new TestSpecification(
                "t",
                new Text("Test", "\u68C0\u6D4B"),
                method,
                "SOP",
                ExactJson.mapper().readTree(criterion),
                "DP",
                Gate.BLOCKING,
                Duration.ofDays(1),
                Performer.LABORATORY,
                inputs,
                intake,
                "a source",
                Basis.EXAMPLE,
                "",
                new FurtherTesting(Optional.empty(), 0, 0, false));
    }
}

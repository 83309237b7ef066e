package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.OUT_OF_SPECIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples D1 to D19 of dossier section 4.3 that are doses, and the rules around them. */
class DosePerKgTest {
    private static Evaluation dose(String criterion, String observation) {
        return evaluate("dose-per-kg", "{" + criterion + "}", "{" + observation + "}");
    }

    private static String kg(String weight) {
        return "'weight':{'value':'" + weight + "','unit':'kg'}";
    }

    @Test
    void d1CalculatesDoseAndVolume() {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6','min':'0.7e6','max':'1.4e6'}", kg("70.0") + ",'viablePerMl':'4.00e6'");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "targetCells")).isEqualTo("70000000");
        assertThat(value(evaluation, "volumeMl")).isEqualTo("17.5");
        assertThat(value(evaluation, "drawMl")).isEqualTo("17.5");
        assertThat(value(evaluation, "deliveredPerKg")).isEqualTo("1000000");
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("100");
        assertThat(evaluation.values().path("capped").booleanValue()).isFalse();
        assertThat(evaluation.reported()).isEqualTo("1.00e6 cells/kg, 17.5 mL");
        assertThat(evaluation.findings()).isEmpty();
    }

    @Test
    void d2RoundsTheVolumeToTheSyringe() {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e5'},'volumeStepMl':'0.1'", kg("63.4") + ",'viablePerMl':'2.00e6'");

        assertThat(value(evaluation, "targetCells")).isEqualTo("6340000");
        assertThat(value(evaluation, "volumeMl")).isEqualTo("3.2");
        assertThat(value(evaluation, "deliveredPerKg")).isEqualTo("100946.372239748");
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("100.946372239748");
        assertThat(evaluation.reported()).isEqualTo("1.00946e5 cells/kg, 3.2 mL");
    }

    @Test
    void aSyringeThatRoundsUpCanExceedAnUnroundedLimit() {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e5','min':'0.04e6','max':'0.1e6'},'volumeStepMl':'0.1'",
                kg("63.4") + ",'viablePerMl':'2.00e6'");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(codes(evaluation)).containsExactly("OUTSIDE_LIMIT");
    }

    @Test
    void d3CountsContainersByWhatSurvivesThawing() {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6'}", kg("70.0") + ",'containerCells':'1.00e7','recovery':'0.82'");

        assertThat(value(evaluation, "containers")).isEqualTo("9");
        assertThat(evaluation.workings())
                .contains("containers needed: 8.53658536585366, so 9", "these hold 73800000 cells to be drawn");
        assertThat(value(evaluation, "targetCells")).isEqualTo("70000000");
        assertThat(value(evaluation, "volumeMl")).isEmpty();
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
    }

    @ParameterizedTest
    @CsvSource({
        "77.5,    903225.806451613, 90.3225806451613, CONFORMS",
        "77.8,    899742.930591260, 89.974293059126,  OUT_OF_SPECIFICATION",
        "77.7777, 900000.9,         90.0,             CONFORMS",
        "77.7778, 899999.7,         89.9,             OUT_OF_SPECIFICATION",
        "63.6364, 1099999.3,        109.9,            CONFORMS",
        "63.6363, 1100001.1,        110.0,            OUT_OF_SPECIFICATION"
    })
    void d6JudgesWhatWasGivenByTheWeightOfTheDay(String weight, String perKg, String percent, Verdict verdict) {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6','min':'0.9e6','max':'1.1e6'}", kg(weight) + ",'cellsGiven':'7.00e7'");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(value(evaluation, "deliveredPerKg")).startsWith(perKg.replaceAll("0$", ""));
        assertThat(value(evaluation, "percentOfTarget")).startsWith(percent.replaceAll("\\.0$", ""));
    }

    @Test
    void d7ACappedDoseIsNotOutOfSpecification() {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e6','min':'0.9e6','max':'1.1e6'},'maxTotal':'1e8'",
                kg("128.4") + ",'viablePerMl':'4.00e6'");

        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
        assertThat(value(evaluation, "targetCells")).isEqualTo("100000000");
        assertThat(value(evaluation, "deliveredPerKg")).isEqualTo("778816.199376947");
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("77.8816199376947");
        assertThat(evaluation.values().path("capped").booleanValue()).isTrue();
        assertThat(evaluation.reported()).isEqualTo("7.78816e5 cells/kg, 25 mL, capped at 1.00e8 cells");
    }

    @ParameterizedTest
    @CsvSource({"9.0e7, CONFORMS", "8.9e7, OUT_OF_SPECIFICATION", "1.0e8, CONFORMS", "1.01e8, OUT_OF_SPECIFICATION"})
    void aCapIsNoExcuseForGivingStillLessOrMore(String given, Verdict verdict) {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e6','min':'0.9e6','max':'1.1e6'},'maxTotal':'1e8'",
                kg("128.4") + ",'cellsGiven':'" + given + "'");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @Test
    void theSyringeNeverRoundsACappedDoseAboveTheCap() {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e6'},'maxTotal':'1e8','volumeStepMl':'0.5'",
                kg("128.4") + ",'viablePerMl':'3.00e6'");

        assertThat(value(evaluation, "volumeMl")).isEqualTo("33");
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
    }

    @Test
    void d8AFixedDoseDrawsTheDeadVolumeButGivesNoMore() {
        Evaluation evaluation = dose("'fixed':'5.00e6'", "'viablePerMl':'1.00e8','deadVolumeMl':'0.020'");

        assertThat(value(evaluation, "volumeMl")).isEqualTo("0.05");
        assertThat(value(evaluation, "drawMl")).isEqualTo("0.07");
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("100");
        assertThat(evaluation.reported()).isEqualTo("5.00e6 cells, 0.05 mL");
    }

    @Test
    void d8AFixedDoseOfFewerLivingCellsIsShort() {
        Evaluation evaluation =
                dose("'fixed':{'target':'5.00e6','min':'4.75e6','max':'5.25e6'}", "'cellsGiven':'4.6625e6'");

        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("93.25");
        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
    }

    /** 74.6 % viable after thawing where the label counts on 80 %. */
    @Test
    void d8TheVolumeOfAFixedDoseAtTheViabilityAfterThawing() {
        Evaluation evaluation = dose("'fixed':'5.00e6'", "'viablePerMl':'9.325e7','volumeGivenMl':'0.05'");

        assertThat(evaluation.reported()).isEqualTo("4.6625e6 cells, 0.05 mL");
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("93.25");
    }

    @Test
    void d8TheWeightOfAFixedDoseIsOnlyRecorded() {
        Evaluation evaluation = dose("'fixed':'5.00e6'", kg("70") + ",'viablePerMl':'1.00e8'");

        assertThat(value(evaluation, "targetCells")).isEqualTo("5000000");
        assertThat(value(evaluation, "volumeMl")).isEqualTo("0.05");
        assertThat(value(evaluation, "deliveredPerKg")).isEqualTo("71428.5714285714");
    }

    /** 85 mL of 10 % DMSO for 8.6 kg. */
    @ParameterizedTest
    @CsvSource({"v/v, 1.08720930232558,  OUT_OF_SPECIFICATION", "w/v, 0.988372093023256, CONFORMS"})
    void d9DmsoDependsOnTheBasisOfItsPercentage(String basis, String gramPerKg, Verdict verdict) {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e6','min':'0.9e6'},'maxDmsoPerKg':'1'",
                kg("8.6") + ",'cellsGiven':'85e5','viablePerMl':'1e5','dmso':{'percent':'10','basis':'" + basis + "'}");

        assertThat(value(evaluation, "volumeMl")).isEqualTo("85");
        assertThat(value(evaluation, "dmsoGramPerKg")).isEqualTo(gramPerKg);
        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "v/v, 78.18, CONFORMS",
        "v/v, 78.19, OUT_OF_SPECIFICATION",
        "w/v, 86, CONFORMS",
        "w/v, 86.01, OUT_OF_SPECIFICATION"
    })
    void d9TheLargestVolumeForTheDmsoLimit(String basis, String volume, Verdict verdict) {
        Evaluation evaluation = dose(
                "'fixed':{'target':'1e7','max':'1e9'},'maxDmsoPerKg':'1'",
                kg("8.6") + ",'cellsGiven':'" + volume + "','viablePerMl':'1','dmso':{'percent':'10','basis':'" + basis
                        + "'}");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "113, rounding, none, CONFORMS",
        "114, rounding, none, OUT_OF_SPECIFICATION",
        "114, decimals, 0, CONFORMS",
        "114, decimals, 1, OUT_OF_SPECIFICATION",
        "114, rounding, usp, CONFORMS"
    })
    void d10TheVolumeLimitIsInclusiveAndUnroundedUnlessDecimalsAreAskedFor(
            String volume, String field, String value, Verdict verdict) {
        Evaluation evaluation = dose(
                "'fixed':{'target':'1e7','max':'2e7'},'maxVolumePerKg':'10','" + field + "':'" + value + "'",
                kg("11.3") + ",'cellsGiven':'" + volume + "e5','viablePerMl':'1e5'");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @Test
    void d13TwoRoutesAreTwoDoses() {
        Evaluation intravenous = dose("'perKg':{'target':'1e6'}", kg("52.5") + ",'viablePerMl':'3.5e6'");
        Evaluation intrathecal = dose("'perKg':{'target':'1e5'}", kg("52.5") + ",'viablePerMl':'2.1e6'");

        assertThat(value(intravenous, "targetCells")).isEqualTo("52500000");
        assertThat(value(intravenous, "volumeMl")).isEqualTo("15");
        assertThat(value(intrathecal, "targetCells")).isEqualTo("5250000");
        assertThat(value(intrathecal, "volumeMl")).isEqualTo("2.5");
        assertThat(intravenous.reported()).isEqualTo("1.00e6 cells/kg, 15 mL");
        assertThat(intrathecal.reported()).isEqualTo("1.00e5 cells/kg, 2.5 mL");
    }

    @Test
    void d14CountsContainersByWhatCanBeDrawn() {
        Evaluation evaluation = dose("'fixed':'2.0e7'", "'viablePerMl':'8.0e6','containerMl':'1.1'");

        assertThat(value(evaluation, "volumeMl")).isEqualTo("2.5");
        assertThat(value(evaluation, "containers")).isEqualTo("3");
        assertThat(evaluation.workings())
                .contains(
                        "containers needed: 2.27272727272727, so 3", "0.8 mL are left over, to be discarded on record");
    }

    @Test
    void d16WhatStaysInTheLineWasNotDelivered() {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6','min':'0.9e6'}", kg("70") + ",'viablePerMl':'4.00e6','residualMl':'0.6'");

        assertThat(value(evaluation, "deliveredPerKg")).isEqualTo("965714.285714286");
        assertThat(value(evaluation, "percentOfTarget")).isEqualTo("96.5714285714286");
        assertThat(value(evaluation, "drawMl")).isEqualTo("18.1");
        assertThat(evaluation.verdict()).isEqualTo(CONFORMS);
    }

    @ParameterizedTest
    @CsvSource({"2e9, 140000000000, 1.4, 1", "8e9, 560000000000, 5.6, 2"})
    void d18DosesParticles(String target, String particles, String volume, String containers) {
        Evaluation evaluation = dose(
                "'perKg':{'target':'" + target + "'},'unit':'particles'",
                kg("70") + ",'viablePerMl':'1e11','containerMl':'3.0'");

        assertThat(value(evaluation, "targetCells")).isEqualTo(particles);
        assertThat(value(evaluation, "volumeMl")).isEqualTo(volume);
        assertThat(value(evaluation, "containers")).isEqualTo(containers);
        assertThat(evaluation.reported()).contains("particles/kg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lb", "[lb_av]"})
    void d19ConvertsPoundsExactly(String unit) {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e6'}", "'weight':{'value':'154.3','unit':'" + unit + "'},'viablePerMl':'4e6'");

        assertThat(value(evaluation, "targetCells")).isEqualTo("69989302.691");
        assertThat(evaluation.workings()).contains("body weight 69.989302691 kg");
    }

    @ParameterizedTest
    @CsvSource({"0.49, kg", "250.1, kg", "700, kg", "552, lb", "70, g"})
    void refusesAWeightNobodyHas(String value, String unit) {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e6'}",
                "'weight':{'value':'" + value + "','unit':'" + unit + "'},'viablePerMl':'4e6'");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(codes(evaluation)).containsExactly("IMPLAUSIBLE_WEIGHT");
    }

    @Test
    void theSpecificationSaysWhichWeightsArePlausible() {
        String criterion = "'perKg':{'target':'1e6'},'plausibleWeightKg':{'min':'0.3','max':'20'}";

        assertThat(dose(criterion, kg("0.4") + ",'viablePerMl':'4e6'").verdict())
                .isEqualTo(CONFORMS);
        assertThat(codes(dose(criterion, kg("70") + ",'viablePerMl':'4e6'"))).containsExactly("IMPLAUSIBLE_WEIGHT");
    }

    /** 154.3 lb taken for kilograms: the dose would be 2.2 times too large, and a person can weigh as much. */
    @Test
    void d19AWeightTakenForKilogramsIsPlausibleUnlessTheCriterionSaysOtherwise() {
        String entry = kg("154.3") + ",'viablePerMl':'4e6'";

        assertThat(value(dose("'perKg':{'target':'1e6'}", entry), "targetCells"))
                .isEqualTo("154300000");
        assertThat(codes(dose("'perKg':{'target':'1e6'},'plausibleWeightKg':{'min':'40','max':'120'}", entry)))
                .containsExactly("IMPLAUSIBLE_WEIGHT");
    }

    /** Dossier section 4.1. */
    @Test
    void aTargetMayBeWrittenEitherWay() {
        String entry = kg("63.4") + ",'viablePerMl':'2.00e6'";

        assertThat(dose("'perKg':{'target':'0.1e6'}", entry).values())
                .isEqualTo(dose("'perKg':{'target':'1e5'}", entry).values());
    }

    @Test
    void deadVolumeNeedsAnotherContainer() {
        String criterion = "'fixed':'1.0e7'";

        assertThat(value(dose(criterion, "'viablePerMl':'1e6','containerCells':'1e7'"), "containers"))
                .isEqualTo("1");
        assertThat(value(
                        dose(criterion, "'viablePerMl':'1e6','containerCells':'1e7','deadVolumeMl':'0.1'"),
                        "containers"))
                .isEqualTo("2");
    }

    @Test
    void theReportedDoseShowsOnWhichSideOfItsLimitItLies() {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6','min':'0.9e6','max':'1.1e6'}", kg("70") + ",'cellsGiven':'77000000.7'");

        assertThat(evaluation.verdict()).isEqualTo(OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo("1.10000001e6 cells/kg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'viablePerMl':'4e6'",
                "'weight':{'value':'70'},'viablePerMl':'4e6'",
                "'weight':'70 kg','viablePerMl':'4e6'",
                "'weight':{'value':'70','unit':'h'},'viablePerMl':'4e6'",
                "'weight':{'value':'<70','unit':'kg'},'viablePerMl':'4e6'",
                "'weight':{'value':'70','unit':'kg'}",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'0'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'<1e4'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','recovery':'82'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','recovery':'0'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','residualMl':'-1'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','residualMl':'17.5'",
                "'weight':{'value':'70','unit':'kg'},'cellsGiven':'7e7','residualMl':'0.5'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','cellsGiven':'0'",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','dmso':{'percent':'10'}",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','dmso':{'percent':'10','basis':'%'}",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','dmso':{'percent':'101','basis':'v/v'}",
                "'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','containerMl':'0'"
            })
    void refusesADoseThatCannotBeCalculated(String observation) {
        Evaluation evaluation = dose("'perKg':{'target':'1e6'}", observation);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.values().isEmpty()).isTrue();
    }

    @Test
    void refusesADoseSmallerThanTheSyringeCanMeasure() {
        Evaluation evaluation = dose("'fixed':'1e5','volumeStepMl':'1'", "'viablePerMl':'1e6'");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(codes(evaluation)).containsExactly("NOTHING_GIVEN");
    }

    @Test
    void withoutLimitsOnlyTheTargetItselfIsAsPlanned() {
        String entry = kg("70") + ",'cellsGiven':'%s'";

        assertThat(dose("'perKg':{'target':'1e6'}", entry.formatted("7.00e7")).verdict())
                .isEqualTo(CONFORMS);
        Evaluation more = dose("'perKg':{'target':'1e6'}", entry.formatted("7.01e7"));
        assertThat(more.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(codes(more)).containsExactly("DOSE_NOT_LIMITED");
        assertThat(dose("'perKg':{'target':'1e6','max':'1.01e6'}", entry.formatted("7.01e7"))
                        .verdict())
                .isEqualTo(CONFORMS);
    }

    /** Less than one graduation is what the syringe cannot avoid; what is typed beyond it is a decision. */
    @ParameterizedTest
    @CsvSource({"3.2, CONFORMS", "3.1, CONFORMS", "3.3, INCONCLUSIVE", "2.9, INCONCLUSIVE"})
    void withoutLimitsTheGraduationOfTheSyringeIsAllowed(String volume, Verdict verdict) {
        Evaluation evaluation = dose(
                "'perKg':{'target':'1e5'},'volumeStepMl':'0.1'",
                kg("63.4") + ",'viablePerMl':'2.00e6','volumeGivenMl':'" + volume + "'");

        assertThat(evaluation.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"4.00, true", "999, true", "1e3, false"})
    void aConcentrationInMillionsIsPointedAt(String perMl, boolean warned) {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6','min':'0.7e6'}", kg("70") + ",'viablePerMl':'" + perMl + "'");

        assertThat(codes(evaluation).contains("UNUSUAL_CONCENTRATION")).isEqualTo(warned);
    }

    @Test
    void aLimitOnVolumeNeedsTheVolume() {
        Evaluation evaluation =
                dose("'perKg':{'target':'1e6'},'maxVolumePerKg':'10'", kg("70") + ",'cellsGiven':'7e7'");

        assertThat(evaluation.findings()).extracting(Finding::where).containsExactly("/viablePerMl");
    }
}

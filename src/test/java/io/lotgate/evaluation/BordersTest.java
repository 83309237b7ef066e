package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.check;
import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest and the largest entry that can be is taken; limits are inclusive unless they say otherwise. */
class BordersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cell-count   | {}                    | {'live':'9','dead':'1','squares':'4','dilution':'1'}",
                "cell-count   | {}                    | {'viablePerMl':'1e6','viability':'100'}",
                "cell-count   | {}                    | {'viablePerMl':'0','viability':'0'}",
                "markers      | {'markers':[{'name':'CD105','min':'95'}]} | {'markers':[{'name':'CD105','percent':'100'}]}",
                "culture      | {'minDays':'1'}       | {'inoculated':'2026-03-01T00:00:00Z','read':'2026-03-02T00:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "dose-per-kg  | {'perKg':{'target':'1e6'},'plausibleWeightKg':{'min':'10','max':'10'}} | {'weight':{'value':'10','unit':'kg'},'viablePerMl':'4e6'}",
                "dose-per-kg  | {'perKg':{'target':'1e6'}} | {'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','containerCells':'1e7','recovery':'1'}",
                "dose-per-kg  | {'perKg':{'target':'1e6'},'maxDmsoPerKg':'9'} | {'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','dmso':{'percent':'100','basis':'v/v'}}",
                "digital-pcr  | {'max':'1e9'}         | {'wells':[{'positives':'1','accepted':'20000'}],'partitionVolumeNl':'0.001'}",
                "digital-pcr  | {'max':'1e9'}         | {'wells':[{'positives':'1','accepted':'20000'}],'partitionVolumeNl':'20'}",
                "digital-pcr  | {'max':'1e9'}         | {'wells':[{'positives':'1','accepted':'1000000000'}],'partitionVolumeNl':'1'}",
                "digital-pcr  | {'maxFraction':'1','unit':'%'} | {'wells':[{'positives':'1','accepted':'20000'}],'partitionVolumeNl':'1','copiesPerCell':'1000','cellsLoaded':'1e4','reactionVolumeUl':'20'}",
                "digital-pcr  | {'maxFraction':'1','unit':'%'} | {'wells':[{'positives':'1','accepted':'20000'}],'partitionVolumeNl':'1','copiesPerCell':'1000','cellsLoaded':'1e12','reactionVolumeUl':'20'}",
                "rare-cells   | {'max':'1e-5','unit':'1','decision':'upper-bound','confidence':'0.5'}      | {'positives':'0','examined':'1000000000'}",
                "rare-cells   | {'max':'1e-5','unit':'1','decision':'upper-bound','confidence':'0.999999'} | {'positives':'0','examined':'1000000000'}",
                "colonies     | {'max':'1e-5','unit':'1','decision':'upper-bound'} | {'colonies':'0','seeded':'1000000000','platingEfficiency':'1'}",
                "colonies     | {'max':'0.99999','unit':'1','decision':'point'}    | {'colonies':'9','seeded':'10','platingEfficiency':'1'}",
                "numeric      | {'max':'100','unit':'%'} | {'value':'1','unit':'1'}",
                "numeric      | {'max':'10','unit':'1','replicates':{'maxCv':'200','count':'3'}}  | {'replicates':['0','0','3'],'unit':'1'}",
                "numeric      | {'max':'10','unit':'1','replicates':{'maxCv':'200','count':'2'}}  | {'replicates':['2.1','2.2'],'value':'2.1','unit':'1'}",
                "numeric      | {'max':'10','unit':'1','replicates':{'maxCv':'200','count':'2'}}  | {'replicates':['2.1','2.2'],'value':'2.2','unit':'1'}",
                "endotoxin    | {'perKgPerHour':'5'}  | {'result':'0.25','unit':'[EU]/mL','volumeMl':'17.5','durationH':'24','weightKg':'70'}",
                "copy-number  | {'maxSize':'1000','maxCopyNumber':'3'} | {'segments':[{'region':'3p21','start':'1','end':'1000000','copyNumber':'3'}],'resolutionKb':'1000'}"
            })
    void whatJustCanBeIsTaken(String method, String criterion, String observation) {
        Evaluation evaluation = evaluate(method, criterion, observation);

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.findings())
                .extracting(Finding::severity)
                .as(evaluation.findings().toString())
                .doesNotContain(Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cell-count   | {'minCounts':'20'}",
                "culture      | {'minDays':'2','interimDays':'1'}",
                "karyotype    | {'minCells':'1'}",
                "digital-pcr  | {'max':'1','minWells':'1'}",
                "identity-str | {'minMatch':'50'}",
                "identity-str | {'minMatch':'100'}",
                "numeric      | {'max':'1','unit':'1','replicates':{'maxCv':'10','count':'2'}}",
                "numeric      | {'max':'1','unit':'1','replicates':{'maxCv':'10','count':'20'}}",
                "rare-cells   | {'max':'0','unit':'%','decision':'point'}"
            })
    void aCriterionThatJustCanBeIsTaken(String method, String criterion) {
        assertThat(check(method, criterion)).isEmpty();
    }

    /** 20000 partitions of 1.0001 nL hold more than the 20 uL that were put in. */
    @Test
    void noMoreIsInThePartitionsThanInTheReaction() {
        String cells = "'copiesPerCell':'1000','cellsLoaded':'1e4','reactionVolumeUl':'20'";

        assertThat(codes(evaluate(
                        "digital-pcr",
                        "{'maxFraction':'1','unit':'%'}",
                        "{'wells':[{'positives':'1','accepted':'20000'}],'partitionVolumeNl':'1.0001'," + cells + "}")))
                .containsExactly("IMPOSSIBLE_VOLUME");
    }

    /** Two wells of a billion partitions make more than a billion in all. */
    @Test
    void noMoreThanABillionPartitionsAreCounted() {
        String well = "{'positives':'1','accepted':'%s'}";
        String wells = "{'wells':[" + well + "," + well + "],'partitionVolumeNl':'1'}";

        assertThat(evaluate("digital-pcr", "{'max':'1e9'}", wells.formatted("999999999", "000001"))
                        .verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(codes(evaluate("digital-pcr", "{'max':'1e9'}", wells.formatted("999980000", "20001"))))
                .containsExactly("OUT_OF_RANGE");
        assertThat(evaluate("digital-pcr", "{'max':'1e9'}", wells.formatted("999980000", "20000"))
                        .verdict())
                .isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void aPercentageOfOneOrLessLooksLikeAFraction() {
        String count = "{'viablePerMl':'1e6','viability':'%s'}";

        assertThat(codes(evaluate("cell-count", "{}", count.formatted("1")))).containsExactly("UNUSUAL_PERCENTAGE");
        assertThat(codes(evaluate("cell-count", "{}", count.formatted("1.01")))).isEmpty();
        assertThat(codes(evaluate("cell-count", "{}", "{'viablePerMl':'0','viability':'0'}")))
                .isEmpty();
    }

    /** A mosaic is seen confidently from 20 % of the cells on. */
    @Test
    void aMosaicOfOneFifthIsSure() {
        String segment = "{'resolutionKb':'50','segments':[{'region':'8q','copyNumber':'3','start':'1','end':'5000',"
                + "'cellFraction':'%s'}]}";

        assertThat(codes(evaluate("copy-number", "{'maxSize':'100'}", segment.formatted("0.2"))))
                .containsExactly("RECURRENT_REGION");
        assertThat(codes(evaluate("copy-number", "{'maxSize':'100'}", segment.formatted("0.19"))))
                .containsExactly("RECURRENT_REGION", "MOSAIC_UNSURE");
    }

    @Test
    void aResolutionAsFineAsTheLimitIsEnough() {
        String array = "{'resolutionKb':'%s','segments':[]}";

        assertThat(codes(evaluate("copy-number", "{'maxSize':'100'}", array.formatted("100"))))
                .isEmpty();
        assertThat(codes(evaluate("copy-number", "{'maxSize':'100'}", array.formatted("100.1"))))
                .containsExactly("RESOLUTION");
    }

    /** More cells than were loaded cannot be: the share is shown, and the calibration questioned. */
    @Test
    void moreTargetCellsThanCellsArePointedAt() {
        String criterion = "{'maxFraction':'50','unit':'%','decision':'point'}";
        String cells = "{'wells':[{'positives':'12000','accepted':'20000'}],'partitionVolumeNl':'0.85',"
                + "'copiesPerCell':'%s','cellsLoaded':'1','reactionVolumeUl':'20'}";

        Evaluation evaluation = evaluate("digital-pcr", criterion, cells.formatted("1000"));
        assertThat(codes(evaluation)).contains("FRACTION_ABOVE_ONE");
        assertThat(value(evaluation, "cellFraction")).startsWith("21.5597819264");
        assertThat(codes(evaluate("digital-pcr", criterion, cells.formatted("1e6"))))
                .doesNotContain("FRACTION_ABOVE_ONE");
    }

    /** W14: with 5 % for each side. */
    @Test
    void coloniesHaveALowerBoundToo() {
        Evaluation evaluation = evaluate(
                "colonies",
                "{'max':'1e-5','unit':'1','decision':'upper-bound'}",
                "{'colonies':'2','seeded':'2000000','platingEfficiency':'0.5'}");

        assertThat(value(evaluation, "lower")).isEqualTo("0.000000355361510698662");
        assertThat(value(evaluation, "upper")).isEqualTo("0.00000629579362187199");
        assertThat(value(evaluation, "lower95")).isEqualTo("0.000000242209278543965");
        assertThat(value(evaluation, "upper95")).isEqualTo("0.00000722468766772396");
    }

    /** 10 of 10 can be, and are then all of them. */
    @Test
    void everySeededCellMayGrow() {
        Evaluation evaluation = evaluate(
                "colonies",
                "{'max':'0.5','unit':'1','decision':'point'}",
                "{'colonies':'10','seeded':'10','platingEfficiency':'1'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(value(evaluation, "fraction")).isEqualTo("1");
        assertThat(value(evaluation, "maxPositives")).isEqualTo("5");
    }

    /** D2 with a cap far above: the cap is no target. */
    @Test
    void aDoseBelowItsCapIsNotCapped() {
        Evaluation evaluation = evaluate(
                "dose-per-kg",
                "{'perKg':{'target':'1e5'},'maxTotal':'1e8','volumeStepMl':'0.1'}",
                "{'weight':{'value':'63.4','unit':'kg'},'viablePerMl':'2.00e6'}");

        assertThat(value(evaluation, "targetCells")).isEqualTo("6340000");
        assertThat(value(evaluation, "volumeMl")).isEqualTo("3.2");
        assertThat(evaluation.values().path("capped").asBoolean()).isFalse();
    }

    /** Without limits less than one step of the syringe is as planned; a whole step could have been drawn. */
    @Test
    void aDoseOffByAStepOfTheSyringeIsNotAsPlanned() {
        String criterion = "{'perKg':{'target':'1e6'},'volumeStepMl':'0.1'}";
        String dose = "{'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','residualMl':'%s'}";

        assertThat(evaluate("dose-per-kg", criterion, dose.formatted("0.09")).verdict())
                .isEqualTo(Verdict.CONFORMS);
        Evaluation off = evaluate("dose-per-kg", criterion, dose.formatted("0.1"));
        assertThat(off.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(codes(off)).containsExactly("DOSE_NOT_LIMITED");
    }

    /** ln 0 has no value: what an instrument prints for a full well has nothing to be compared with. */
    @Test
    void theInstrumentsFigureOfASaturatedWellIsNotCompared() {
        Evaluation evaluation = evaluate(
                "digital-pcr",
                "{'max':'20000'}",
                "{'wells':[{'positives':'20000','accepted':'20000','instrument':{'copiesPerUl':'9000'}}],"
                        + "'partitionVolumeNl':'0.85'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(codes(evaluation)).contains("SATURATED_WELL").doesNotContain("INSTRUMENT_DISAGREES");
    }

    /** Follow-up counts are added; a percentage without its counts cannot be. */
    @Test
    void aPercentageWithoutCountsIsNotPooled() {
        String criterion = "{'markers':[{'name':'CD105','min':'95'}]}";
        String counted = "{'markers':[{'name':'CD105','positives':'4700','events':'5000'}]}";

        Evaluation pooled = evaluate(
                "markers",
                criterion,
                "{'markers':[{'name':'CD105','positives':'4900','events':'5000'}],'earlier':[" + counted + "]}");
        assertThat(pooled.reported()).isEqualTo("CD105 96 %");
        Evaluation alone = evaluate(
                "markers", criterion, "{'markers':[{'name':'CD105','percent':'97'}],'earlier':[" + counted + "]}");
        assertThat(alone.reported()).isEqualTo("CD105 97 %");
    }

    /** W11: 2995731 cells without a rare one would show a share of at most one in a million. */
    @Test
    void aSampleTooSmallIsToldHowManyCellsAreNeeded() {
        Evaluation evaluation = evaluate(
                "rare-cells",
                "{'max':'1e-6','unit':'1','decision':'upper-bound'}",
                "{'positives':'0','examined':'1000000'}");

        assertThat(evaluation.findings())
                .extracting(Finding::message)
                .contains("So few cells cannot prove the limit, even without a single rare one: 2995731 cells are"
                        + " needed");
    }

    @Test
    void fieldsOfARowAreNumberedFromOne() {
        assertThat(labels("copy-number", "{'maxSize':'100'}"))
                .contains("Region of segment 1, such as 20q11.21", "Start of segment 2, base");
        assertThat(labels("numeric", "{'max':'1','unit':'1','replicates':{'maxCv':'10','count':'2'}}"))
                .contains("Replicate 1", "Replicate 2");
        assertThat(labels("cell-count", "{'minCounts':'2'}")).contains("Viability, count 1", "Viability, count 2");
        assertThat(labels("digital-pcr", "{'max':'1','minWells':'2'}"))
                .anyMatch(label -> label.endsWith(", well 1"))
                .anyMatch(label -> label.endsWith(", well 2"))
                .noneMatch(label -> label.endsWith(", well 3"));
        assertThat(labels("dose-per-kg", "{'fixed':'1e9','unit':'particles'}")).contains("Particles per mL");
        assertThat(labels("dose-per-kg", "{'fixed':'1e6'}")).contains("Viable cells per mL");
        assertThat(labels("identity-str", "{'minMatch':'80'}")).contains("AMEL of the lot");
        assertThat(Asked.fields("identity-str", "{'minMatch':'80','minLoci':'8'}"))
                .filteredOn(Field::required)
                .hasSize(16);
        assertThat(Asked.fields("identity-str", "{'minMatch':'80','loci':['TH01','vWA']}"))
                .filteredOn(Field::required)
                .extracting(Field::pointer)
                .containsExactly("/donor/TH01", "/lot/TH01", "/donor/vWA", "/lot/vWA");
        assertThat(Asked.limits("copy-number", "{'maxSize':'100','regions':[{'name':'20q11.21','max':'2.5'}]}"))
                .containsExactly("no new segment above 100 kb", "20q11.21 ≤ 2.5 copies");
        assertThat(Asked.limits("colonies", "{'max':'1e-5','unit':'1','decision':'upper-bound'}"))
                .containsExactly("≤ 1e-5 (upper 95 % bound)");
    }

    private static List<String> labels(String method, String criterion) {
        return Asked.fields(method, criterion).stream().map(Field::label).toList();
    }
}

package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A follow-up extends what was counted before; it never replaces it. */
class FollowUpTest {
    private static final String RARE = "{'max':'0.01','unit':'%','decision':'upper-bound'}";
    private static final String FIRST_KARYOTYPE = "{'karyotype':'47,XX,+20[1]/46,XX[19]','donorSex':'F'}";

    @Test
    void cellsAreAddedToThoseExaminedBeforeAndToAllBeforeThose() {
        ObjectNode second = followed(
                "rare-cells", "{'positives':'2','examined':'200000'}", "{'positives':'8','examined':'100000'}");
        assertThat(Asked.evaluate("rare-cells", json(RARE), second)
                        .values()
                        .path("fraction")
                        .asString())
                .startsWith("0.0000333333333");
        ObjectNode third = Evaluator.standard()
                .following(
                        "rare-cells",
                        json("{'positives':'0','examined':'700000'}").asObject(),
                        second);
        assertThat(third.path("earlier")).hasSize(2);
        assertThat(Asked.evaluate("rare-cells", json(RARE), third)
                        .values()
                        .path("fraction")
                        .asString())
                .isEqualTo("0.00001");
    }

    @Test
    void coloniesKeepTheEfficiencyTheyWereCountedWith() {
        ObjectNode followed = followed(
                "colonies",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'0.4'}",
                "{'colonies':'1','seeded':'2e6','platingEfficiency':'0.5'}");
        assertThat(followed.at("/earlier/0"))
                .isEqualTo(json("{'colonies':'1','seeded':'2e6','platingEfficiency':'0.5'}"));
    }

    @Test
    void wellsOfEarlierRunsJoinThePool() {
        ObjectNode followed = followed(
                "digital-pcr",
                "{'wells':[{'positives':'0','accepted':'18210'}],'partitionVolumeNl':'0.85'}",
                "{'wells':[{'positives':'1','accepted':'17850'}],'partitionVolumeNl':'0.85'}");
        Evaluation pooled = Asked.evaluate("digital-pcr", json("{'max':'2','unit':'/uL'}"), followed);
        assertThat(pooled.values().path("copiesPerUl").asString()).startsWith("0.03262581534");
    }

    private static final String RUN =
            "{'wells':[{'positives':'%s','accepted':'%s'}],'partitionVolumeNl':'0.85','copiesPerCell':'1000',"
                    + "'cellsLoaded':'%s','reactionVolumeUl':'20'}";

    @Test
    void wellsOfEqualRunsArePooledBySharesOfCells() {
        ObjectNode followed =
                followed("digital-pcr", RUN.formatted(6, 20_000, "1e4"), RUN.formatted(9, 18_000, "10000"));
        Evaluation pooled = Asked.evaluate("digital-pcr", json("{'maxFraction':'0.0006','unit':'%'}"), followed);
        assertThat(pooled.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(pooled.findings()).isEmpty();
        assertThat(pooled.values().path("accepted").asString()).isEqualTo("38000");
    }

    /** The first run is out of specification at 1e4 cells; ten times the cells do not make its positives fewer. */
    @Test
    void wellsOfAnotherLoadingAreNotAdded() {
        ObjectNode followed =
                followed("digital-pcr", RUN.formatted(600, 20_000, "1e5"), RUN.formatted(47, 19_120, "1e4"));
        Evaluation refused = Asked.evaluate("digital-pcr", json("{'maxFraction':'0.0006','unit':'%'}"), followed);
        assertThat(refused.cause()).contains(Cause.INPUT);
        assertThat(refused.findings())
                .extracting(Finding::code, Finding::where, Finding::message)
                .containsExactly(tuple(
                        "RUNS_DIFFER",
                        "/cellsLoaded",
                        "The earlier run had cellsLoaded 10000, this one has 100000: only equal runs are added up."
                                + " Correct the entry, or make the follow-up as the first run was made"));
    }

    @Test
    void wellsRecordedWithoutTheirRunAreTakenAsEqualAndSaySo() {
        JsonNode recorded = json("{'wells':[{'positives':'6','accepted':'20000'}],'partitionVolumeNl':'0.85',"
                + "'earlier':[{'positives':'4','accepted':'19120'}]}");
        Evaluation pooled = Asked.evaluate("digital-pcr", json("{'max':'2'}"), recorded);
        assertThat(pooled.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(pooled.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("EARLIER_TAKEN_AS_EQUAL", Severity.INFO));
    }

    /** What decides about an earlier count goes with it; controls and the instrument's own figures were judged then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rare-cells | {'positives':'1','examined':'9'}",
                "colonies   | {'colonies':'1','seeded':'9','platingEfficiency':'20','platingEfficiencyUnit':'%'}",
                "colonies   | {'colonies':'1','seeded':'9','controlColonies':'2','controlSeeded':'3'}",
                "markers    | {'markers':[{'name':'CD73','positives':'1','events':'9'},{'name':'CD90','percent':'99'}]}",
                "karyotype  | {'karyotype':'46,XX[20]'}"
            })
    void everyFieldOfACountGoesWithIt(String method, String before) {
        ObjectNode first = json(before).asObject();
        first.putArray("controls").addObject().put("name", "x").put("value", "1");
        ObjectNode followed = Evaluator.standard().following(method, json("{}").asObject(), first);
        assertThat(followed).isEqualTo(json("{'earlier':[" + before + "]}"));
    }

    @Test
    void everyWellGoesWithAllThatItsRunWasMadeWith() {
        ObjectNode followed = followed("digital-pcr", "{}", RUN.formatted(9, 18_000, "1e4"));
        assertThat(followed)
                .isEqualTo(json("{'earlier':[{'positives':'9','accepted':'18000','partitionVolumeNl':'0.85',"
                        + "'copiesPerCell':'1000','cellsLoaded':'1e4','reactionVolumeUl':'20'}]}"));
    }

    @Test
    void anEfficiencyInPercentStaysOne() {
        ObjectNode followed = followed(
                "colonies",
                "{'colonies':'0','seeded':'1e6','platingEfficiency':'40','platingEfficiencyUnit':'%'}",
                "{'colonies':'1','seeded':'2e6','platingEfficiency':'50','platingEfficiencyUnit':'%'}");
        assertThat(Asked.value(Asked.evaluate("colonies", json(RARE), followed), "effectiveCells"))
                .isEqualTo("1400000");
    }

    @Test
    void anEmptyListOfEarlierCountsIsAsNone() {
        assertThat(Asked.evaluate("rare-cells", RARE, "{'positives':'0','examined':'1e6','earlier':[]}"))
                .isEqualTo(Asked.evaluate("rare-cells", RARE, "{'positives':'0','examined':'1e6'}"));
    }

    @ParameterizedTest
    @CsvSource({"50, CONFORMS", "51, INVALID"})
    void atMostFiftyEarlierCountsAreFollowedUp(int counts, Verdict verdict) {
        String earlier = String.join(",", Collections.nCopies(counts, "{'positives':'0','examined':'1e5'}"));
        Evaluation evaluation =
                Asked.evaluate("rare-cells", RARE, "{'positives':'0','examined':'1e5','earlier':[" + earlier + "]}");
        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(codes(evaluation)).isEqualTo(verdict == Verdict.INVALID ? List.of("TOO_MANY_COUNTS") : List.of());
    }

    @Test
    void markerEventsArePooledAndTheirPercentageFollowsFromTheSum() {
        ObjectNode followed = followed(
                "markers",
                "{'markers':[{'name':'CD73','positives':'9400','events':'10000'}]}",
                "{'markers':[{'name':'CD73','positives':'500','events':'500'}]}");
        Evaluation pooled = Asked.evaluate(
                "markers", json("{'markers':[{'name':'CD73','min':'95','unit':'%'}],'minEvents':'10000'}"), followed);
        assertThat(pooled.workings()).contains("CD73: 100 x 9900 / 10500 = 94.2857142857143 %");
        assertThat(pooled.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void aKaryotypeFollowsUpOverAllItsCells() {
        ObjectNode whole =
                followed("karyotype", "{'karyotype':'47,XX,+20[1]/46,XX[49]','donorSex':'F'}", FIRST_KARYOTYPE);
        assertThat(Asked.evaluate("karyotype", json("{}"), whole).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aKaryotypeOfTheFurtherCellsAloneDoesNotMakeTheAbnormalCellDisappear() {
        ObjectNode further = followed("karyotype", "{'karyotype':'46,XX[50]','donorSex':'F'}", FIRST_KARYOTYPE);
        Evaluation refused = Asked.evaluate("karyotype", json("{}"), further);
        assertThat(refused.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(refused.cause()).contains(Cause.INPUT);
        assertThat(codes(refused)).contains("FOLLOW_UP_INCOMPLETE");
    }

    @Test
    void aKaryotypeOfFewerCellsIsNoFollowUp() {
        ObjectNode fewer =
                followed("karyotype", "{'karyotype':'47,XX,+20[1]/46,XX[9]','donorSex':'F'}", FIRST_KARYOTYPE);
        assertThat(codes(Asked.evaluate("karyotype", json("{}"), fewer))).contains("FOLLOW_UP_INCOMPLETE");
    }

    @Test
    void aMethodThatCountsNothingStandsByItself() {
        ObjectNode single = followed("numeric", "{'value':'0.2','unit':'EU/mL'}", "{'value':'<0.5','unit':'EU/mL'}");
        assertThat(single).isEqualTo(json("{'value':'0.2','unit':'EU/mL'}"));
    }

    @Test
    void nobodyIsAskedForEarlierCounts() {
        for (String method : new String[] {"rare-cells", "colonies"}) {
            assertThat(Asked.fields(
                            method,
                            method.equals("colonies") ? RARE.replace("}", ",'platingEfficiency':'given'}") : RARE))
                    .noneMatch(field -> field.pointer().contains("earlier"));
        }
    }

    private static ObjectNode followed(String method, String observation, String before) {
        JsonNode entered = json(observation);
        return Evaluator.standard().following(method, entered.asObject(), json(before));
    }
}

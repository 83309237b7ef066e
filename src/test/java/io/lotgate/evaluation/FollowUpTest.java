package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

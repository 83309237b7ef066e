package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.check;
import static io.lotgate.evaluation.Asked.evaluate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever enters something impossible is told what is wrong, and where. */
class RefusalsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                              | NOT_A_LIST     | ''",
                "{'counts':[]}                                                   | NOT_A_LIST     | /counts",
                "{'viablePerMl':'1e6','viability':'90','live':'5'}               | EITHER_OR      | ''",
                "{'viablePerMl':'1e6','totalPerMl':'1e6','viability':'90'}       | EITHER_OR      | ''",
                "{'live':'5','dead':'0','squares':'0','dilution':'2'}            | NO_DENOMINATOR | /squares",
                "{'live':'5','dead':'0','squares':'4','dilution':'0.99'}         | OUT_OF_RANGE   | /dilution",
                "{'live':'0','dead':'0','squares':'4','dilution':'2'}            | NO_DENOMINATOR | /live",
                "{'viablePerMl':'1e6','viability':'100.1'}                       | OUT_OF_RANGE   | /viability",
                "{'viablePerMl':'1e6','viability':'-0.1'}                        | OUT_OF_RANGE   | /viability",
                "{'viablePerMl':'0','viability':'90'}                            | CONTRADICTION  | /viablePerMl",
                "{'totalPerMl':'0','viability':'90'}                             | CONTRADICTION  | /totalPerMl",
                "[{'viablePerMl':'1e6','viability':'90'},{'totalPerMl':'1e6','viability':'90'}] | MIXED_COUNTS | ''"
            })
    void countsOfCells(String observation, String code, String where) {
        refused(evaluate("cell-count", "{}", observation), code, where);
    }

    @Test
    void tooManyCountsAreNamedWhereTheyStand() {
        String counts = "[" + String.join(",", Collections.nCopies(21, "{'viablePerMl':'1e6','viability':'90'}")) + "]";

        refused(evaluate("cell-count", "{}", counts), "TOO_MANY_COUNTS", "");
        refused(evaluate("cell-count", "{}", "{'counts':" + counts + "}"), "TOO_MANY_COUNTS", "/counts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'CD105','positives':'5'}                                  | NO_DENOMINATOR  | events",
                "{'name':'CD105','percent':'95','events':'0'}                      | NO_DENOMINATOR  | events",
                "{'name':'CD105'}                                                  | MISSING         | percent",
                "{'name':'CD105','positives':'6','events':'5'}                     | OUT_OF_RANGE    | positives",
                "{'name':'CD105','percent':'100.1'}                                | OUT_OF_RANGE    | percent",
                "{'name':'CD105','positives':'4800','events':'5000','percent':'97'} | COUNTS_DISAGREE | percent",
                "{'name':'CD105','positives':'4800','events':'5000','percent':'95'} | COUNTS_DISAGREE | percent",
                "{'name':'CD105','positives':'4800','events':'5000','percent':'<96'} | COUNTS_DISAGREE | percent",
                "{'name':'CD105','positives':'4800','events':'5000','percent':'>96'} | COUNTS_DISAGREE | percent",
                "{'name':'CD105','positives':'4800','events':'5000','percent':'>97'} | COUNTS_DISAGREE | percent"
            })
    void percentagesOfMarkers(String marker, String code, String field) {
        refused(
                evaluate("markers", "{'markers':[{'name':'CD105','min':'95'}]}", "{'markers':[" + marker + "]}"),
                code,
                "/markers/0/" + field);
    }

    @Test
    void aPercentageBesideItsCountsIsRoundedOrCutOff() {
        String counted = "{'markers':[{'name':'CD105','positives':'4799','events':'5000','percent':'%s'}]}";

        for (String written : new String[] {"95.98", "96.0", "95.9", "96", "95", ">95.9", "<96"}) {
            assertThat(evaluate("markers", "{'markers':[{'name':'CD105','min':'95'}]}", counted.formatted(written))
                            .verdict())
                    .as(written)
                    .isEqualTo(Verdict.CONFORMS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric      | {'value':'1'}   | {'max':'10','replicates':{'maxCv':'10','count':'3'},'unit':'1'} | MISSING | /replicates",
                "numeric      | {'value':'-1','unit':'kg'}  | {'min':'0','max':'5','unit':'kg'} | OUT_OF_RANGE | /value",
                "numeric      | {'replicates':['1','2'],'unit':'1'} | {'max':'10','unit':'1','replicates':{'maxCv':'10','count':'3'}} | TOO_FEW_REPLICATES | /replicates",
                "numeric      | {'replicates':['0','0'],'unit':'1'} | {'max':'10','unit':'1','replicates':{'maxCv':'10','count':'2'}} | SPREAD_UNDEFINED   | /replicates",
                "numeric      | {'replicates':['-1','5'],'unit':'1'} | {'max':'10','unit':'1','replicates':{'maxCv':'1000','count':'2'}} | SPREAD_UNDEFINED | /replicates",
                "culture      | {'inoculated':'2026-03-02T00:00:00Z','read':'2026-03-01T00:00:00Z','growth':false,'volumeMl':'1','media':'a'} | {'minDays':'14'} | OUT_OF_RANGE | /read",
                "culture      | {'inoculated':'2026-03-02T00:00:00Z','read':'2026-13-01T00:00:00Z','growth':false,'volumeMl':'1','media':'a'} | {'minDays':'14'} | NOT_AN_INSTANT | /read",
                "culture      | {'inoculated':'2026-03-02T00:00:00Z','read':'2026-03-03T00:00:00Z','volumeMl':'1','media':'a'} | {'minDays':'14'} | MISSING | /growth",
                "dose-per-kg  | {'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','cellsGiven':'7e7','volumeGivenMl':'17.5'} | {'perKg':{'target':'1e6'}} | EITHER_OR | /volumeGivenMl",
                "dose-per-kg  | {'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6','residualMl':'17.5'} | {'perKg':{'target':'1e6'}} | NOTHING_GIVEN | /residualMl",
                "dose-per-kg  | {'weight':{'value':'70','unit':'kg'},'viablePerMl':'4e6'} | {'perKg':{'target':'1e6'},'volumeStepMl':'100'} | NOTHING_GIVEN | /viablePerMl",
                "digital-pcr  | {'wells':[{'positives':'0','accepted':'0'}],'partitionVolumeNl':'0.85'} | {'max':'1000','minAccepted':'0'} | NO_DENOMINATOR | /wells",
                "copy-number  | {'found':'some','segments':[],'resolutionKb':'100'} | {'maxSize':'1000'} | NOT_A_CHOICE | /found",
                "copy-number  | {'found':'as listed','segments':[],'resolutionKb':'100'} | {'maxSize':'1000'} | CONTRADICTION | /found",
                "copy-number  | {'segments':[{'region':'8q','copyNumber':'3','start':'1'}],'resolutionKb':'100'} | {'maxSize':'1000'} | EITHER_OR | /segments/0/end",
                "copy-number  | {'segments':[{'region':'8q','copyNumber':'3','end':'1'}],'resolutionKb':'100'} | {'maxSize':'1000'} | EITHER_OR | /segments/0/start",
                "endotoxin    | {'result':'0.5','unit':'[EU]/mL','volumeMl':'1','durationH':'90','weightKg':'70'} | {'perKgPerHour':'5'} | IMPLAUSIBLE_DURATION | /durationH",
                "colonies     | {'colonies':'1','seeded':'100','platingEfficiency':'0.5'} | {'max':'0.1','unit':'1','decision':'point','efficiency':'point'} | EITHER_OR | /platingEfficiency"
            })
    void otherEntries(String method, String observation, String criterion, String code, String where) {
        refused(evaluate(method, criterion, observation), code, where);
    }

    private static void refused(Evaluation evaluation, String code, String where) {
        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.values())
                .as("nothing of an unusable entry travels on")
                .isEmpty();
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::where, Finding::severity)
                .contains(tuple(code, where, Severity.ERROR));
    }

    /** A misspelt field is named, and so is the method that does not know it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric      | {'max':'1','unit':'1'}",
                "qualitative  | {'accept':['clear']}",
                "culture      | {'minDays':'14'}",
                "markers      | {'markers':[{'name':'CD105','min':'95'}]}",
                "rare-cells   | {'max':'1','unit':'%','decision':'point'}",
                "colonies     | {'max':'1','unit':'%','decision':'point'}",
                "digital-pcr  | {'max':'1'}",
                "cell-count   | {}",
                "dose-per-kg  | {'fixed':'1e6'}",
                "endotoxin    | {'perKg':'5'}",
                "karyotype    | {}",
                "copy-number  | {'maxSize':'100'}",
                "din          | {}",
                "identity-str | {'minMatch':'80'}"
            })
    void aMisspeltFieldOfTheCriterion(String method, String criterion) {
        assertThat(check(method, criterion)).isEmpty();
        String comma = criterion.length() > 2 ? "," : "";
        assertThat(check(method, criterion.substring(0, criterion.length() - 1) + comma + "'mxa':'1'}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("UNKNOWN_FIELD");
                    assertThat(finding.where()).isEqualTo("/mxa");
                    assertThat(finding.message()).contains("The method " + method + " ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "markers      | {'markers':[{'name':'CD105','min':'95'},{'name':'cd105','min':'95'}]} | NAME_TWICE   | /markers/1/name",
                "copy-number  | {'regions':[{'name':'20q','max':'2.5'},{'name':'20Q','max':'2.5'}]}   | NAME_TWICE   | /regions/1/name",
                "identity-str | {'minMatch':'80','loci':['TH01','AMEL']}                              | NOT_A_LOCUS  | /loci/1",
                "identity-str | {'minMatch':'49.9'}                                                   | OUT_OF_RANGE | /minMatch",
                "identity-str | {'minMatch':'100.1'}                                                  | OUT_OF_RANGE | /minMatch",
                "culture      | {'minDays':'0'}                                                       | OUT_OF_RANGE | /minDays",
                "karyotype    | {'minCells':'0'}                                                      | OUT_OF_RANGE | /minCells",
                "cell-count   | {'minCounts':'0'}                                                     | OUT_OF_RANGE | /minCounts",
                "cell-count   | {'minCounts':'21'}                                                    | OUT_OF_RANGE | /minCounts",
                "digital-pcr  | {'max':'1','minWells':'0'}                                            | OUT_OF_RANGE | /minWells",
                "rare-cells   | {'max':'1','unit':'%','decision':'point','confidence':'0.49'}         | OUT_OF_RANGE | /confidence",
                "rare-cells   | {'max':'1','unit':'%','decision':'point','confidence':'0.9999991'}    | OUT_OF_RANGE | /confidence",
                "rare-cells   | {'max':'1','min':'0','unit':'%','decision':'point'}                   | NO_LIMIT     | /max",
                "rare-cells   | {'max':'1','unit':'kg','decision':'point'}                            | UNIT_MISMATCH | /unit",
                "rare-cells   | {'max':'100','unit':'%','decision':'point'}                           | OUT_OF_RANGE | /max",
                "rare-cells   | {'max':'0','unit':'%','decision':'upper-bound'}                       | OUT_OF_RANGE | /max",
                "numeric      | {'max':'1','unit':'1','replicates':{'maxCv':'10','count':'1'}}        | OUT_OF_RANGE | /replicates/count",
                "numeric      | {'max':'1','unit':'1','replicates':{'maxCv':'10','count':'21'}}       | OUT_OF_RANGE | /replicates/count",
                "numeric      | {'max':'1','unit':'1','controls':[{'name':'blank','max':'1','accept':['low']}]} | TWO_LIMITS | /controls/0/accept",
                "dose-per-kg  | {'perKg':{'target':'1e6'},'plausibleWeightKg':{'min':'0','max':'10'}} | LIMITS_CROSSED | /plausibleWeightKg/min",
                "dose-per-kg  | {'perKg':{'target':'1e6'},'plausibleWeightKg':{'min':'11','max':'10'}} | LIMITS_CROSSED | /plausibleWeightKg/min"
            })
    void aCriterionThatCannotBe(String method, String criterion, String code, String where) {
        assertThat(check(method, criterion))
                .extracting(Finding::code, Finding::where)
                .contains(tuple(code, where));
    }
}

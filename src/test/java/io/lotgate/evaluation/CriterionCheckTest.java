package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.check;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.fields;
import static io.lotgate.evaluation.Asked.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric     | {'min':'95.0','unit':'%'}",
                "numeric     | {'min':'7.0','max':'7.0','unit':'[pH]'}",
                "numeric     | {'above':'95','unit':'%','rounding':'e29','decimals':'1','replicates':{'maxCv':'10'}}",
                "qualitative | {'accept':['Negative'],'choices':['Negative','Positive']}",
                "culture     | {'minDays':'14','interimDays':'7'}",
                "culture     | {'minDays':14}",
                "markers     |"
                        + " {'markers':[{'name':'CD73','above':'95','unit':'%'}],'minEvents':'10000','rounding':'none'}",
                "rare-cells  |"
                        + " {'max':'0.01','unit':'%','decision':'upper-bound','confidence':'0.99','cellsPerDose':'1e7','minExamined':'1e5','lod':'0.001','lloq':'0.002','uloq':'1'}",
                "rare-cells  | {'below':'100','unit':'10*-6','decision':'point'}",
                "colonies    | {'max':'5','unit':'[ppm]','decision':'upper-bound','efficiency':'point'}",
                "digital-pcr |"
                        + " {'max':'0.5','unit':'{copies}/uL','minAccepted':'8000','minWells':'2','decision':'point'}",
                "digital-pcr |"
                        + " {'max':'1','maxFraction':'0.001','unit':'%','cellsPerDose':'1e7','partitionVolumeNl':'0.85','controls':[{'name':'NTC','max':'0'}]}",
                "cell-count  | {}",
                "cell-count  | {'viability':{'above':'80','unit':'%'},'minCounts':'2','replicates':{'maxCv':'15'}}",
                "endotoxin   | {'perKg':'0.2','unit':'[EU]/kg'}",
                "endotoxin   | {'perKgPerHour':'5','unit':'EU/kg/h','controls':[{'name':'spike"
                        + " recovery','min':'50','max':'200','unit':'%'}]}",
                "dose-per-kg |"
                        + " {'perKg':{'target':'1e6','min':'0.7e6','max':'1.4e6'},'unit':'cells','maxTotal':'1e8','volumeStepMl':'0.1','maxVolumePerKg':'10','maxDmsoPerKg':'1','decimals':'0'}",
                "dose-per-kg | {'fixed':'5e6','unit':'particles'}",
                "identity-str |"
                        + " {'minMatch':'90','unit':'%','minLoci':'13','formula':'Tanabe','loci':['TH01'],'decimals':'0'}"
            })
    void nothingIsWrongWithACriterionThatCanBeJudgedBy(String method, String criterion) {
        assertThat(check(method, criterion)).isEmpty();
        assertThat(fields(method, criterion)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric     | {'unit':'%'}                                                | NO_LIMIT           | ''",
                "numeric     | {'min':'95.0'}                                              | MISSING            |"
                        + " /unit",
                "numeric     | {'min':'95.0','unit':'percent'}                             | NOT_A_UNIT         |"
                        + " /unit",
                "numeric     | {'min':'>95','unit':'%'}                                    | NOT_A_NUMBER       | /min",
                "numeric     | {'min':'5','max':'4','unit':'%'}                            | LIMITS_CROSSED     | ''",
                "numeric     | {'above':'5','max':'5','unit':'%'}                          | LIMITS_CROSSED     | ''",
                "numeric     | {'min':'5','above':'4','unit':'%'}                          | TWO_LIMITS         | ''",
                "numeric     | {'max':'2','unit':'%','rounding':'half-up'}                 | UNKNOWN_ROUNDING   |"
                        + " /rounding",
                "numeric     | {'max':'2','unit':'%','rounding':'none','decimals':'1'}     | CONTRADICTION      |"
                        + " /decimals",
                "numeric     | {'max':'2','unit':'%','decimals':'99'}                      | OUT_OF_RANGE       |"
                        + " /decimals",
                "numeric     | {'max':'2','unit':'%','mxa':'3'}                            | UNKNOWN_FIELD      | /mxa",
                "numeric     | {'max':'2','unit':'%','replicates':{'maxCv':'0'}}           | OUT_OF_RANGE       |"
                        + " /replicates/maxCv",
                "numeric     | {'max':'2','unit':'%','replicates':{'maxCv':'5','count':'1'}} | OUT_OF_RANGE     |"
                        + " /replicates/count",
                "numeric     | {'max':'2','unit':'%','controls':[{'min':'1'}]}             | MISSING            |"
                        + " /controls/0/name",
                "numeric     | {'max':'2','unit':'%','controls':[{'name':'a','min':'2','max':'1'}]} | LIMITS_CROSSED |"
                        + " /controls/0",
                "numeric     | {'max':'2','unit':'%','controls':[{'name':'a'},{'name':'A'}]} | NAME_TWICE       |"
                        + " /controls/1/name",
                "qualitative | {}                                                          | MISSING            |"
                        + " /accept",
                "qualitative | {'accept':'Negative'}                                       | NOT_A_LIST         |"
                        + " /accept",
                "qualitative | {'accept':['Negative'],'choices':['Positive']}              | ACCEPTED_NOT_OFFERED |"
                        + " /choices",
                "culture     | {'minDays':'0'}                                             | OUT_OF_RANGE       |"
                        + " /minDays",
                "culture     | {'minDays':'1.5'}                                           | OUT_OF_RANGE       |"
                        + " /minDays",
                "culture     | {'minDays':'14','interimDays':'14'}                         | LIMITS_CROSSED     |"
                        + " /interimDays",
                "culture     | {'minDays':'14','replicates':{'maxCv':'5'}}                 | UNKNOWN_FIELD      |"
                        + " /replicates",
                "markers     | {'markers':[]}                                              | NOT_A_LIST         |"
                        + " /markers",
                "markers     | {'markers':[{'name':'CD73'}]}                               | NO_LIMIT           |"
                        + " /markers/0",
                "markers     | {'markers':[{'name':'CD73','min':'95','unit':'1'}]}         | UNIT_MISMATCH      |"
                        + " /markers/0/unit",
                "markers     | {'markers':[{'name':'CD73','min':'95','mx':'99'}]}          | UNKNOWN_FIELD      |"
                        + " /markers/0/mx",
                "cell-count  | {'viability':'80'}                                          | NOT_AN_OBJECT      |"
                        + " /viability",
                "cell-count  | {'viability':{'min':'80','unit':'kg'}}                      | UNIT_MISMATCH      |"
                        + " /viability/unit",
                "cell-count  | {'minCounts':'0'}                                           | OUT_OF_RANGE       |"
                        + " /minCounts",
                "endotoxin   | {}                                                          | NO_LIMIT           |"
                        + " /perKgPerHour",
                "endotoxin   | {'perKg':'1','perKgPerHour':'5'}                            | NO_LIMIT           |"
                        + " /perKgPerHour",
                "endotoxin   | {'perKg':'0.2','unit':'[EU]/kg/h'}                          | UNIT_MISMATCH      |"
                        + " /unit",
                "endotoxin   | {'perKg':'0'}                                               | OUT_OF_RANGE       |"
                        + " /perKg",
                "dose-per-kg | {}                                                          | NO_TARGET          |"
                        + " /perKg",
                "dose-per-kg | {'perKg':{'min':'1e6'}}                                     | MISSING            |"
                        + " /perKg/target",
                "dose-per-kg | {'perKg':{'target':'1e6','min':'2e6'}}                      | LIMITS_CROSSED     |"
                        + " /perKg/target",
                "dose-per-kg | {'perKg':{'target':'1e6'},'unit':'vials'}                   | UNKNOWN_UNIT       |"
                        + " /unit",
                "dose-per-kg | {'perKg':{'target':'1e6'},'maxTotal':'-1'}                  | OUT_OF_RANGE       |"
                        + " /maxTotal",
                "dose-per-kg | {'perKg':{'target':'1e6'},'plausibleWeightKg':{'min':'9','max':'2'}} | LIMITS_CROSSED |"
                        + " /plausibleWeightKg/min",
                "dose-per-kg | []                                                          | NOT_AN_OBJECT      | ''",
                "identity-str | {}                                                         | MISSING            |"
                        + " /minMatch",
                "identity-str | {'minMatch':'0.8'}                                         | OUT_OF_RANGE       |"
                        + " /minMatch",
                "identity-str | {'minMatch':'101'}                                         | OUT_OF_RANGE       |"
                        + " /minMatch",
                "identity-str | {'minMatch':'80','unit':'1'}                               | UNIT_MISMATCH      |"
                        + " /unit",
                "identity-str | {'minMatch':'80','minLoci':'0'}                            | OUT_OF_RANGE       |"
                        + " /minLoci",
                "identity-str | {'minMatch':'80','formula':'Dice'}                         | UNKNOWN_FORMULA    |"
                        + " /formula",
                "identity-str | {'minMatch':'80','loci':['TH01','th 01']}                  | NAME_TWICE         |"
                        + " /loci/1",
                "nonsense    | {}                                                          | UNKNOWN_METHOD     | ''"
            })
    void saysWhatIsWrongAndWhere(String method, String criterion, String code, String where) {
        assertThat(check(method, criterion))
                .extracting(Finding::code, Finding::where)
                .contains(tuple(code, where));
        assertThat(evaluate(method, criterion, "{}").cause()).contains(Cause.INPUT);
        assertThat(fields(method, criterion)).isEmpty();
        assertThat(limits(method, criterion)).isEmpty();
    }

    @Test
    void anEvaluationNamesTheCriterionWhenItIsAtFault() {
        assertThat(evaluate("numeric", "{'min':'x','unit':'%'}", "{'value':'1','unit':'%'}")
                        .findings())
                .first()
                .satisfies(finding -> {
                    assertThat(finding.where()).isEmpty();
                    assertThat(finding.message()).startsWith("criterion /min: ");
                });
    }
}

package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lotgate.evaluation.Field.Kind;
import io.lotgate.value.ExactJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {
    @Test
    void asksForAResultBesideItsUnitLimitAndDecimals() {
        assertThat(fields("numeric", "{'min':'95.0','unit':'%'}"))
                .containsExactly(
                        new Field(
                                "/value",
                                "Result",
                                Kind.CENSORED,
                                "%",
                                "≥ 95.0 %",
                                1,
                                List.of(),
                                true,
                                Optional.empty()),
                        new Field("/unit", "Unit", Kind.TEXT, "", "", -1, List.of(), true, Optional.of("%")));
    }

    @Test
    void asksForTheControlsTheCriterionRequires() {
        assertThat(fields(
                        "endotoxin",
                        "{'perKgPerHour':'5','controls':[{'name':'spike"
                                + " recovery','min':'50','max':'200','unit':'%'}]}"))
                .extracting(Field::pointer, field -> field.fixed().orElse("asked"))
                .containsExactly(
                        tuple("/result", "asked"),
                        tuple("/unit", "[EU]/mL"),
                        tuple("/volumeMl", "asked"),
                        tuple("/durationH", "asked"),
                        tuple("/weightKg", "asked"),
                        tuple("/controls/0/name", "spike recovery"),
                        tuple("/controls/0/value", "asked"),
                        tuple("/controls/0/unit", "%"));
    }

    @Test
    void offersWordingsButTakesAnyWhereNoneAreExcluded() {
        assertThat(fields("qualitative", "{'accept':['Negative']}").get(0).kind())
                .isEqualTo(Kind.TEXT);
        Field closed = fields("qualitative", "{'accept':['Negative'],'choices':['Negative','Positive']}")
                .get(0);
        assertThat(closed.kind()).isEqualTo(Kind.CHOICE);
        assertThat(closed.choices()).containsExactly("Negative", "Positive");
    }

    /** Whoever fills in what is required gets a verdict: no value is needed that the form does not ask for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric     | {'min':'0.5','unit':'ng/mL'}",
                "numeric     | {'min':'0.5','unit':'ng/mL','replicates':{'maxCv':'10','count':'3'}}",
                "qualitative | {'accept':['1']}",
                "culture     | {'minDays':'14'}",
                "markers     | {'markers':[{'name':'CD73','max':'95'},{'name':'CD11b/CD19~','below':'2'}]}",
                "markers     | {'markers':[{'name':'CD73','min':'95'}],'minEvents':'1'}",
                "rare-cells  | {'max':'99','unit':'%','decision':'point'}",
                "colonies    | {'max':'99','unit':'%','decision':'point','minExamined':'1'}",
                "colonies    | {'max':'99','unit':'%','decision':'point','efficiency':'given'}",
                "digital-pcr | {'max':'1e9','minAccepted':'1','minWells':'3','partitionVolumeNl':'0.85'}",
                "digital-pcr | {'maxFraction':'99','unit':'%','minAccepted':'1','decision':'point'}",
                "cell-count  | {'viability':{'below':'80','unit':'%'}}",
                "cell-count  | {'minCounts':'3'}",
                "endotoxin   |"
                        + " {'perKgPerHour':'5','controls':[{'name':'spike','min':'1','max':'200','unit':'%'},{'name':'blank','accept':['1']}]}",
                "endotoxin   | {'perKg':'5','replicates':{'maxCv':'25'}}",
                "dose-per-kg | {'perKg':{'target':'1e6','max':'1.1e6'},'maxVolumePerKg':'9e9','maxDmsoPerKg':'9e9'}",
                "dose-per-kg | {'fixed':'1'}",
                "karyotype   | {}",
                "karyotype   | {'minCells':'20','maxTetraploid':'4','unit':'%','nonClonal':'report'}",
                "copy-number | {'maxSize':'100'}",
                "copy-number | {'regions':[{'name':'20q','max':'2.5'},{'name':'12p','min':'1','max':'2.5'}]}",
                "din         | {}",
                "identity-str | {'minMatch':'80'}",
                "identity-str | {'minMatch':'80','minLoci':'13','formula':'Masters'}",
                "identity-str | {'minMatch':'100','minLoci':'2','loci':['TH01','Penta D']}"
            })
    void theRequiredFieldsAreAllThatIsNeeded(String method, String criterion) {
        JsonNode rule = Asked.json(criterion);
        ObjectNode observation = ExactJson.mapper().createObjectNode();
        for (Field field : fields(method, criterion)) {
            if (field.required()) {
                put(observation, field.pointer(), field.fixed().orElse(filledIn(field)));
            }
        }

        Evaluation evaluation = Asked.evaluate(method, rule, observation);

        assertThat(evaluation.findings()).extracting(Finding::severity).doesNotContain(Severity.ERROR);
        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.findings()).extracting(Finding::code).doesNotContain("UNKNOWN_FIELD");
    }

    /** A form may be filled in whole: no field it offers is unknown to its method. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qualitative | {'accept':['1']}",
                "digital-pcr | {'maxFraction':'99','unit':'%','minAccepted':'1'}",
                "dose-per-kg | {'perKg':{'target':'1e6','max':'1.1e6'},'maxDmsoPerKg':'9e9'}",
                "dose-per-kg | {'fixed':'1'}",
                "copy-number | {'maxSize':'100'}",
                "karyotype   | {}",
                "identity-str | {'minMatch':'80'}"
            })
    void noFieldOfAFormIsUnknown(String method, String criterion) {
        ObjectNode observation = ExactJson.mapper().createObjectNode();
        for (Field field : fields(method, criterion)) {
            put(observation, field.pointer(), field.fixed().orElse(filledIn(field)));
        }

        assertThat(Asked.evaluate(method, Asked.json(criterion), observation).findings())
                .extracting(Finding::code)
                .doesNotContain("UNKNOWN_FIELD");
    }

    private static String filledIn(Field field) {
        if (field.pointer().equals("/karyotype")) {
            return "46,XX[20]";
        }
        if (field.pointer().equals("/din")) {
            return "G1234 98 654321 H";
        }
        return switch (field.kind()) {
            case INTEGER -> field.pointer().matches("(/wells/[0-9])?/(positives|colonies)") ? "0" : "1";
            case DECIMAL, CENSORED, TEXT -> "1";
            case CHOICE -> field.choices().get(0);
            case BOOLEAN -> "false";
            case INSTANT -> field.pointer().equals("/inoculated") ? "2026-03-01T00:00:00Z" : "2026-03-20T00:00:00Z";
        };
    }

    private static void put(ObjectNode root, String pointer, String value) {
        String[] names = pointer.substring(1).split("/");
        JsonNode at = root;
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            boolean list = !last && names[i + 1].matches("[0-9]+");
            JsonNode next = ExactJson.mapper().getNodeFactory().stringNode(value);
            if (!last) {
                next = list
                        ? ExactJson.mapper().createArrayNode()
                        : ExactJson.mapper().createObjectNode();
            }
            at = child(at, names[i], next);
        }
    }

    private static JsonNode child(JsonNode parent, String name, JsonNode fresh) {
        if (parent instanceof ArrayNode list) {
            int index = Integer.parseInt(name);
            if (index == list.size()) {
                list.add(fresh);
            }
            return list.get(index);
        }
        ObjectNode object = (ObjectNode) parent;
        if (!object.has(name)) {
            object.set(name, fresh);
        }
        return object.get(name);
    }
}

package io.lotgate.specification;

import static io.lotgate.specification.SpecificationSchemaTest.JSON;
import static io.lotgate.specification.SpecificationSchemaTest.SCHEMA;
import static io.lotgate.specification.SpecificationSchemaTest.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lotgate.evaluation.Evaluator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schema and reader say the same of a file, as far as a schema can. */
class SchemaAndReaderTest {
    /** Product, JSON pointer and what is put there instead. */
    static final List<Arguments> DAMAGED = List.of(
            damage("/colour", "'red'"),
            damage("/name", "'one language'"),
            damage("/name/fr", "'trois'"),
            damage("/name/zh", "'  '"),
            damage("/product", "'UC MSC'"),
            damage("/product", "'" + "x".repeat(65) + "'"),
            damage("/version", "0"),
            damage("/version", "'01'"),
            damage("/version", "1000000"),
            damage("/abbreviation", "['UC']"),
            damage("/abbreviation", "'" + "x".repeat(2001) + "'"),
            damage("/donorType", "'xenogeneic'"),
            damage("/pluripotentSource", "'iPSC'"),
            damage("/sisterLot", "'BM MSC'"),
            damage("/doseBelongsToLot", "'yes'"),
            damage("/shelfLife", "'forever'"),
            damage("/shelfLife", "'P0M'"),
            damage("/shelfLife", "'P-1M'"),
            damage("/shelfLife", "'P101Y'"),
            damage("/shelfLife", "'PT0S'"),
            damage("/tests", "[]"),
            damage("/tests", "'none'"),
            damage("/tests/0/gates", "'LATE'"),
            damage("/tests/0/id", "'Purity Test'"),
            damage("/tests/0/method", "'numerics'"),
            damage("/tests/0/gate", "'LATER'"),
            damage("/tests/0/gate", "'late'"),
            damage("/tests/0/samplePoint", "'LAB'"),
            damage("/tests/0/performer", "'OTHER'"),
            damage("/tests/0/due", "'3 days'"),
            damage("/tests/0/due", "'P0D'"),
            damage("/tests/0/due", "'-P1D'"),
            damage("/tests/0/due", "'P3651D'"),
            damage("/tests/0/due", "'P1M'"),
            damage("/tests/0/intake", "'Cell Count'"),
            damage("/tests/0/basis", "'PROVEN'"),
            damage("/tests/0/retests", "-1"),
            damage("/tests/0/retests", "21"),
            damage("/tests/0/retests", "'two'"),
            damage("/tests/0/assessment", "'yes'"),
            damage("/tests/0/run", "{}"),
            damage("/tests/0/run", "'counter'"),
            damage("/tests/0/run", "{'equipment':[]}"),
            damage("/tests/0/run", "{'equipment':['Counter 1']}"),
            damage("/tests/0/run", "{'reagents':['dye','dye']}"),
            damage("/tests/0/run", "{'qualified':false}"),
            damage("/tests/0/run", "{'analyst':'any'}"),
            damage("/tests/0/interimOf", "'Sterility'"),
            damage("/tests/0/followUp", "'more'"),
            damage("/tests/1/followUp/times", "0"),
            damage("/tests/1/followUp/times", "21"),
            damage("/tests/1/followUp/what", "'more'"),
            damage("/tests/1/followUp/often", "2"),
            damage("/tests/3/inputs", "{'volumeMl':'lot.volume'}"),
            damage("/tests/3/inputs", "{'/volumeMl':'lot.colour'}"),
            damage("/tests/3/inputs", "'lot.volume'"),
            damage("/tests/0/criterion", "'80 %'"),
            damage("/tests/0/criterion", "{'minDays':'14'}"),
            damage("/tests/0/criterion/viability/above", "'eighty'"),
            damage("/tests/0/criterion/viability/above", "'80,0'"),
            damage("/tests/0/criterion/viability/min", "'80'"),
            damage("/tests/0/criterion/viability/unit", "'1'"),
            damage("/tests/0/criterion/viability/decimals", "13"),
            damage("/tests/0/criterion/viability/rounding", "'up'"),
            damage("/tests/0/criterion/minCounts", "21"),
            damage("/tests/0/criterion/replicates", "{'maxCv':'0'}"),
            damage("/tests/0/criterion/replicates", "{'maxCv':'10','count':1}"),
            damage("/tests/1/criterion/markers", "[]"),
            damage("/tests/1/criterion/markers/0/name", "''"),
            damage("/tests/1/criterion/minEvents", "-1"),
            damage("/tests/3/criterion/perKg", "'0.2'"),
            damage("/tests/3/criterion/perKgPerHour", "'-5'"),
            damage("/tests/3/criterion/perKgPerHour", "0"),
            damage("/tests/3/criterion/controls", "[]"),
            damage("/tests/3/criterion/controls/0/accept", "['passed']"),
            damage("/tests/3/criterion/plausibleWeightKg", "{'min':'0','max':'5'}"),
            damage("/tests/4/criterion/minDays", "0"),
            damage("/tests/5/criterion/accept", "[]"),
            damage("/tests/5/criterion/accept", "'Not detected'"),
            damage("/tests/7/criterion/minCells", "'0'"),
            damage("/tests/7/criterion/maxTetraploid", "'4'"),
            damage("/tests/7/criterion/nonClonal", "'ignore'"),
            damage("/tests/8/criterion/fixed", "'1.0e8'"),
            damage("/tests/8/criterion/perKg/target", "'0'"),
            damage("/tests/8/criterion/unit", "'vials'"),
            damage("/tests/8/criterion/maxTotal", "'-1'"),
            damage("/tests/6/interimOf", "'sterility'"),
            damage("/batchRecordReview", "[]"),
            damage("/batchRecordReview/4/deviations", "false"),
            damage("/batchRecordReview/0/deviations", "true"),
            damage("/batchRecordReview/0/text", "'signed'"),
            stemCells("/tests/7/criterion/min", "'0.01'"),
            stemCells("/tests/7/criterion/decision", "'luck'"),
            stemCells("/tests/7/criterion/confidence", "'95'"),
            stemCells("/tests/7/criterion/cellsPerDose", "'none'"),
            stemCells("/tests/7/criterion/lod", "0"),
            stemCells("/tests/10/criterion/minWells", "97"),
            stemCells("/tests/10/criterion/partitionVolumeNl", "21"),
            stemCells("/tests/11/criterion/efficiency", "'guessed'"),
            stemCells("/tests/13/criterion/regions", "[]"),
            stemCells("/tests/13/criterion/baseline", "[{'region':'20q11.21'}]"),
            stemCells("/tests/13/criterion/baseline", "[{'region':'20q11.21','copyNumber':'3','start':'1'}]"),
            stemCells("/tests/15/criterion/unit", "''"),
            stemCells("/tests/15/criterion", "{'unit':'%'}"),
            stemCells("/tests/15/criterion", "{'max':'5','below':'5','unit':'%'}"));

    /** The same in another spelling, and what may be left out. */
    static final List<Arguments> SOUND = List.of(
            damage("/version", "'2'"),
            damage("/sisterLot", "'bm-msc-autologous-iv'"),
            damage("/shelfLife", "'P1Y6M'"),
            damage("/shelfLife", "'P100Y'"),
            damage("/tests/0/due", "'P3650D'"),
            damage("/tests/0/due", "'P1DT2H30M'"),
            damage("/tests/0/retests", "'20'"),
            damage("/tests/1/followUp/times", "'1'"),
            damage("/tests/0/run", "{'equipment':['counter'],'reagents':['dye','buffer'],'qualified':true}"),
            damage("/tests/0/run", "{'qualified':true}"),
            damage("/tests/0/criterion/viability", "{'above':80}"),
            damage("/tests/0/criterion/viability", "{'min':'70.0','max':100,'decimals':'1','rounding':'e29'}"),
            damage("/tests/0/criterion", "{'replicates':{'maxCv':10,'count':3}}"),
            damage("/tests/3/criterion", "{'perKg':0.2,'plausibleWeightKg':{'min':'0.5','max':'20'}}"),
            damage("/tests/7/criterion", "{'maxTetraploid':{'max':'4','unit':'%'}}"),
            damage("/tests/8/criterion", "{'fixed':'1.0e8','maxDmsoPerKg':'1','volumeStepMl':0.1}"),
            stemCells("/tests/10/criterion", "{'max':'0.5','unit':'{copies}/uL','decision':'point'}"),
            stemCells("/tests/13/criterion", "{'regions':[{'name':'20q','min':'1.8','max':'2.2'}]}"),
            stemCells("/tests/13/criterion", "{'maxSize':400,'baseline':[{'region':'20q11.21','copyNumber':3}]}"),
            stemCells("/tests/14", potencyBy("din", "{}")),
            stemCells("/tests/14", potencyBy("identity-str", "{'minMatch':80,'loci':['TH01','vWA']}")));

    @ParameterizedTest
    @FieldSource("DAMAGED")
    void refusesWhatTheReaderRefuses(String reference, String pointer, String value) {
        JsonNode damaged = put(shipped(reference), pointer, value);
        assertThat(read(damaged)).as("the reader").isInstanceOf(Reading.Refused.class);
        assertThat(SCHEMA.validate(damaged)).as("the schema").isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("SOUND")
    void acceptsWhatTheReaderAccepts(String reference, String pointer, String value) {
        JsonNode sound = put(shipped(reference), pointer, value);
        assertThat(read(sound)).as("the reader").isInstanceOf(Reading.Read.class);
        assertThat(SCHEMA.validate(sound)).as("the schema").isEmpty();
    }

    /** Every field of the longest file, one at a time. */
    @Test
    void agreesWithTheReaderWhicheverFieldIsMissing() {
        JsonNode whole = shipped("ipsc-interneuron-intracerebral/1");
        List<JsonPointer> fields = new ArrayList<>();
        fields(whole, JsonPointer.empty(), fields);
        assertThat(fields).hasSizeGreaterThan(400).allSatisfy(field -> {
            JsonNode lacking = whole.deepCopy();
            ((ObjectNode) lacking.at(field.head())).remove(field.last().getMatchingProperty());
            assertThat(SCHEMA.validate(lacking).isEmpty()).isEqualTo(read(lacking) instanceof Reading.Read);
        });
    }

    private static Arguments damage(String pointer, String value) {
        return arguments("uc-msc-iv/2", pointer, value);
    }

    private static Arguments stemCells(String pointer, String value) {
        return arguments("ipsc-interneuron-intracerebral/1", pointer, value);
    }

    private static String potencyBy(String method, String criterion) {
        return "{'id':'potency','name':{'en':'Potency','zh':'生物学效力'},'method':'" + method
                + "','methodReference':'SOP','criterion':" + criterion
                + ",'samplePoint':'DP','gate':'INFORMATION','due':'P1D','performer':'LABORATORY','source':'example'}";
    }

    private static JsonNode put(JsonNode root, String pointer, String value) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = root.at(at.head());
        JsonNode given = JSON.readTree(value.replace('\'', '"'));
        if (parent instanceof ArrayNode list) {
            list.set(at.last().getMatchingIndex(), given);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), given);
        }
        return root;
    }

    private static void fields(JsonNode node, JsonPointer at, List<JsonPointer> found) {
        node.forEachEntry((name, child) -> {
            found.add(at.appendProperty(name));
            fields(child, at.appendProperty(name), found);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            fields(node.get(i), at.appendIndex(i), found);
        }
    }

    /** JSON is YAML: the reader gets the very same. */
    private static Reading read(JsonNode specification) {
        byte[] yaml = specification.toString().getBytes(StandardCharsets.UTF_8);
        return SpecificationReader.read("x.yaml", yaml, Evaluator.standard());
    }
}

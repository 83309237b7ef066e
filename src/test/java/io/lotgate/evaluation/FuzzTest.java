package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.ExactJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whatever comes in, an evaluation comes out that can be stored. */
class FuzzTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "min",
            "max",
            "above",
            "below",
            "unit",
            "rounding",
            "decimals",
            "value",
            "controls",
            "replicates",
            "maxCv",
            "count",
            "name",
            "accept",
            "choices",
            "detail",
            "minDays",
            "interimDays",
            "inoculated",
            "read",
            "growth",
            "volumeMl",
            "media",
            "markers",
            "percent",
            "positives",
            "events",
            "minEvents",
            "viability",
            "minCounts",
            "live",
            "dead",
            "squares",
            "dilution",
            "viablePerMl",
            "totalPerMl",
            "counts",
            "perKg",
            "target",
            "fixed",
            "maxTotal",
            "volumeStepMl",
            "maxVolumePerKg",
            "maxDmsoPerKg",
            "weight",
            "containerCells",
            "containerMl",
            "recovery",
            "deadVolumeMl",
            "residualMl",
            "cellsGiven",
            "dmso",
            "basis",
            "perKgPerHour",
            "result",
            "durationH",
            "weightKg",
            "plausibleWeightKg",
            "decision",
            "confidence",
            "cellsPerDose",
            "minExamined",
            "examined",
            "earlier",
            "lod",
            "lloq",
            "uloq",
            "colonies",
            "seeded",
            "platingEfficiency",
            "platingEfficiencyUnit",
            "controlColonies",
            "controlSeeded",
            "efficiency",
            "maxFraction",
            "minAccepted",
            "minWells",
            "wells",
            "accepted",
            "partitionVolumeNl",
            "copiesPerCell",
            "cellsLoaded",
            "reactionVolumeUl",
            "instrument",
            "copiesPerUl",
            "lower",
            "upper",
            "minCells",
            "maxTetraploid",
            "nonClonal",
            "karyotype",
            "donorSex",
            "donorKaryotype",
            "maxSize",
            "maxCopyNumber",
            "regions",
            "baseline",
            "segments",
            "region",
            "start",
            "end",
            "copyNumber",
            "cellFraction",
            "resolutionKb",
            "found",
            "din",
            "donor",
            "lot",
            "minMatch",
            "minLoci",
            "formula",
            "loci",
            "\ud800",
            "a/b~c",
            "");
    private static final List<String> TEXTS = List.of(
            "0",
            "1",
            "-1",
            "95.0",
            "1e6",
            "0.9e6",
            "<0.5",
            ">200",
            "<",
            "1e99",
            "-1e-99",
            "999999999999999999999999999999",
            "0.000000000000000000000000000001",
            "%",
            "1",
            "kg",
            "lb",
            "[EU]/mL",
            "EU/mL",
            "[EU]/kg/h",
            "Cel",
            "usp",
            "none",
            "cells",
            "particles",
            "v/v",
            "w/v",
            "true",
            "upper-bound",
            "point",
            "10*-6",
            "0.85",
            "2026-03-01T10:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "CD73",
            "",
            " ",
            "\u0000",
            "\ud800",
            "\ud83d\ude00",
            "x".repeat(3000));

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of(Evaluator.standard().methods());
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return document(3);
    }

    private static Arbitrary<JsonNode> document(int depth) {
        Arbitrary<JsonNode> scalar = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(TEXTS).map(JSON::stringNode)),
                Tuple.of(4, Arbitraries.integers().between(-2, 300).map(JSON::numberNode)),
                Tuple.of(1, Arbitraries.doubles().map(JSON::numberNode)),
                Tuple.of(1, Arbitraries.bigDecimals().map(JSON::numberNode)),
                Tuple.of(1, Arbitraries.of(true, false).map(JSON::booleanNode)),
                Tuple.of(1, Arbitraries.just(JSON.nullNode())),
                Tuple.of(1, Arbitraries.just(JSON.binaryNode(new byte[] {1}))),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(20).map(JSON::stringNode)));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<JsonNode> list = document(depth - 1).list().ofMaxSize(3).map(elements -> JSON.arrayNode()
                .addAll(elements));
        Arbitrary<JsonNode> object = Arbitraries.maps(Arbitraries.of(NAMES), document(depth - 1))
                .ofMaxSize(9)
                .map(fields -> JSON.objectNode().setAll(fields));
        return Arbitraries.frequencyOf(Tuple.of(3, scalar), Tuple.of(1, list), Tuple.of(4, object));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void anyCriterionAndObservationGiveAnEvaluation(
            @ForAll("methods") String method,
            @ForAll("documents") JsonNode criterion,
            @ForAll("documents") JsonNode observation) {
        assertThat(Asked.evaluate(method, criterion, observation).verdict()).isNotNull();
        assertThat(Evaluator.standard().check(method, criterion)).isNotNull();
        assertThat(Evaluator.standard().limits(method, criterion)).isNotNull();
        assertThat(Evaluator.standard().fields(method, criterion)).isNotNull();
    }

    /** The criterion is sound, so that the fuzz reaches the arithmetic. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void anyObservationOfASoundCriterionGivesAnEvaluation(
            @ForAll("sound") List<String> rule, @ForAll("entries") JsonNode observation) {
        assertThat(Asked.evaluate(rule.get(0), Asked.json(rule.get(1)), observation)
                        .verdict())
                .isNotNull();
    }

    @Provide
    Arbitrary<List<String>> sound() {
        return Arbitraries.of(
                List.of("numeric", "{'min':'95.0','max':'1e30','unit':'%'}"),
                List.of("numeric", "{'max':'1','unit':'Cel','replicates':{'maxCv':'9'}}"),
                List.of("markers", "{'markers':[{'name':'CD73','above':'95'}],'minEvents':'10'}"),
                List.of("rare-cells", "{'max':'0.01','unit':'%','decision':'upper-bound','cellsPerDose':'1e7'}"),
                List.of("rare-cells", "{'max':'1e-30','unit':'1','decision':'point','lod':'1e-30','minExamined':'9'}"),
                List.of("colonies", "{'below':'50','unit':'%','decision':'upper-bound','confidence':'0.5'}"),
                List.of("digital-pcr", "{'max':'1e-9','minAccepted':'0'}"),
                List.of("digital-pcr", "{'maxFraction':'1','unit':'10*-6','minAccepted':'0','cellsPerDose':'1e30'}"),
                List.of("cell-count", "{'viability':{'above':'80'},'minCounts':'1'}"),
                List.of("endotoxin", "{'perKgPerHour':'5'}"),
                List.of("culture", "{'minDays':'14'}"),
                List.of("karyotype", "{'maxTetraploid':{'max':'0.04','unit':'1'}}"),
                List.of("din", "{}"),
                List.of("identity-str", "{'minMatch':'80','minLoci':'1'}"),
                List.of("copy-number", "{'maxSize':'100','regions':[{'name':'CD73','max':'3'}]}"),
                List.of(
                        "dose-per-kg",
                        "{'fixed':{'target':'1e6','min':'0.9e6'},'maxTotal':'9e5','volumeStepMl':'0.1','maxVolumePerKg':'10','maxDmsoPerKg':'1'}"),
                List.of("dose-per-kg", "{'perKg':{'target':'1e6'},'maxTotal':'1e8'}"));
    }

    @Provide
    Arbitrary<JsonNode> entries() {
        Arbitrary<JsonNode> plausible = Arbitraries.of(TEXTS.subList(0, 27)).map(JSON::stringNode);
        Arbitrary<JsonNode> nested = Arbitraries.maps(
                        Arbitraries.of(
                                "value",
                                "unit",
                                "percent",
                                "basis",
                                "name",
                                "events",
                                "positives",
                                "accepted",
                                "examined",
                                "copiesPerUl"),
                        plausible)
                .map(fields -> JSON.objectNode().setAll(fields));
        Arbitrary<JsonNode> lists = Arbitraries.oneOf(plausible, nested)
                .list()
                .ofMaxSize(3)
                .map(elements -> JSON.arrayNode().addAll(elements));
        return Arbitraries.maps(
                        Arbitraries.of(NAMES),
                        Arbitraries.frequencyOf(Tuple.of(5, plausible), Tuple.of(1, nested), Tuple.of(1, lists)))
                .ofMinSize(10)
                .map(fields -> JSON.objectNode().setAll(fields));
    }

    @Property(tries = 300)
    void anyBytesGiveOneAnswerALine(@ForAll @Size(max = 400) byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        JsonLines.run(new ByteArrayInputStream(bytes), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"INTERNAL\"");
        long wanted = new String(bytes, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + (bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0);
        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(answers).hasSize((int) wanted);
        assertThat(answers).allSatisfy(answer -> assertThat(
                        ExactJson.mapper().readTree(answer).path("verdict").asString())
                .isEqualTo("INVALID"));
    }
}

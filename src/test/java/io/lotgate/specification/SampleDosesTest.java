package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The eight doses of J Transl Med 2020;18:398, judged by the shipped specification. */
class SampleDosesTest {
    private static final Instant LOADED = Instant.parse("2026-03-02T08:00:00Z");
    private static final ProductSpecification SPECIFICATION = Shipped.specification();
    private static final JsonNode SAMPLE = sample();

    static Stream<JsonNode> lots() {
        return StreamSupport.stream(SAMPLE.get("lots").spliterator(), false);
    }

    @Test
    void areForTheShippedSpecification() {
        assertThat(SAMPLE.get("specification").stringValue()).isEqualTo(SPECIFICATION.reference());
        assertThat(lots().map(lot -> lot.get("lot").stringValue()))
                .containsExactly(
                        "UCM-P1-1", "UCM-P1-2", "UCM-P2-1", "UCM-P2-2", "UCM-P3-1", "UCM-P3-2", "UCM-P4-1", "UCM-P4-2");
    }

    @Test
    void carryThePublishedValuesUnchanged() {
        assertThat(published("viabilityPercent")).containsExactly("97", "97", "96", "98", "98", "98", "97", "89");
        assertThat(published("cd73Percent"))
                .containsExactly("97.9", "98.5", "98.5", "98.3", "98.4", "99.63", "99.5", "99.6");
        assertThat(published("cd90Percent")).containsExactly("100", "100", "100", "100", "100", "99.7", "100", "99.9");
        assertThat(published("cd105Percent")).containsOnly("100");
        assertThat(published("negativeMarkersPercent"))
                .containsExactly("0.9", "0.3", "0.3", "0.7", "0.1", "0.1", "0.0", "0.0");
        assertThat(published("endotoxinEuPerMl"))
                .containsExactly("<0.1", "<0.05", "<0.1", "<0.1", "0.073", "<0.05", "<0.05", "<0.05");
        assertThat(published("karyotype")).containsOnly("46, XY, 16qh+");
        assertThat(published("cellDose")).containsOnly("1.0");
        assertThat(published("weightGrams"))
                .containsExactly("3600", "3600", "4000", "4000", "5400", "5400", "3800", "3800");
    }

    @ParameterizedTest
    @MethodSource("lots")
    void observeEachTestOfTheSpecificationInItsOrder(JsonNode lot) {
        assertThat(StreamSupport.stream(lot.get("observations").spliterator(), false))
                .extracting(entry -> entry.get("test").stringValue())
                .containsExactlyElementsOf(SPECIFICATION.tests().stream()
                        .map(TestSpecification::id)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("lots")
    void observeWhatWasPublished(JsonNode lot) {
        JsonNode published = lot.get("published");
        assertThat(observation(lot, "viability").get("viability")).isEqualTo(published.get("viabilityPercent"));
        assertThat(observation(lot, "endotoxin").get("result")).isEqualTo(published.get("endotoxinEuPerMl"));
        assertThat(observation(lot, "karyotype").get("detail")).isEqualTo(published.get("karyotype"));
        JsonNode positive = observation(lot, "cd73-cd90-cd105").get("markers");
        assertThat(positive.at("/0/percent")).isEqualTo(published.get("cd73Percent"));
        assertThat(positive.at("/1/percent")).isEqualTo(published.get("cd90Percent"));
        assertThat(positive.at("/2/percent")).isEqualTo(published.get("cd105Percent"));
        assertThat(observation(lot, "negative-markers").at("/markers/0/percent"))
                .isEqualTo(published.get("negativeMarkersPercent"));
    }

    @ParameterizedTest
    @MethodSource("lots")
    void fillTheInputsWithTheFactsOfTheLot(JsonNode lot) {
        JsonNode facts = lot.get("constructed");
        assertThat(observation(lot, "endotoxin").get("volumeMl")).isEqualTo(facts.get("volumeMl"));
        assertThat(observation(lot, "endotoxin").get("weightKg")).isEqualTo(facts.get("weightKg"));
        assertThat(observation(lot, "dose-per-kg").at("/weight/value")).isEqualTo(facts.get("weightKg"));
        assertThat(observation(lot, "dose-per-kg").get("viablePerMl"))
                .isEqualTo(observation(lot, "viability").get("viablePerMl"));
    }

    @ParameterizedTest
    @MethodSource("lots")
    void areFilledWithExactlyOneMillionCellsPerKilogram(JsonNode lot) {
        JsonNode facts = lot.get("constructed");
        BigDecimal cells = decimal(facts.get("volumeMl")).multiply(decimal(facts.get("viablePerMl")));
        BigDecimal kilograms = decimal(lot.at("/published/weightGrams")).movePointLeft(3);
        assertThat(kilograms).isEqualByComparingTo(decimal(facts.get("weightKg")));
        assertThat(cells).isEqualByComparingTo(kilograms.movePointRight(6));
        assertThat(decimal(facts.get("volumeMl")))
                .isEqualByComparingTo(decimal(observation(lot, "dose-per-kg").get("volumeGivenMl")));
    }

    @ParameterizedTest
    @MethodSource("lots")
    void conformInEveryTest(JsonNode lot) {
        assertThat(SPECIFICATION.tests()).allSatisfy(test -> {
            Evaluation evaluation = evaluate(lot, test.id());
            assertThat(evaluation.verdict()).as("%s %s", test.id(), evaluation).isEqualTo(Verdict.CONFORMS);
        });
    }

    @Test
    void reportTheLastDoseAsPublished() {
        JsonNode last = lots().skip(7).findFirst().orElseThrow();
        assertThat(evaluate(last, "viability").reported()).contains("89 %");
        assertThat(evaluate(last, "endotoxin").reported()).contains("<0.05").contains("EU/mL");
        assertThat(evaluate(last, "karyotype").reported()).isEqualTo("No clonal abnormality (46, XY, 16qh+)");
    }

    @Test
    void wouldNotBeReleasedWithAFifthOfTheCellsMissing() {
        JsonNode last = lots().skip(7).findFirst().orElseThrow();
        ObjectNode observation = observation(last, "dose-per-kg").put("volumeGivenMl", "4.0");
        TestSpecification test = SPECIFICATION.test("dose-per-kg").orElseThrow();
        assertThat(Evaluator.standard()
                        .evaluate(test.method(), test.criterion(), observation)
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void wouldNotBeReleasedWithAViabilityOfEighty() {
        JsonNode last = lots().skip(7).findFirst().orElseThrow();
        ObjectNode observation = observation(last, "viability").put("viability", "80");
        TestSpecification test = SPECIFICATION.test("viability").orElseThrow();
        assertThat(Evaluator.standard()
                        .evaluate(test.method(), test.criterion(), observation)
                        .verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    private static Evaluation evaluate(JsonNode lot, String id) {
        TestSpecification test = SPECIFICATION.test(id).orElseThrow();
        return Evaluator.standard().evaluate(test.method(), test.criterion(), observation(lot, id));
    }

    private static ObjectNode observation(JsonNode lot, String id) {
        for (JsonNode entry : lot.get("observations")) {
            if (entry.get("test").stringValue().equals(id)) {
                return dated((ObjectNode) entry.get("observation").deepCopy());
            }
        }
        throw new AssertionError(id);
    }

    /** {@code inoculatedDaysAgo: 20} becomes {@code inoculated}, an instant. */
    private static ObjectNode dated(ObjectNode observation) {
        for (String name : List.copyOf(observation.propertyNames())) {
            if (name.endsWith("DaysAgo")) {
                long days = Long.parseLong(observation.remove(name).asString());
                observation.put(
                        name.replace("DaysAgo", ""),
                        LOADED.minus(Duration.ofDays(days)).toString());
            }
        }
        return observation;
    }

    private static List<String> published(String name) {
        return lots().map(lot -> lot.get("published").get(name).stringValue()).toList();
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.stringValue());
    }

    private static JsonNode sample() {
        Problems problems = new Problems("uc-msc-iv.yaml");
        try {
            String yaml = Files.readString(Path.of("config/samples/uc-msc-iv.yaml"), StandardCharsets.UTF_8);
            return YamlTree.read(yaml, problems)
                    .flatMap(root -> CriterionForm.read(root, problems))
                    .orElseThrow(() -> new AssertionError(problems.inOrder()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package io.lotgate.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lotgate.evaluation.Evaluator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Inputs that tests take from one another. */
class WiringTest {
    private static final String FILE = "wired.yaml";

    @Test
    void acceptsAChain() {
        assertThat(problems(test("a", "fixed:96.0"), test("b", "test.a.rounded"), test("c", "test.b.rounded")))
                .isEmpty();
    }

    @Test
    void acceptsAnInputFromATestFurtherDown() {
        assertThat(problems(test("a", "test.b.rounded"), test("b", "fixed:96.0")))
                .isEmpty();
    }

    @Test
    void refusesASourceThatIsNoTestAndSuggestsTheNearest() {
        assertThat(problems(test("viability", "fixed:96.0"), test("b", "test.viabilty.rounded")))
                .containsExactly(new Problem(
                        FILE,
                        inputLine(2),
                        "tests[1].inputs[\"/value\"]",
                        "no test has the id viabilty; did you mean 'viability'?"));
    }

    @Test
    void refusesATestThatFeedsItself() {
        assertThat(problems(test("a", "test.a.rounded")))
                .containsExactly(new Problem(
                        FILE, inputLine(1), "tests[0].inputs[\"/value\"]", "takes a value from its own test"));
    }

    @Test
    void refusesEveryLinkOfACircleAndNoOther() {
        assertThat(problems(
                        test("a", "test.c.rounded"),
                        test("b", "test.a.rounded"),
                        test("c", "test.b.rounded"),
                        test("outside", "test.a.rounded")))
                .extracting(Problem::line, Problem::message)
                .containsExactly(
                        tuple(inputLine(1), "goes in a circle: c in turn waits for a"),
                        tuple(inputLine(2), "goes in a circle: a in turn waits for b"),
                        tuple(inputLine(3), "goes in a circle: b in turn waits for c"));
    }

    @Test
    void refusesABlockingTestThatWaitsForALateOne() {
        assertThat(problems(
                        test("a", "fixed:96.0"),
                        test("late", "fixed:96.0").replace("BLOCKING", "LATE"),
                        test("b", "test.late.rounded")))
                .containsExactly(new Problem(
                        FILE,
                        inputLine(3),
                        "tests[2].inputs[\"/value\"]",
                        "a test before the decision cannot wait for the late test late"));
    }

    @Test
    void refusesASourceOfAnotherForm() {
        assertThat(problems(test("a", "lot.colour")))
                .containsExactly(new Problem(
                        FILE,
                        inputLine(1),
                        "tests[0].inputs[\"/value\"]",
                        "must be lot.weight, lot.volume, test.<id>.<value> or fixed:<constant>"));
    }

    @Test
    void refusesAnInputTheMethodDoesNotAskFor() {
        assertThat(problems(test("a", "lot.weight").replace("/value:", "/values:")))
                .containsExactly(new Problem(
                        FILE,
                        inputLine(1),
                        "tests[0].inputs[\"/values\"]",
                        "the method asks for no such value; did you mean '/value'?"));
    }

    /** Each test has twelve lines, the last of which is the input; the tests start in line 2. */
    private static int inputLine(int test) {
        return 1 + 12 * test;
    }

    private static String test(String id, String source) {
        return """
              - id: %s
                name: {en: A, zh: 甲}
                method: numeric
                methodReference: SOP
                criterion: {min: "95", unit: "%%"}
                samplePoint: DP
                gate: BLOCKING
                due: P1D
                performer: LABORATORY
                source: example
                inputs:
                  /value: %s
            """
                .formatted(id, source);
    }

    private static List<Problem> problems(String... tests) {
        String yaml = List.of(tests).stream().collect(Collectors.joining("", "tests:\n", REST));
        Reading reading = SpecificationReader.read(FILE, yaml.getBytes(StandardCharsets.UTF_8), Evaluator.standard());
        return reading instanceof Reading.Refused refused ? refused.problems() : List.of();
    }

    private static final String REST =
            """
            product: wired
            version: 1
            name: {en: A, zh: 甲}
            abbreviation: A
            cellSource: {en: A, zh: 甲}
            donorType: allogeneic
            route: {en: A, zh: 甲}
            doseBelongsToLot: false
            storage: {en: A, zh: 甲}
            shelfLife: P1Y
            manufacturerStatement: {en: A, zh: 甲}
            source: example
            batchRecordReview:
              - {id: deviations, text: {en: A, zh: 甲}, deviations: true}
            """;
}

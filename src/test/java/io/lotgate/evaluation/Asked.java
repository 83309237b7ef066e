package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.CanonicalJson;
import io.lotgate.value.ExactJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Asks the evaluator with JSON in single quotes. What every answer must keep to is checked here: whatever is refused says
 * what is wrong, and where.
 */
final class Asked {
    private static final Evaluator EVALUATOR = Evaluator.standard();

    private Asked() {}

    static JsonNode json(String text) {
        return ExactJson.mapper().readTree(text.replace('\'', '"'));
    }

    static Evaluation evaluate(String method, String criterion, String observation) {
        return evaluate(method, json(criterion), json(observation));
    }

    static Evaluation evaluate(String method, JsonNode criterion, JsonNode observation) {
        Evaluation evaluation = EVALUATOR.evaluate(method, criterion, observation);
        assertThat(evaluation.findings())
                .extracting(Finding::code)
                .as("a defect of the program")
                .doesNotContain("INTERNAL");
        assertThat(evaluation.findings())
                .extracting(Finding::where)
                .as("places")
                .allMatch(where -> where.isEmpty() || where.startsWith("/"));
        if (evaluation.verdict() == Verdict.INVALID) {
            assertThat(evaluation.findings())
                    .extracting(Finding::severity)
                    .as("what is wrong")
                    .contains(Severity.ERROR);
        }
        assertThat(Evaluation.fromJson(evaluation.toJson())).isEqualTo(evaluation);
        assertThat(CanonicalJson.bytes(evaluation.toJson())).isNotEmpty();
        return evaluation;
    }

    static List<Finding> check(String method, String criterion) {
        return EVALUATOR.check(method, json(criterion));
    }

    static List<Field> fields(String method, String criterion) {
        return EVALUATOR.fields(method, json(criterion));
    }

    static List<String> limits(String method, String criterion) {
        return EVALUATOR.limits(method, json(criterion));
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    static List<String> codes(Evaluation evaluation) {
        return codes(evaluation.findings());
    }

    /** A calculated value, "" when there is none. */
    static String value(Evaluation evaluation, String name) {
        return evaluation.values().path(name).asString("");
    }
}

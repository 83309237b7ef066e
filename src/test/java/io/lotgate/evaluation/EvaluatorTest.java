package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    @Test
    void knowsItsVersionAndMethods() {
        assertThat(Evaluator.standard().version()).isEqualTo("1.2");
        assertThat(Evaluator.standard().methods())
                .containsExactlyInAnyOrder(
                        "numeric",
                        "qualitative",
                        "culture",
                        "markers",
                        "rare-cells",
                        "colonies",
                        "digital-pcr",
                        "cell-count",
                        "dose-per-kg",
                        "endotoxin",
                        "karyotype",
                        "copy-number",
                        "din",
                        "identity-str");
    }

    @Test
    void anUnknownMethodIsInvalidForItsInput() {
        Evaluation evaluation = Asked.evaluate("guess", "{}", "{}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(Asked.codes(evaluation)).containsExactly("UNKNOWN_METHOD");
    }

    @Test
    void anInvalidEvaluationHasACauseAndNoOtherHas() {
        Evaluation sound = Asked.evaluate("numeric", "{'max':'1','unit':'%'}", "{'value':'1','unit':'%'}");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Evaluation(Verdict.INVALID, Optional.empty(), "", sound.values(), List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(
                        Verdict.CONFORMS, Optional.of(Cause.RUN), "", sound.values(), List.of(), List.of()));
    }

    /** A method with a defect. */
    private record Broken(Throwable defect) implements Method<String> {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Optional<String> criterion(Source source) {
            return Optional.of("");
        }

        @Override
        public List<String> limits(String criterion) {
            return List.of();
        }

        @Override
        public List<Field> fields(String criterion) {
            return List.of();
        }

        @Override
        public Optional<Outcome> judge(String criterion, Source observation, Notes notes) {
            if (defect instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) defect;
        }
    }

    static Stream<Throwable> defects() {
        return Stream.of(new ArithmeticException("overflow"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectOfTheProgramIsAnAnswerToo(Throwable defect) {
        Evaluator broken = new Evaluator(List.of(new Judge<>(new Broken(defect))));

        Evaluation evaluation = broken.evaluate("broken", Asked.json("{}"), Asked.json("{}"));

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("INTERNAL");
            assertThat(finding.message())
                    .contains(defect.getClass().getSimpleName(), "Report it")
                    .doesNotContain("overflow");
        });
    }

    @Test
    void aDefectInOneLineLosesNoOther() throws IOException {
        Evaluator half = new Evaluator(
                List.of(new Judge<>(new Broken(new IllegalStateException())), new Judge<>(new DonationNumber())));
        String lines = "{\"id\":1,\"method\":\"broken\",\"criterion\":{},\"observation\":{}}\n"
                + "{\"id\":2,\"method\":\"din\",\"criterion\":{},\"observation\":{\"din\":\"G123498654321H\"}}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        JsonLines.run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out, half);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("{\"id\":1,\"verdict\":\"INVALID\"")
                                .contains("INTERNAL"),
                        second -> assertThat(second).startsWith("{\"id\":2,\"verdict\":\"CONFORMS\""));
    }

    @Test
    void changingTheAnswerFromOutsideDoesNotChangeIt() {
        Evaluation evaluation = Asked.evaluate("numeric", "{'max':'1','unit':'%'}", "{'value':'1','unit':'%'}");

        evaluation.toJson().withObject("/values").put("rounded", "9");

        assertThat(Asked.value(evaluation, "rounded")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'verdict':'CONFORMS','reported':'','values':{},'findings':{},'workings':[]}",
                "{'verdict':'PERFECT','reported':'','values':{},'findings':[],'workings':[]}",
                "{'verdict':'INVALID','reported':'','values':{},'findings':[],'workings':[]}",
                "{'verdict':'CONFORMS','values':{},'findings':[],'workings':[]}"
            })
    void readsBackNothingElseThanAnEvaluation(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.fromJson(Asked.json(json)));
    }
}

package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
    @Test
    void knowsItsVersionAndMethods() {
        assertThat(Evaluator.standard().version()).isEqualTo("1.1");
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

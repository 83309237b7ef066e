package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualitativeTest {
    private static final String NOT_DETECTED = "{'accept':['Not detected','Negative']}";

    @ParameterizedTest
    @ValueSource(strings = {"Not detected", "not detected", " Not  Detected "})
    void caseAndBlanksDoNotMatter(String value) {
        Evaluation evaluation = evaluate("qualitative", NOT_DETECTED, "{'value':'" + value + "'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.reported()).isEqualTo("Not detected");
        assertThat(evaluation.values().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Detected", "Not detected?", "not  detectable", "Negativ"})
    void anyOtherWordingDoesNotConform(String value) {
        Evaluation evaluation = evaluate("qualitative", NOT_DETECTED, "{'value':'" + value + "'}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo(value);
        assertThat(codes(evaluation)).containsExactly("OUTSIDE_LIMIT");
    }

    @Test
    void reportsTheWordingOfTheLaboratoryBesideTheConclusion() {
        Evaluation evaluation = evaluate(
                "qualitative",
                "{'accept':['No clonal abnormality']}",
                "{'value':'No clonal abnormality','detail':'46, XY, 16qh+'}");

        assertThat(evaluation.reported()).isEqualTo("No clonal abnormality (46, XY, 16qh+)");
    }

    @Test
    void aWordingOutsideTheChoicesIsASlipAndNoResult() {
        String criterion = "{'accept':['Negative'],'choices':['Negative','Positive']}";

        assertThat(evaluate("qualitative", criterion, "{'value':'Positive'}").verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        Evaluation slip = evaluate("qualitative", criterion, "{'value':'Negativ'}");
        assertThat(slip.cause()).contains(Cause.INPUT);
        assertThat(codes(slip)).containsExactly("NOT_A_CHOICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'value':''}", "{'value':7}", "{'value':'a\\u0000b'}", "{'value':'\\ud800'}"})
    void needsAPrintableText(String observation) {
        assertThat(evaluate("qualitative", NOT_DETECTED, observation).cause()).contains(Cause.INPUT);
    }
}

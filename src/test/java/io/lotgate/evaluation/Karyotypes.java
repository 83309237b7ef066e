package io.lotgate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.value.ExactJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Asks for karyotypes; what holds for every one of them is checked here. */
final class Karyotypes {
    private Karyotypes() {}

    static Evaluation judge(String karyotype, String sex) {
        return judge("{}", karyotype, sex, "");
    }

    static Evaluation judge(String criterion, String karyotype, String sex, String donorKaryotype) {
        ObjectNode observation = ExactJson.mapper().createObjectNode();
        observation.put("karyotype", karyotype).put("donorSex", sex).put("donorKaryotype", donorKaryotype);
        Evaluation evaluation = Asked.evaluate("karyotype", Asked.json(criterion), observation);
        if (evaluation.verdict() == Verdict.INVALID) {
            assertThat(evaluation.cause()).contains(Cause.INPUT);
            assertThat(evaluation.findings())
                    .extracting(Finding::message)
                    .anyMatch(
                            message -> message.startsWith("Character ") || message.startsWith("This value is needed"));
        }
        return evaluation;
    }

    static String classification(Evaluation evaluation) {
        return Asked.value(evaluation, "classification");
    }

    static List<String> texts(Evaluation evaluation, String name) {
        return evaluation
                .values()
                .path(name)
                .valueStream()
                .map(text -> text.asString())
                .toList();
    }
}

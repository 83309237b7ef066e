package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lotgate.evaluation.Evaluation;
import io.lotgate.evaluation.Evaluator;
import io.lotgate.evaluation.Severity;
import io.lotgate.evaluation.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A proposal is what the evaluation method cell-count takes. */
class EvaluatedProposalTest {

    @ParameterizedTest
    @CsvSource({
        "Beckman_Vi-Cell-BLU_example01.csv, CLB001, CONFORMS, 96.9 %",
        "Beckman_Vi-Cell-BLU_example01.csv, CLB011, CONFORMS, 72.1 %",
        "chemometec_nucleoview_example01.csv, 20231120-0012-c-cellsABCD, OUT_OF_SPECIFICATION, 68.2 %",
        "chemometec_nucleoview_example08.csv, 1111_viability count new 99x_pass 99, CONFORMS, 83.0 %",
        "chememotec_nc_view_example.csv, 1, OUT_OF_SPECIFICATION, 45.1 %",
        "chememotec_nc_view_example.csv, 2, OUT_OF_SPECIFICATION, 49.0 %"
    })
    void isJudgedAsItStands(String file, String sample, Verdict verdict, String reported) {
        Proposal proposal = Samples.named(Samples.recognised(Samples.bytes(file)), sample);

        Evaluation evaluation = Evaluator.standard()
                .evaluate(
                        "cell-count",
                        new JsonMapper().readTree("{\"viability\":{\"min\":\"70.0\",\"unit\":\"%\"}}"),
                        proposal.observation());

        assertThat(evaluation.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(evaluation.reported()).isEqualTo(reported);
    }
}

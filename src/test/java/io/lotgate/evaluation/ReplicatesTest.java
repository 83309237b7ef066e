package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatesTest {
    private static Evaluation mean(String maxCv, String observation) {
        return evaluate(
                "numeric",
                "{'min':'90.0','unit':'%','replicates':{'maxCv':'" + maxCv + "','count':'3'}}",
                "{'unit':'%'," + observation + "}");
    }

    @Test
    void judgesTheUnroundedMean() {
        Evaluation evaluation = mean("10", "'replicates':['89.9','90.0','89.95']");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(value(evaluation, "rounded")).isEqualTo("90.0");
        assertThat(evaluation.workings()).contains("89.95 rounds to 90.0 (USP 7.20, 1 decimal as in the limit)");
    }

    /** 90, 100, 110: mean 100, sample standard deviation 10. */
    @Test
    void theLargestSpreadIsInclusiveAndExact() {
        assertThat(mean("10", "'replicates':['90','100','110']").verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(mean("10", "'replicates':['90','100','110']").workings())
                .contains("coefficient of variation 10 % <= 10 %");
        Evaluation tooWide = mean("9.999999999999999", "'replicates':['90','100','110']");
        assertThat(tooWide.cause()).contains(Cause.RUN);
        assertThat(codes(tooWide)).containsExactly("SPREAD_TOO_LARGE");
    }

    @Test
    void aMeanEnteredBesideItsReplicatesHasToFollow() {
        assertThat(mean("10", "'replicates':['91','92','94'],'value':'92.3'").verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(codes(mean("10", "'replicates':['91','92','94'],'value':'92.4'")))
                .containsExactly("MEAN_DIFFERS");
    }

    @Test
    void furtherReplicatesAreNotAveragedIn() {
        assertThat(codes(mean("10", "'replicates':['80','99','99','99']"))).containsExactly("TOO_MANY_REPLICATES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'value':'92'",
                "'replicates':[]",
                "'replicates':['91','92']",
                "'replicates':['91','92','93','94']",
                "'replicates':['91','92','-1']",
                "'replicates':['91','92','<90']",
                "'replicates':['91','92',['90']]",
                "'replicates':{'0':'91'}",
                "'replicates':['-1','0','1']"
            })
    void refusesReplicatesThatGiveNoMean(String observation) {
        assertThat(mean("10", observation).cause()).contains(Cause.INPUT);
    }
}

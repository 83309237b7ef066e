package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CultureTest {
    private static final String DAYS = "{'minDays':'14','interimDays':'7'}";

    private static Evaluation read(String instant, boolean growth) {
        return evaluate(
                "culture",
                DAYS,
                "{'inoculated':'2026-03-01T10:00:00Z','read':'" + instant + "','growth':" + growth
                        + ",'volumeMl':'1.0','media':'aerobic and anaerobic'}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z,      PENDING,  0",
        "2026-03-03T09:59:59Z,      PENDING,  1",
        "2026-03-15T09:59:59.999Z,  PENDING,  13",
        "2026-03-15T10:00:00Z,      CONFORMS, 14",
        "2026-03-15T18:00:00+08:00, CONFORMS, 14",
        "2026-03-16T12:00:00Z,      CONFORMS, 15"
    })
    void aDayIsAFullPeriodOfTwentyFourHours(String instant, Verdict verdict, String day) {
        Evaluation evaluation = read(instant, false);

        assertThat(evaluation.verdict()).isEqualTo(verdict);
        assertThat(value(evaluation, "day")).isEqualTo(day);
    }

    @Test
    void noGrowthBeforeTheLastDayIsNeverFinal() {
        assertThat(read("2026-03-08T11:00:00Z", false).reported()).isEqualTo("negative to date, day 7 of 14");
        assertThat(read("2026-03-15T11:00:00Z", false).reported()).isEqualTo("no growth, 14 days");
    }

    @Test
    void anInterimReadIsNamed() {
        assertThat(read("2026-03-08T11:00:00Z", false).findings())
                .extracting(Finding::message)
                .containsExactly("The interim read of day 7 is negative");
        assertThat(read("2026-03-07T11:00:00Z", false).findings())
                .extracting(Finding::message)
                .containsExactly("The interim read is due on day 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T10:00:00Z", "2026-03-15T10:00:00Z", "2026-04-30T10:00:00Z"})
    void growthAtAnyTimeIsOutOfSpecification(String instant) {
        assertThat(read(instant, true).verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
    }

    @Test
    void growthStandsWhateverElseIsMissing() {
        Evaluation evaluation = evaluate("culture", DAYS, "{'growth':true}");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        assertThat(evaluation.reported()).isEqualTo("growth");
        assertThat(codes(evaluation)).contains("GROWTH", "MISSING");
    }

    @Test
    void growthStandsWhenAControlFailedAndNoGrowthDoesNot() {
        String criterion = "{'minDays':'14','controls':[{'name':'negative control','accept':['no growth']}]}";
        String observation =
                """
                {'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','growth':%s,'volumeMl':'1',
                 'media':'aerobic','controls':[{'name':'Negative control','value':'growth'}]}
                """;

        assertThat(evaluate("culture", criterion, observation.formatted(true)).verdict())
                .isEqualTo(Verdict.OUT_OF_SPECIFICATION);
        Evaluation run = evaluate("culture", criterion, observation.formatted(false));
        assertThat(run.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(run.cause()).contains(Cause.RUN);
        assertThat(run.reported()).isEqualTo("no growth, 14 days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'inoculated':'2026-03-01T10:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-02-28T10:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "{'inoculated':'2026-03-01','read':'2026-03-15T10:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00','read':'2026-03-15T10:00:00Z','growth':false,'volumeMl':'1','media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','growth':'no','volumeMl':'1','media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','volumeMl':'1','media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','growth':false,'media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','growth':false,'volumeMl':'0','media':'a'}",
                "{'inoculated':'2026-03-01T10:00:00Z','read':'2026-03-15T10:00:00Z','growth':false,'volumeMl':'1'}"
            })
    void noGrowthNeedsACompleteRecord(String observation) {
        assertThat(evaluate("culture", DAYS, observation).cause()).contains(Cause.INPUT);
    }
}

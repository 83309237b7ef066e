package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {
    private static final String RULE =
            """
            {'max':'1','unit':'ng/mL','controls':[
              {'name':'spike recovery','min':'50','max':'200','unit':'%'},{'name':'no template','max':'0'}]}
            """;

    private static Evaluation withControls(String value, String controls) {
        return evaluate("numeric", RULE, "{'value':'" + value + "','unit':'ng/mL','controls':" + controls + "}");
    }

    private static Evaluation withSpike(String spike) {
        return withControls("0.5", "[{'name':'Spike recovery'," + spike + "},{'name':'no template','value':'0'}]");
    }

    @ParameterizedTest
    @CsvSource({
        "49.4, false",
        "49.5, true",
        "50, true",
        "200, true",
        "200.4, true",
        "200.5, false",
        ">180, false",
        "<40, false"
    })
    void aControlIsJudgedByTheLimitsOfTheCriterion(String spike, boolean valid) {
        Evaluation evaluation = withSpike("'value':'" + spike + "'");

        assertThat(evaluation.verdict()).isEqualTo(valid ? Verdict.CONFORMS : Verdict.INVALID);
        assertThat(evaluation.cause().isPresent()).isEqualTo(!valid);
        if (!valid) {
            assertThat(evaluation.cause()).contains(Cause.RUN);
            assertThat(evaluation.reported()).isEqualTo("1 ng/mL");
            assertThat(evaluation.findings())
                    .extracting(Finding::code, Finding::where)
                    .containsExactly(tuple("CONTROL_FAILED", "/controls/0/value"));
        }
    }

    @Test
    void theObservationCannotSoftenTheLimitsOfTheCriterion() {
        assertThat(withSpike("'value':'40','min':'10','max':'300'").cause()).contains(Cause.RUN);
    }

    @Test
    void aControlInAnotherUnitIsConverted() {
        assertThat(withSpike("'value':'0.97','unit':'1'").verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(codes(withSpike("'value':'97','unit':'h'"))).containsExactly("UNIT_MISMATCH");
    }

    @Test
    void aMissingRequiredControlIsAMatterOfTheEntry() {
        Evaluation evaluation = withControls("0.5", "[{'name':'no template','value':'0'}]");

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("CONTROL_MISSING", "/controls/0/value"));
        assertThat(codes(evaluate("numeric", RULE, "{'value':'0.5','unit':'ng/mL'}")))
                .containsExactly("CONTROL_MISSING", "CONTROL_MISSING");
    }

    @Test
    void anInvalidRunIsInvalidWhateverItsResult() {
        Evaluation evaluation =
                withControls("7", "[{'name':'spike recovery','value':'10'},{'name':'no template','value':'3'}]");

        assertThat(evaluation.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(codes(evaluation)).containsExactly("OUTSIDE_LIMIT", "CONTROL_FAILED", "CONTROL_FAILED");
    }

    @Test
    void anUnreadableEntryIsCorrectedBeforeTheRunIsBlamed() {
        assertThat(withControls("x", "[{'name':'spike recovery','value':'10'},{'name':'no template','value':'0'}]")
                        .cause())
                .contains(Cause.INPUT);
    }

    @Test
    void everyRepeatOfAControlHasToPass() {
        Evaluation evaluation = withControls(
                "0.5",
                "[{'name':'spike recovery','value':'97'},{'name':'no template','value':'0'},{'name':'spike"
                        + " recovery','value':'20'}]");

        assertThat(evaluation.cause()).contains(Cause.RUN);
    }

    @Test
    void anObservationMayBringControlsOfItsOwn() {
        String observation = "{'value':'1','unit':'%','controls':[{'name':'R2','value':'%s','min':'0.990'}]}";

        assertThat(evaluate("numeric", "{'max':'2','unit':'%'}", observation.replace("%s", "0.9895"))
                        .verdict())
                .isEqualTo(Verdict.CONFORMS);
        assertThat(evaluate("numeric", "{'max':'2','unit':'%'}", observation.replace("%s", "0.989"))
                        .cause())
                .contains(Cause.RUN);
    }

    /** A no-template control of 50 copies failed, although the criterion only asks for it to be there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'x'}                      | {'name':'x','value':'50','max':'0'}  | RUN",
                "{'name':'x'}                      | {'name':'x','value':'0','max':'0'}   |",
                "{'name':'x','min':'50'}           | {'name':'x','value':'60','min':'70'} | RUN",
                "{'name':'x','min':'50'}           | {'name':'x','value':'70','min':'70'} |",
                "{'name':'x','accept':['60']}      | {'name':'x','value':'60','min':'70'} | RUN",
                "{'name':'x','accept':['60']}      | {'name':'x','value':'60','min':'60'} |",
                "{'name':'x','max':'5'}            | {'name':'x','value':'4','unit':'ng'} | INPUT",
                "{'name':'x','max':'5'}            | {'name':'x','value':'4','unit':'1'}  |"
            })
    void limitsOfBothAreHeld(String filed, String given, Cause cause) {
        Evaluation evaluation = evaluate(
                "numeric",
                "{'max':'2','unit':'%','controls':[" + filed + "]}",
                "{'value':'1','unit':'%','controls':[" + given + "]}");

        assertThat(evaluation.cause()).isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void anEmptyListOfControlsIsAsNone() {
        assertThat(evaluate("numeric", "{'max':'2','unit':'%'}", "{'value':'1','unit':'%','controls':[]}"))
                .isEqualTo(evaluate("numeric", "{'max':'2','unit':'%'}", "{'value':'1','unit':'%'}"));
    }

    @Test
    void aControlWithoutLimitsIsOnlyRecordedAndSaysSo() {
        String observation = "{'value':'1','unit':'%','controls':[{'name':'negative control','value':'no growth'}]}";

        Evaluation evaluation = evaluate("numeric", "{'max':'2','unit':'%'}", observation);

        assertThat(evaluation.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(evaluation.findings())
                .extracting(Finding::code, Finding::severity, Finding::where)
                .containsExactly(tuple("CONTROL_NOT_JUDGED", Severity.WARNING, "/controls/0/value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'",
                "{}",
                "[]",
                "['x']",
                "[{'value':'97'}]",
                "[{'name':'spike recovery'},{'name':'no template','value':'0'}]",
                "[{'name':'spike recovery','value':'ok'},{'name':'no template','value':'0'}]"
            })
    void refusesControlsThatCannotBeRead(String controls) {
        assertThat(withControls("0.5", controls).cause()).contains(Cause.INPUT);
    }
}

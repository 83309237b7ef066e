package io.lotgate.evaluation;

import static io.lotgate.evaluation.Asked.codes;
import static io.lotgate.evaluation.Asked.evaluate;
import static io.lotgate.evaluation.Asked.value;
import static io.lotgate.evaluation.Verdict.CONFORMS;
import static io.lotgate.evaluation.Verdict.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DonationNumberTest {
    private static Evaluation din(String din) {
        return evaluate("din", "{}", "{'din':'" + din + "'}");
    }

    /** The table of dossier section 5.5, each row by its number; then the published ones of the samples. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "G1234 98 654321, H, 77",
        "Y1002 26 000001, 8, 68",
        "Y1002 26 000012, 2, 62",
        "Y1002 26 000021, 0, 60",
        "Y1002 26 000034, R, 87",
        "Y1002 26 000036, N, 83",
        "Z9999 26 123450, *, 96",
        "Z9999 26 123451, Y, 94",
        "B1234 25 000777, 0, 60",
        "N0001 26 999999, N, 83",
        "N0001 26 000000, A, 70",
        "Z9988 26 000105, 6, 66",
        "G1234 17 654321, A, 70",
        "A9998 18 123456, N, 83",
        "W0000 09 123456, G, 76",
        "A9999 17 123456, 9, 69",
        "A9999 18 000001, 8, 68"
    })
    void calculatesCheckCharacterAndFlag(String printed, String check, String flag) {
        Evaluation bare = din(printed.replace(" ", ""));
        Evaluation checked = din(printed.replace(" ", "") + check);

        assertThat(bare.verdict()).isEqualTo(CONFORMS);
        assertThat(value(bare, "checkCharacter")).isEqualTo(check);
        assertThat(value(bare, "flag")).isEqualTo(flag);
        assertThat(bare.values().path("valid").booleanValue()).isTrue();
        assertThat(bare.reported()).isEqualTo(printed);
        assertThat(codes(bare)).containsExactly("NO_CHECK_CHARACTER");
        assertThat(checked.verdict()).isEqualTo(CONFORMS);
        assertThat(checked.values()).isEqualTo(bare.values());
        assertThat(checked.findings()).isEmpty();
        assertThat(din(printed + " " + check)).isEqualTo(checked);
    }

    @Test
    void everyOtherCheckCharacterIsRefused() {
        long refused = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*h"
                .chars()
                .filter(c -> c != 'H')
                .filter(c -> codes(din("G123498654321" + (char) c)).contains("WRONG_CHECK_CHARACTER"))
                .count();

        assertThat(refused).isEqualTo(37);
    }

    @Test
    void aWrongCheckCharacterSaysOnlyThatItIsWrong() {
        Evaluation evaluation = din("G123498654312H");

        assertThat(evaluation.verdict()).isEqualTo(INVALID);
        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.values()).isEqualTo(Asked.json("{'valid':false}"));
        assertThat(evaluation.reported()).isEmpty();
        assertThat(evaluation.findings()).singleElement().satisfies(finding -> assertThat(finding.where())
                .isEqualTo("/din"));
    }

    @ParameterizedTest
    @CsvSource({
        "O123498654321, 1",
        "0123498654321, 1",
        "g123498654321, 1",
        "G1O3498654321, 3",
        "G12A498654321, 4",
        "G1234O8654321, 6",
        "G12349865432O, 13",
        "=G12349865432, 1"
    })
    void namesTheCharacterThatCannotBe(String written, int place) {
        Evaluation evaluation = din(written);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(codes(evaluation)).containsExactly("NOT_A_DIN");
        assertThat(evaluation.findings().get(0).message()).startsWith("Character " + place + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G12349865432", "G123498654321H0", "=G12349865432100", "1"})
    void refusesAnyOtherLength(String written) {
        assertThat(codes(din(written))).containsExactly("NOT_A_DIN");
        assertThat(din(written).values()).isEqualTo(Asked.json("{'valid':false}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'din':''}", "{'din':1234598654321}", "{'din':['G123498654321']}", "{'din':null}"})
    void refusesWhatIsNoText(String observation) {
        Evaluation evaluation = evaluate("din", "{}", observation);

        assertThat(evaluation.cause()).contains(Cause.INPUT);
        assertThat(evaluation.findings()).extracting(Finding::where).containsExactly("/din");
    }

    /** Two double errors of dossier section 5.5 that the check character lets through. */
    @Test
    void theCheckCharacterDoesNotFindEveryDoubleError() {
        assertThat(value(din("Y100226000002"), "checkCharacter"))
                .isEqualTo(value(din("Y100226000010"), "checkCharacter"))
                .isEqualTo("6");
        assertThat(din("A999914123456N").verdict()).isEqualTo(CONFORMS);
        assertThat(din("NA999914123456").verdict()).isEqualTo(CONFORMS);
    }

    @Test
    void theCheckCharacterMayBeTheLetterO() {
        assertThat(din("N000126000198O").verdict()).isEqualTo(CONFORMS);
        assertThat(din("N0001260001980").verdict()).isEqualTo(INVALID);
    }

    @Test
    void theCriterionTakesNothing() {
        assertThat(codes(Asked.check("din", "{'min':'1'}"))).containsExactly("UNKNOWN_FIELD");
        assertThat(Asked.limits("din", "{}")).containsExactly("a donation number (ISBT 128)");
    }
}

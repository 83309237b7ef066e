package io.lotgate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|0.75|0.75",
                "POINT|83.0|83.0",
                "POINT|2.45E6|2450000",
                "POINT|1.12E+06|1120000",
                "POINT|3.8849|3.8849",
                "POINT|1.234|1.234",
                "POINT|274\u00A0000|274000",
                "POINT|1\u202F274\u00A0000|1274000",
                "COMMA|96,90|96.90",
                "COMMA|2,45E6|2450000",
                "COMMA|0,780|0.780",
                "POINT_BESIDE_SEMICOLON|68.2|68.2",
                "UNCERTAIN|49|49"
            })
    void keepsEveryPrintedDigit(DecimalMark mark, String printed, String expected) {
        assertThat(Numeral.of(printed, mark)).isInstanceOfSatisfying(Numeral.Value.class, value -> {
            assertThat(value.amount().toPlainString()).isEqualTo(expected);
            assertThat(value.remark()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|96,9",
                "POINT|274,000",
                "POINT_BESIDE_SEMICOLON|274.000",
                "COMMA|274,000",
                "UNCERTAIN|96,9",
                "UNCERTAIN|96.9"
            })
    void doesNotChooseBetweenDecimalsAndThousands(DecimalMark mark, String printed) {
        assertThat(code(printed, mark)).isEqualTo("NUMBER_AMBIGUOUS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 000",
                "1\u00A000",
                "1,000,000",
                "1.2.3",
                "+1",
                "0x10",
                "1e",
                ".5",
                "5.",
                "٤٥",
                "４５",
                "Infinity",
                "NaN",
                "=1+1",
                "1E100",
                "12 34",
                "--1",
                "1 (a) (b)",
                "1234567890123456789012"
            })
    void readsNothingElseAsANumber(String printed) {
        assertThat(code(printed, DecimalMark.POINT)).isEqualTo("NUMBER_UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource({"'',VALUE_MISSING", "' ',VALUE_MISSING", "ERROR,INSTRUMENT_ERROR", "err 12,INSTRUMENT_ERROR"})
    void saysWhatStandsInPlaceOfANumber(String printed, String code) {
        assertThat(code(printed, DecimalMark.POINT)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<8", ">200", "< 5E4"})
    void neverTakesABoundForACount(String printed) {
        assertThat(code(printed, DecimalMark.POINT)).isEqualTo("VALUE_CENSORED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3.58E3 (Out of optimal range)", "3.58E3(Out of optimal range", "3.58E3 (Out of optimal range"})
    void setsTheRemarkBehindANumberApart(String printed) {
        assertThat(Numeral.of(printed, DecimalMark.POINT)).isInstanceOfSatisfying(Numeral.Value.class, value -> {
            assertThat(value.amount().toPlainString()).isEqualTo("3580");
            assertThat(value.remark()).isEqualTo("Out of optimal range");
        });
    }

    @Test
    void tellsTheDecimalMarkFromTheWholeFile() {
        assertThat(DecimalMark.of(',', List.of("0,5"))).isEqualTo(DecimalMark.POINT);
        assertThat(DecimalMark.of('\t', List.of("0,5"))).isEqualTo(DecimalMark.POINT);
        assertThat(DecimalMark.of(';', List.of("0,5", "7"))).isEqualTo(DecimalMark.COMMA);
        assertThat(DecimalMark.of(';', List.of("0.5", "7"))).isEqualTo(DecimalMark.POINT_BESIDE_SEMICOLON);
        assertThat(DecimalMark.of(';', List.of("0.5", "0,7"))).isEqualTo(DecimalMark.UNCERTAIN);
    }

    private static String code(String printed, DecimalMark mark) {
        Numeral numeral = Numeral.of(printed, mark);
        assertThat(numeral).isInstanceOf(Numeral.Unreadable.class);
        return ((Numeral.Unreadable) numeral).code();
    }
}

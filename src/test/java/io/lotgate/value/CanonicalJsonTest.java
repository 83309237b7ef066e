package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
    private static JsonNode json(String text) {
        return ExactJson.mapper().readTree(text);
    }

    @Test
    void sortsNamesAsTheExampleOfRfc8785Does() {
        String input =
                """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """;

        JsonNode sorted = json(CanonicalJson.text(json(input)));

        // section 3.2.3; the sixth name of the RFC, U+FB33, is U+05D3 U+05BC in NFC and sorts before the euro sign
        assertThat(new ArrayList<>(sorted.propertyNames()))
                .containsExactly("\r", "1", "\u0080", "\u00f6", "\u05d3\u05bc", "\u20ac", "\ud83d\ude00");
    }

    @Test
    void sortsByUtf16CodeUnitNotByCodePoint() {
        assertThat(CanonicalJson.text(json("{\"\\uff21\":\"1\",\"\\ud83d\\ude00\":\"2\"}")))
                .isEqualTo("{\"\ud83d\ude00\":\"2\",\"\uff21\":\"1\"}");
    }

    @Test
    void escapesControlCharactersAsRfc8785Does() {
        JsonNode text = JsonNodeFactory.instance.stringNode("\u20ac$\u000f\nA'B\"\\\\\"/\b\f\r\t\u0000\u007f");

        assertThat(CanonicalJson.text(text))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\r\\t\\u0000\u007f\"");
    }

    @Test
    void writesNoBlanksAndSortsEveryLevel() {
        assertThat(CanonicalJson.text(json("{ \"b\" : [ 3 , {\"z\":true,\"a\":false} ], \"a\" : \"0.50\" }")))
                .isEqualTo("{\"a\":\"0.50\",\"b\":[3,{\"a\":false,\"z\":true}]}");
    }

    @Test
    void composedAndDecomposedTextHaveTheSameBytes() {
        assertThat(CanonicalJson.bytes(json("{\"n\":\"e\\u0301\"}")))
                .isEqualTo(CanonicalJson.bytes(json("{\"n\":\"\\u00e9\"}")))
                .isEqualTo("{\"n\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isItsOwnCanonicalForm() {
        String once = CanonicalJson.text(json("{\"e\\u0301\":\"1\",\"f\":\"2\",\"e\":[\"\\u0000\"]}"));

        assertThat(CanonicalJson.text(json(once))).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"a\":null}",
                "[null]",
                "0.5",
                "1e3",
                "[1.0]",
                "9007199254740992",
                "-9007199254740992",
                "-9223372036854775808",
                "123456789012345678901234567890",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "{\"\\ud83d\":\"1\"}",
                "{\"e\\u0301\":\"1\",\"\\u00e9\":\"2\"}"
            })
    void refusesWhatHasNoSingleForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(json(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9007199254740991", "-9007199254740991"})
    void keepsSafeIntegers(String number) {
        assertThat(CanonicalJson.text(json(number))).isEqualTo(number);
    }
}

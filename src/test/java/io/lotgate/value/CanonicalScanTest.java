package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick look at stored bytes says the same as writing the document anew. */
class CanonicalScanTest {
    private static final String DOCUMENT =
            "{\"a\":{\"b\":[\"x\\\"y\\\\\",\"\\n\",true,false,{}],\"c\":\"\"},\"d\":-12,\"e\":[],\"f\":0}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                DOCUMENT,
                "{}",
                "[]",
                "\"\"",
                "{\"a\":1,\"b\":2}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1, \"b\":2}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":9007199254740991}",
                "{\"a\":9007199254740992}",
                "{\"a\":null}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u001f\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"a\":\"间充质\"}",
                "{\"a\":\"e\u0301\"}",
                "{\"\\n\":1}",
                "{\"a\":1}x",
                "{\"a\":1",
                "{\"a\"}",
                "tru",
                ""
            })
    void agreesWithWritingItAnew(String text) {
        agree(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void agreesOnEveryDocumentThatIsCutOff() {
        byte[] document = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < document.length; length++) {
            byte[] beginning = Arrays.copyOf(document, length);
            agree(beginning);
            assertThat(CanonicalJson.isCanonical(beginning))
                    .as("%d bytes", length)
                    .isFalse();
        }
        assertThat(CanonicalJson.isCanonical("{\"a\":[1".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(CanonicalJson.isCanonical("{\"a\":[1}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(CanonicalJson.isCanonical("[[1]".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Property(tries = 5000)
    void agreesOnEveryChangedByte(@ForAll @IntRange(max = 65) int place, @ForAll byte with, @ForAll boolean insert) {
        byte[] document = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        int at = Math.min(place, document.length - 1);
        byte[] changed = insert ? Arrays.copyOf(document, document.length + 1) : document.clone();
        if (insert) {
            System.arraycopy(document, at, changed, at + 1, document.length - at);
        }
        changed[at] = with;
        agree(changed);
    }

    private static void agree(byte[] bytes) {
        assertThat(CanonicalJson.isCanonical(bytes))
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(rewritten(bytes));
    }

    private static boolean rewritten(byte[] bytes) {
        try {
            return Arrays.equals(CanonicalJson.bytes(RecordJson.parse(bytes)), bytes);
        } catch (RuntimeException noDocument) {
            return false;
        }
    }
}

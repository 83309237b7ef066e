package io.lotgate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How records become JSON and come back. */
class RecordJsonTest {
    record Kept(String name, BigDecimal amount, Instant at, Optional<String> remark, List<Integer> counts) {}

    private static final Kept KEPT = new Kept(
            "a",
            new BigDecimal("1.50"),
            Instant.parse("2031-05-01T08:00:00.1234567Z"),
            Optional.empty(),
            List.of(1, 2));

    @Test
    void decimalsAreTextsInstantsHaveSixDecimalsAndWhatIsAbsentIsLeftOut() {
        assertThat(RecordJson.of(KEPT))
                .hasToString(
                        "{\"name\":\"a\",\"amount\":\"1.50\",\"at\":\"2031-05-01T08:00:00.123456Z\",\"counts\":[1,2]}");
    }

    @Test
    void aRecordComesBackAsItWas() {
        Kept back = RecordJson.to(Kept.class, RecordJson.of(KEPT));
        assertThat(back.amount()).isEqualTo("1.50");
        assertThat(back.remark()).isEmpty();
        assertThat(back.counts()).containsExactly(1, 2);
    }

    @Test
    void aFieldThatTheRecordDoesNotHaveIsABug() {
        assertThatThrownBy(() -> RecordJson.to(Kept.class, json("{\"name\":\"a\",\"more\":1}")))
                .hasMessageContaining("more");
    }

    @Test
    void whatIsStoredHasNoNullsAndNoNumbersThatADoubleWouldChange() {
        JsonNode stored = RecordJson.stored(
                json("{\"a\":null,\"b\":[1,2.50,null,{\"c\":12345678901234567890}],\"d\":true,\"e\":\"x\",\"f\":7}"));
        assertThat(stored)
                .hasToString(
                        "{\"b\":[1,\"2.50\",null,{\"c\":\"12345678901234567890\"}],\"d\":true,\"e\":\"x\",\"f\":7}");
    }

    @Test
    void anEmptyObjectIsANewOneEachTime() {
        RecordJson.object().put("a", "b");
        assertThat(RecordJson.object().isEmpty()).isTrue();
        assertThat(RecordJson.text("a").stringValue()).isEqualTo("a");
    }

    @Test
    void aDigestIsTheSha256OfTheBytes() {
        Digest digest = Digest.of("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(digest.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(digest).hasToString(digest.hex());
        assertThat(digest.hex()).startsWith(digest.brief());
        assertThat(digest.brief()).isNotEmpty();
        assertThatThrownBy(() -> new Digest("ba78")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewIdentifierSortsAfterAnEarlierOne() {
        var first = Ids.next();
        var second = Ids.next();
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.toString()).isLessThan(second.toString());
    }

    private static JsonNode json(String text) {
        return RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}

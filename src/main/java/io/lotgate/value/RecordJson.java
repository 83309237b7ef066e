package io.lotgate.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Java records to and from the JSON that is stored: decimals as strings, instants in UTC with six decimals, what is
 * absent left out.
 */
public final class RecordJson {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(BigDecimal.class, new DecimalText())
                    .addSerializer(Instant.class, new InstantText()))
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RecordJson() {}

    /** The JSON object of a record. */
    public static ObjectNode of(Record value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads a record back; unknown fields are a bug and throw. */
    public static <T extends Record> T to(Class<T> type, JsonNode node) {
        return MAPPER.treeToValue(node, type);
    }

    /** Parses stored canonical bytes. */
    public static JsonNode parse(byte[] content) {
        return MAPPER.readTree(content);
    }

    /** Reads stored bytes token by token. */
    public static JsonParser tokens(byte[] content) {
        return MAPPER.createParser(content);
    }

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A text as JSON. */
    public static JsonNode text(String value) {
        return MAPPER.getNodeFactory().stringNode(value);
    }

    /** A copy fit for the record: fractions and huge numbers become strings as written, nulls are left out. */
    public static JsonNode stored(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = object();
            node.forEachEntry((name, value) -> {
                if (!value.isNull()) {
                    copy.set(name, stored(value));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = MAPPER.createArrayNode();
            node.forEach(element -> copy.add(stored(element)));
            return copy;
        }
        boolean plain = !node.isNumber() || (node.isIntegralNumber() && node.canConvertToInt());
        return plain ? node : text(node.decimalValue().toPlainString());
    }

    /** The stored text of an instant: UTC, six decimals. */
    public static String text(Instant instant) {
        return INSTANT.format(instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static final class DecimalText extends StdSerializer<BigDecimal> {
        DecimalText() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toPlainString());
        }
    }

    private static final class InstantText extends StdSerializer<Instant> {
        InstantText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(text(value));
        }
    }
}
